import { buildConnector, type Dispatcher, Pool } from 'undici';
import { BodyError } from '../errors/index.js';
import { abortError } from '../policy/abort.js';
import { systemTiming, type Timing } from '../policy/timing.js';
import { connecting, type Presence } from './connecting.js';
import { decodeBody } from './decode.js';
import { tooSlow, wireFailure } from './wire-failure.js';

/** One HTTP request, ready to send. */
export interface WireRequest {
  method: 'GET' | 'POST';
  /** Path and query, encoded. */
  path: string;
  headers: Record<string, string>;
  body?: string | undefined;
  /** Milliseconds it may take until its answer is whole: then it ends with a TransportError. */
  attemptMs: number;
  /** Fires when nobody waits any more. */
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

/** What a transport knows of time: when an attempt is over, and how long a body takes. */
export type TransportTiming = Pick<Timing, 'clock' | 'alarm'>;

/** A pool for `origin`; a body over `maxBytes` is cut off with a BodyError. */
export function poolTransport(
  origin: string,
  maxBytes: number,
  timing: TransportTiming = systemTiming,
): Transport {
  const connections = connecting(buildConnector({}));
  const pool = new Pool(origin, {
    connect: connections.connect,
    connections: 16,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        const { method, path, headers, body = null, signal } = request;
        if (signal.aborted) {
          reject(abortError(signal));
          return;
        }
        const exchange = new Exchange(request, maxBytes, timing, connections, resolve, reject);
        pool.dispatch({ method, path, headers, body }, exchange);
      }),
    close: async () => {
      const gone = pool.destroy();
      connections.breakOff();
      await gone;
    },
  };
}

type RawHeaders = Record<string, string | string[] | undefined>;

/**
 * One request under way, told by undici how its answer comes in. It is handed to undici's `dispatch`, because the streams
 * that `request` puts around that cost more than all the rest of the way here.
 */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #signal: AbortSignal;
  readonly #maxBytes: number;
  readonly #clock: TransportTiming['clock'];
  readonly #connections: Presence;
  readonly #callOff: () => void;
  readonly #resolve: (reply: WireReply | Promise<WireReply>) => void;
  readonly #reject: (error: unknown) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #ended: Error | undefined;
  #status = 0;
  #answeredAt = 0;
  #headers: RawHeaders = {};
  #body: Buffer | undefined;
  /** The pieces after the first, where there are any. */
  #more: Buffer[] | undefined;
  #size = 0;

  constructor(
    { signal, attemptMs }: WireRequest,
    maxBytes: number,
    { clock, alarm }: TransportTiming,
    connections: Presence,
    resolve: (reply: WireReply | Promise<WireReply>) => void,
    reject: (error: unknown) => void,
  ) {
    this.#signal = signal;
    this.#maxBytes = maxBytes;
    this.#clock = clock;
    this.#connections = connections;
    this.#resolve = resolve;
    this.#reject = reject;
    connections.enter();
    signal.addEventListener('abort', this);
    this.#callOff = alarm(attemptMs, () => this.#end(tooSlow(attemptMs, this.#controller !== undefined)));
  }

  /** The signal fired. */
  handleEvent(): void {
    this.#end(new Error('The one who asked has left.'));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#ended) controller.abort(this.#ended);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: RawHeaders): void {
    // One of 1xx only announces the answer.
    if (status < 200) return;
    this.#status = status;
    this.#answeredAt = this.#clock();
    this.#headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > this.#maxBytes) {
      this.#end(
        new BodyError('too_large', this.#status, `The answer is larger than ${this.#maxBytes} bytes.`),
      );
    } else if (!this.#body) {
      this.#body = chunk;
    } else {
      this.#more ??= [];
      this.#more.push(chunk);
    }
  }

  onResponseEnd(): void {
    this.#leave();
    const first = this.#body ?? Buffer.alloc(0);
    const packed = this.#more ? Buffer.concat([first, ...this.#more], this.#size) : first;
    const headers = flat(this.#headers);
    const coding = headers['content-encoding'];
    if (coding === undefined) this.#resolve(this.#reply(headers, packed));
    else this.#resolve(this.#unpacked(headers, packed, coding));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#end(error);
  }

  #reply(headers: WireReply['headers'], body: Buffer): WireReply {
    return { status: this.#status, headers, body, bodyMs: Math.max(0, this.#clock() - this.#answeredAt) };
  }

  async #unpacked(headers: WireReply['headers'], packed: Buffer, coding: string): Promise<WireReply> {
    return this.#reply(headers, await decodeBody(packed, coding, this.#status, this.#maxBytes));
  }

  /** Listens to nothing any more. */
  #leave(): void {
    this.#callOff();
    this.#signal.removeEventListener('abort', this);
    this.#connections.leave();
  }

  #end(error: Error): void {
    if (this.#ended) return;
    this.#ended = error;
    const started = this.#controller !== undefined;
    this.#leave();
    // Before it is on a connection there is nothing to abort; it is then aborted when it gets there.
    this.#controller?.abort(error);
    this.#reject(wireFailure(error, { signal: this.#signal, started, status: this.#status }));
  }
}

/** Each header as one text; the very object where each is that already, as nearly always. */
function flat(headers: RawHeaders): WireReply['headers'] {
  for (const name in headers) {
    if (Array.isArray(headers[name])) return joined(headers);
  }
  return headers as WireReply['headers'];
}

function joined(headers: RawHeaders): WireReply['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
