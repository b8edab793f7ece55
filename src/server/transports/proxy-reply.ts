import type { Answered } from '../../client/tab-client.js';
import type { WorldMark } from '../../client/upstream-clock.js';
import { HttpError, TabError } from '../../errors/index.js';
import { presentError } from '../present-error.js';

/** What the proxy answers, before it goes on the wire. */
export interface ProxyReply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** The status for a failure on this side of the upstream. */
const STATUS: Readonly<Partial<Record<TabError['kind'], number>>> = {
  bad_input: 400,
  refused: 403,
  not_found: 404,
  timeout: 504,
  connection: 502,
  dns: 502,
  bad_body: 502,
  too_large: 502,
  // The credentials are this server's own, not those of who asked.
  oauth: 502,
  circuit_open: 503,
  overloaded: 503,
  cancelled: 503,
};

/**
 * The marks of practice data, which have to survive every hop: `X-Tab-Practice` for people, and the sandbox's own
 * header, by which another server that asks this one knows them. None for the real TAB.
 */
export function practiceHeaders(mark: WorldMark | undefined, now: number): Record<string, string> {
  if (!mark) return {};
  const world =
    mark.kind === 'sandbox'
      ? { 'x-tab-sandbox': `now=${new Date(now).toISOString()},speed=${mark.speed}` }
      : { 'x-tab-replay': `recorded-at=${mark.recordedAt ?? 'unknown'}` };
  return { 'x-tab-practice': mark.kind, ...world };
}

/** The upstream's body as it came, with its age in whole seconds, where it is from and the marks of its own world. */
export function answerReply(answered: Answered, now: number): ProxyReply {
  const age = Math.max(0, Math.floor((now - answered.answeredAt) / 1000));
  return {
    status: answered.status,
    headers: {
      'content-type': JSON_TYPE,
      age: String(age),
      'x-tab-source': answered.source,
      ...practiceHeaders(answered.kept.mark, now),
    },
    body: answered.text,
  };
}

/**
 * A failure in the shape of the TAB's errors: in the TAB's own words and status where it gave some, else in ours
 * with a code that begins `PROXY_`.
 */
export function errorReply(error: unknown): ProxyReply {
  const kind = error instanceof TabError ? error.kind : 'internal';
  const theirs =
    error instanceof HttpError && error.kind !== 'oauth' && error.status >= 400 ? error : undefined;
  const { code, message, details = [] } = theirs?.words ?? {};
  const after = error instanceof TabError && error.retry.helps ? error.retry.afterSeconds : undefined;
  const ours = presentError('proxy', error, undefined, false).content[0]?.text ?? '';
  const said =
    code === undefined && message === undefined
      ? { details: [], code: `PROXY_${kind.toUpperCase()}`, message: ours }
      : { details, code: code ?? `HTTP_${theirs?.status}`, message: message ?? code };
  return {
    status: theirs?.status ?? STATUS[kind] ?? (kind === 'internal' ? 500 : 502),
    headers: {
      'content-type': JSON_TYPE,
      ...(after === undefined ? {} : { 'retry-after': String(after) }),
    },
    body: JSON.stringify({ error: said }),
  };
}
