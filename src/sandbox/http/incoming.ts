import type { IncomingMessage } from 'node:http';

/** The largest request body taken, bytes: no call of the TAB needs more. */
const MOST_BODY = 1_000_000;

/**
 * The request target as raw path and query. The path keeps its percent-encoding and its dots: a URL parser
 * would fold `..` away, and `%2F` belongs to a name.
 */
export function splitTarget(target: string): { path: string; query: URLSearchParams } {
  const plain = target.replace(/^https?:\/\/[^/?#]*/i, '');
  const mark = plain.indexOf('?');
  const path = mark < 0 ? plain : plain.slice(0, mark);
  return {
    path: path === '' ? '/' : path,
    query: new URLSearchParams(mark < 0 ? '' : plain.slice(mark + 1)),
  };
}

/** The request's body as text; undefined when it is larger than the sandbox takes. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MOST_BODY) chunks.push(chunk);
  }
  return size > MOST_BODY ? undefined : Buffer.concat(chunks).toString('utf8');
}

/** The headers with one value each, names in lower case. */
export function flatHeaders(request: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}
