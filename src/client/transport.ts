import { Pool } from 'undici';
import { BodyError, CancelledError, TabError, TransportError } from '../errors/index.js';
import { decodeBody } from './decode.js';

/** One HTTP request, ready to send. */
export interface WireRequest {
  method: 'GET' | 'POST';
  /** Path and query, encoded. */
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** Fires when nobody waits any more, or when the attempt's time is over (`reason` is then a TransportError). */
  signal: AbortSignal;
}

/** One HTTP answer, its body whole and unpacked. Header names are in lower case. */
export interface WireReply {
  status: number;
  headers: Record<string, string | undefined>;
  body: Buffer;
}

/** Sends requests to one upstream over a keep-alive pool. Redirects are not followed. */
export interface Transport {
  send(request: WireRequest): Promise<WireReply>;
  close(): Promise<void>;
}

/** A pool for `origin`; a body over `maxBytes` is cut off with a BodyError. */
export function poolTransport(origin: string, maxBytes: number): Transport {
  const pool = new Pool(origin, {
    connections: 16,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    send: (request) => send(pool, request, maxBytes),
    close: () => pool.destroy(),
  };
}

async function send(pool: Pool, request: WireRequest, maxBytes: number): Promise<WireReply> {
  let status = 0;
  try {
    const reply = await pool.request({
      method: request.method,
      path: request.path,
      headers: request.headers,
      body: request.body ?? null,
      signal: request.signal,
    });
    status = reply.statusCode;
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of reply.body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) {
        reply.body.destroy();
        throw new BodyError('too_large', status, `The answer is larger than ${maxBytes} bytes.`);
      }
      chunks.push(chunk);
    }
    const headers = flat(reply.headers);
    const body = await decodeBody(Buffer.concat(chunks, size), headers['content-encoding'], status, maxBytes);
    return { status, headers, body };
  } catch (error) {
    throw translate(error, request.signal, status);
  }
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

const NOT_SENT = new Set([
  'ECONNREFUSED',
  'UND_ERR_CONNECT_TIMEOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
]);

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { code, cause } = error as Error & { code?: unknown };
  return typeof code === 'string' ? code : codeOf(cause);
}

function translate(error: unknown, signal: AbortSignal, status: number): unknown {
  if (error instanceof BodyError) return error;
  if (signal.aborted)
    return signal.reason instanceof TabError ? signal.reason : new CancelledError('cancelled');
  const code = codeOf(error);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new TransportError('dns', 'The name of the upstream did not resolve.', false, { cause: error });
  }
  if (status !== 0) {
    return new BodyError('bad_body', status, 'The connection ended before the answer was whole.', {
      cause: error,
    });
  }
  const what = code === 'ECONNREFUSED' ? 'refused the connection' : 'closed the connection without an answer';
  return new TransportError('connection', `The upstream ${what}.`, !NOT_SENT.has(code), { cause: error });
}
