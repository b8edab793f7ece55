import { oauthRefusal } from '../client/response.js';
import { Secret } from '../util/secret.js';
import { hasControlCharacter } from '../util/text.js';
import { checkSecrecy, httpAddress } from './address.js';
import { mergeHeaders } from './headers.js';
import { createHttpLine, type HttpAnswer, type HttpLine, type LineCall } from './http-line.js';
import { defaultRegistry } from './registry.js';

// Single requests with a secret in them. Each origin has one pool, one breaker and one limit for the whole process; nothing
// is kept and nothing shared.

export interface DirectOptions {
  /** Ends the request. */
  signal?: AbortSignal;
  /** @default none */
  headers?: Record<string, string>;
}

/** Origins whose pools are held. */
const MOST_ORIGINS = 50;
const lines = new Map<string, HttpLine>();

function lineTo({ origin }: URL): HttpLine {
  const found = lines.get(origin);
  if (found) return found;
  // Those that nobody waits for go first.
  for (const [other, line] of lines) {
    if (lines.size < MOST_ORIGINS) break;
    const { active, queued } = line.limiter.stats();
    if (active + queued > 0) continue;
    lines.delete(other);
    defaultRegistry.release(line.breaker);
    void line.close();
  }
  const line = createHttpLine(new URL(origin), { name: origin, retry: { preset: 'quick' } });
  defaultRegistry.circuit(line.breaker);
  lines.set(origin, line);
  return line;
}

/** Ends all connections that the single requests hold. The next one opens its own. */
export async function closeConnections(): Promise<void> {
  const open = [...lines.values()];
  lines.clear();
  for (const { breaker } of open) defaultRegistry.release(breaker);
  await Promise.all(open.map((line) => line.close()));
}

function send(
  url: string | URL,
  call: Omit<LineCall, 'path'>,
  { signal = new AbortController().signal, headers }: DirectOptions,
): Promise<HttpAnswer> {
  const to = httpAddress('url', url);
  checkSecrecy(to);
  const path = to.pathname + to.search;
  return lineTo(to).sendAlone({ ...call, path, headers: mergeHeaders(headers, call.headers) }, signal);
}

function bearer(token: string | Secret): { secret: Secret; headers: Record<string, string> } {
  const secret = token instanceof Secret ? token : new Secret(token);
  const text = secret.reveal();
  if (text === '' || /\s/.test(text) || hasControlCharacter(text)) {
    throw new RangeError('token should be text without blanks and control characters');
  }
  return { secret, headers: { authorization: `Bearer ${text}` } };
}

/** Members of a form that are no secret. */
const PLAIN = new Set(['grant_type', 'scope', 'token_type_hint', 'redirect_uri']);

/** Grants that may be asked for twice: they use nothing up. */
const REPEATABLE = new Set(['client_credentials', 'password']);

/**
 * Posts a form to a token endpoint. A `client_credentials` or `password` grant that failed is asked for once more; anything
 * else is sent once, because it may use up what it brings. Throws HttpError of the kind `oauth` where the credentials are
 * refused; no error holds a value of the form. Throws RefusedError, with nothing sent, over plain http to another computer.
 */
export async function oauthPost(
  url: string | URL,
  form: Readonly<Record<string, string>>,
  options: DirectOptions = {},
): Promise<HttpAnswer> {
  const secrets = Object.entries(form).flatMap(([name, value]) =>
    PLAIN.has(name) ? [] : [new Secret(value)],
  );
  const call = {
    method: 'POST' as const,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
    repeatable: REPEATABLE.has(form['grant_type'] ?? ''),
    secrets,
  };
  try {
    return await send(url, call, options);
  } catch (error) {
    throw oauthRefusal(error);
  }
}

/**
 * Reads JSON with a bearer token; asked again once when that failed. Nothing is kept or shared, and no error holds the
 * token. Throws RefusedError, with nothing sent, over plain http to another computer.
 */
export async function bearerGet(
  url: string | URL,
  token: string | Secret,
  options: DirectOptions = {},
): Promise<HttpAnswer> {
  const { secret, headers } = bearer(token);
  return send(url, { method: 'GET', headers, repeatable: true, secrets: [secret] }, options);
}

/**
 * Posts JSON with a bearer token, in one attempt whatever happens. No error holds the token. Throws RefusedError, with
 * nothing sent, over plain http to another computer.
 */
export async function bearerPost(
  url: string | URL,
  token: string | Secret,
  body: unknown,
  options: DirectOptions = {},
): Promise<HttpAnswer> {
  const { secret, headers } = bearer(token);
  const call = {
    method: 'POST' as const,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    repeatable: false,
    secrets: [secret],
  };
  return send(url, call, options);
}
