import type { IncomingMessage } from 'node:http';

/** The largest request body taken, bytes: no call of the TAB needs more. */
const MOST_BODY = 1_000_000;

/** The raw path of a request target, its percent-encoding and its dots kept: a URL parser would fold `..` away, and `%2F` belongs to a name. */
export function pathOf(target: string): string {
  return split(target).path;
}

/** The query of a request target. */
export function queryOf(target: string): URLSearchParams {
  return new URLSearchParams(split(target).query);
}

function split(target: string): { path: string; query: string } {
  const plain = target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?#]*/i, '');
  const mark = plain.indexOf('?');
  const path = mark < 0 ? plain : plain.slice(0, mark);
  return { path: path === '' ? '/' : path, query: mark < 0 ? '' : plain.slice(mark + 1) };
}

/** The request's body as text; undefined when it is larger than the sandbox takes. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const { 'content-length': length, 'transfer-encoding': transfer } = request.headers;
  if (length === undefined && transfer === undefined) return '';
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MOST_BODY) chunks.push(chunk);
  }
  return size > MOST_BODY ? undefined : Buffer.concat(chunks).toString('utf8');
}

/** The headers with one value each, names in lower case. */
export function flatHeaders({ headers }: IncomingMessage): Record<string, string | undefined> {
  const cookies = headers['set-cookie'];
  // The only one of which Node makes a list, and which no client sends.
  const rest = cookies ? { ...headers, 'set-cookie': cookies.join(', ') } : headers;
  return rest as Record<string, string | undefined>;
}
