import { type Cassette, readBodyOf } from './cassette.js';
import type { UpstreamAnswer } from './forward.js';
import type { KnownSecrets } from './known-secrets.js';
import { REDACTED } from './patterns.js';
import { blankJson, redactJson, redactText, requestName } from './redact.js';
import { practiceOf } from './upstream-time.js';

/** One exchange as it went over the wire. */
export interface Exchange {
  /** The raw path, percent-encoded. */
  path: string;
  query: URLSearchParams;
  answer: UpstreamAnswer;
  /** The upstream's origin. */
  upstream: string;
  /** The moment of the answer, epoch milliseconds. */
  at: number;
  durationMs: number;
}

/**
 * The cassette of an exchange, with secrets cut out, or with `blank` every value of the body. Undefined when the body
 * is neither JSON nor text.
 */
export function makeCassette(exchange: Exchange, known: KnownSecrets, blank: boolean): Cassette | undefined {
  const { answer, path, query, upstream, at, durationMs } = exchange;
  const type = answer.headers['content-type'] ?? '';
  const read = readBodyOf(answer.bytes, type);
  if (!read) return undefined;
  const practice = practiceOf(answer.headers);
  const retryAfter = answer.headers['retry-after'];
  const content =
    'body' in read
      ? { body: blank ? blankJson(read.body, known) : redactJson(read.body, known) }
      : { text: blank ? REDACTED : redactText(read.text, known) };
  return {
    cassette: 1,
    recordedAt: new Date(at).toISOString(),
    durationMs,
    upstream,
    ...(practice ? { practice } : {}),
    method: 'GET',
    path: requestName(path, query, known),
    status: answer.status,
    contentType: redactText(type, known),
    ...(retryAfter === undefined ? {} : { retryAfter: redactText(retryAfter, known) }),
    ...content,
  };
}
