import { type Dispatcher, Pool } from 'undici';
import { BodyError, CancelledError, TabError, TransportError } from '../errors/index.js';
import { systemTiming } from '../policy/timing.js';
import type { Clock } from '../util/clock.js';
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
  /** Milliseconds from the headers to the end of the body: so old was the answer when it was whole. @default 0 */
  bodyMs?: number;
}

/** Sends requests to one upstream over a keep-alive pool. Redirects are not followed. */
export interface Transport {
  send(request: WireRequest): Promise<WireReply>;
  close(): Promise<void>;
}

/** A pool for `origin`; a body over `maxBytes` is cut off with a BodyError. `clock` measures how long a body takes. */
export function poolTransport(
  origin: string,
  maxBytes: number,
  clock: Clock = systemTiming.clock,
): Transport {
  const pool = new Pool(origin, {
    connections: 16,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    send: (request) => send(pool, request, maxBytes, clock),
    close: () => pool.destroy(),
  };
}

async function send(pool: Pool, request: WireRequest, maxBytes: number, clock: Clock): Promise<WireReply> {
  const seen: Seen = { status: 0, at: 0 };
  try {
    const { headers: raw, body: packed } = await exchange(pool, request, maxBytes, seen, clock);
    const headers = flat(raw);
    const coding = headers['content-encoding'];
    const body = coding ? await decodeBody(packed, coding, seen.status, maxBytes) : packed;
    return { status: seen.status, headers, body, bodyMs: Math.max(0, clock() - seen.at) };
  } catch (error) {
    throw translate(error, request.signal, seen.status);
  }
}

type RawHeaders = Record<string, string | string[] | undefined>;

/** What is known of an answer once its headers are there: its status, and when they came. */
interface Seen {
  status: number;
  at: number;
}

/**
 * One request and the bytes of its answer; `seen` is filled in as soon as its headers are there. It is undici's
 * `dispatch`, because the streams that `request` puts around it cost more than all the rest of the way here.
 */
function exchange(
  pool: Pool,
  { method, path, headers, body, signal }: WireRequest,
  maxBytes: number,
  seen: Seen,
  clock: Clock,
): Promise<{ headers: RawHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    let answer: RawHeaders = {};
    let ended: Error | undefined;
    let controller: Dispatcher.DispatchController | undefined;
    const end = (error: Error) => {
      signal.removeEventListener('abort', leave);
      ended ??= error;
      // Before it is on a connection there is nothing to abort; it is then aborted when it gets there.
      controller?.abort(error);
      reject(error);
    };
    const leave = () => end(new Error('The one who asked has left.'));
    signal.addEventListener('abort', leave, { once: true });
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(started) {
        controller = started;
        if (ended) started.abort(ended);
      },
      onResponseStart(_controller, status, received) {
        // One of 1xx only announces the answer.
        if (status < 200) return;
        seen.status = status;
        seen.at = clock();
        answer = received;
      },
      onResponseData(_controller, chunk) {
        size += chunk.length;
        if (size <= maxBytes) chunks.push(chunk);
        else end(new BodyError('too_large', seen.status, `The answer is larger than ${maxBytes} bytes.`));
      },
      onResponseEnd() {
        signal.removeEventListener('abort', leave);
        resolve({
          headers: answer,
          body: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size),
        });
      },
      onResponseError: (_controller, error) => end(error),
    };
    pool.dispatch({ method, path, headers, body: body ?? null }, handler);
  });
}

/** Each header as one text; the very object where each is that already, as nearly always. */
function flat(headers: RawHeaders): Record<string, string | undefined> {
  const isFlat = (given: RawHeaders): given is Record<string, string | undefined> =>
    !Object.values(given).some(Array.isArray);
  if (isFlat(headers)) return headers;
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
