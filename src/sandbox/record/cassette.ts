import { isObject, parseJson } from '../../util/json.js';

/** One recorded exchange, as its file holds it; secrets are cut out of all of it. */
export interface Cassette {
  /** The version of this form. */
  cassette: 1;
  /** When the answer was whole, ISO, UTC. */
  recordedAt: string;
  /** From the request's sending to the answer's end, milliseconds. */
  durationMs: number;
  /** Who answered: `https://api.beta.tab.com.au`. */
  upstream: string;
  /** What the upstream said it is, where that is not the TAB. */
  practice?: 'sandbox' | 'replay';
  method: 'GET';
  /** Path and sorted query. */
  path: string;
  status: number;
  contentType: string;
  /** The `Retry-After` header, where there was one. */
  retryAfter?: string;
  /** A JSON body. */
  body?: unknown;
  /** A body that is text and no JSON. */
  text?: string;
}

/** A body as a cassette holds it: JSON parsed, other text as it is. Undefined for what is neither. */
export function readBodyOf(
  bytes: Buffer,
  contentType: string,
): { body: unknown } | { text: string } | undefined {
  const text = bytes.toString('utf8');
  const body = parseJson(text);
  if (body !== undefined) return { body };
  const isText =
    contentType === '' || /^text\/|\b(json|xml|javascript|x-www-form-urlencoded)\b/i.test(contentType);
  return isText && !text.includes('\u0000') ? { text } : undefined;
}

/** The cassette in a file's text, or the words of what is wrong with it. */
export function parseCassette(text: string): Cassette | string {
  const value = parseJson(text);
  if (!isObject(value) || value['cassette'] === undefined) return 'is no cassette';
  if (value['cassette'] !== 1)
    return `is of version ${String(value['cassette'])}; this program reads version 1`;
  const { recordedAt, durationMs, upstream, method, path, status, contentType, text: plain } = value;
  const sound =
    typeof recordedAt === 'string' &&
    !Number.isNaN(Date.parse(recordedAt)) &&
    typeof durationMs === 'number' &&
    typeof upstream === 'string' &&
    method === 'GET' &&
    typeof path === 'string' &&
    path.startsWith('/') &&
    Number.isInteger(status) &&
    Number(status) >= 200 &&
    Number(status) <= 599 &&
    typeof contentType === 'string' &&
    ('body' in value || typeof plain === 'string');
  return sound ? (value as unknown as Cassette) : 'is a damaged cassette';
}
