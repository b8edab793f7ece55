import { BodyError, HttpError, type UpstreamWords } from '../errors/index.js';
import type { Retry } from '../errors/tab-error.js';
import { systemClock } from '../util/clock.js';
import { isObject } from '../util/json.js';
import { isTooShort, redact, type Secret } from '../util/secret.js';
import { cleanText, truncate } from '../util/text.js';
import type { Incoming } from './call.js';

/** Longest upstream message repeated to a person, characters. */
const MAX_MESSAGE = 300;

/**
 * The JSON body of a success. Throws HttpError for any other status and BodyError for a success whose body is empty,
 * no JSON, a part, or broken. `secrets` are those that were sent: should the upstream repeat one, it is cut out.
 */
export function readReply(reply: Incoming, secrets: readonly Secret[] = []): { text: string; body: unknown } {
  if (reply.status < 200 || reply.status > 299) {
    const error = failure(reply, secrets);
    error.tries = reply.tries;
    throw error;
  }
  if (reply.status === 206) throw new BodyError('bad_body', 206, 'Only a part of the answer came.');
  const text = reply.body.toString();
  const type = reply.headers['content-type'] ?? '';
  if (type !== '' && !/\bjson\b/i.test(type) && !isBlank(text)) {
    const came = /html/i.test(type) ? 'a web page' : `content of type ${truncate(cleanText(type), 60)}`;
    throw new BodyError('bad_body', reply.status, `The answer was ${came}, not JSON.`);
  }
  try {
    return { text, body: JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) };
  } catch {
    if (isBlank(text)) throw new BodyError('bad_body', reply.status, 'The answer was empty.');
    // The parser's own error repeats a piece of the body, which may hold a token: it is not handed on.
    throw new BodyError('bad_body', reply.status, 'The answer is no valid JSON; it may have been cut short.');
  }
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function failure(reply: Incoming, secrets: readonly Secret[]): HttpError {
  const { status } = reply;
  const words = readWords(reply, secrets);
  const after = retryAfter(reply.headers['retry-after'], reply.headers['date'], reply.answeredAt);
  const later: Retry = { helps: true, ...(after === undefined ? {} : { afterSeconds: after }) };
  if (status === 401) return new HttpError('unauthorised', status, words, { helps: false });
  if (status === 403) {
    const edge = !/\bjson\b/i.test(reply.headers['content-type'] ?? '');
    return new HttpError(edge ? 'edge_blocked' : 'forbidden', status, edge ? {} : words, { helps: false });
  }
  if (status === 404) return new HttpError('not_found', status, words, { helps: false });
  if (status === 408 || status >= 500) return new HttpError('upstream_error', status, words, later);
  if (status === 429) return new HttpError('rate_limited', status, words, later);
  if (status >= 400) return new HttpError('bad_request', status, words, { helps: false });
  return new HttpError('upstream_error', status, words, { helps: false });
}

/** A token endpoint's 400 or 401 says that the credentials are no good; anything else as it is. */
export function oauthRefusal(error: unknown): unknown {
  const refused = error instanceof HttpError && (error.status === 400 || error.status === 401);
  return refused ? new HttpError('oauth', error.status, error.words, { helps: false }) : error;
}

/** The longest wait that is told, seconds. */
const DAY_S = 86_400;

/**
 * Seconds to wait, from `Retry-After` as seconds or as a date: against the answer's own `Date`, and where it has none against
 * `answeredAt`, the moment it came (epoch ms; @default now, by this computer). At most a day; undefined for what is neither.
 */
export function retryAfter(
  header: string | undefined,
  date: string | undefined,
  answeredAt?: number,
): number | undefined {
  const said = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(said)) return Math.min(Math.ceil(Number(said)), DAY_S);
  const until = httpDate(said);
  if (Number.isNaN(until)) return undefined;
  const dated = Date.parse(date ?? '');
  const from = Number.isNaN(dated) ? (answeredAt ?? systemClock()) : dated;
  return Math.min(Math.max(0, Math.ceil((until - from) / 1000)), DAY_S);
}

/** A date of HTTP in any of its three forms, else NaN: `Date.parse` alone takes `-3` and `1, 5` for days of 2001. */
function httpDate(text: string): number {
  if (!/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i.test(text)) return Number.NaN;
  return Date.parse(/ gmt$/i.test(text) ? text : `${text} GMT`);
}

/** The upstream's own words: the TAB's `error` object, or OAuth's `error_description`. HTML has none. */
function readWords(reply: Incoming, secrets: readonly Secret[]): UpstreamWords {
  // One so short can't be cut out without tearing other words: then nothing of them is repeated.
  if (secrets.some((secret) => isTooShort(secret))) return {};
  let body: unknown;
  try {
    body = JSON.parse(reply.body.toString('utf8'));
  } catch {
    return {};
  }
  if (!isObject(body)) return {};
  const clean = (value: unknown): string | undefined => {
    if (typeof value !== 'string') return undefined;
    // A stack trace under the message is of no use to a person.
    const head = value.split(/[\r\n]+\s*at /, 1)[0] ?? '';
    // Cleaning may change a secret's own blanks, or uncover one: it is looked for before and after.
    const shown = truncate(redact(cleanText(redact(head, secrets)), secrets), MAX_MESSAGE);
    return shown === '' ? undefined : shown;
  };
  const inner = isObject(body['error']) ? body['error'] : {};
  const code = clean(inner['code']) ?? clean(body['error']) ?? clean(body['code']);
  const message = clean(inner['message']) ?? clean(body['error_description']) ?? clean(body['message']);
  const details = (Array.isArray(inner['details']) ? inner['details'] : [])
    .slice(0, 5)
    .flatMap((detail: unknown) => {
      const path = isObject(detail) ? clean(detail['path']) : undefined;
      const said = isObject(detail) ? clean(detail['message']) : undefined;
      return path === undefined && said === undefined ? [] : [{ path: path ?? '', message: said ?? '' }];
    });
  return {
    ...(code === undefined ? {} : { code }),
    ...(message === undefined ? {} : { message }),
    ...(details.length > 0 ? { details } : {}),
  };
}
