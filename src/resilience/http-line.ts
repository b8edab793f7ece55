import type { Incoming, Outgoing } from '../client/call.js';
import { ACCEPT_ENCODING } from '../client/decode.js';
import { readReply } from '../client/response.js';
import {
  type BreakerTuning,
  createService,
  type LimitTuning,
  type RetryTuning,
  type Service,
} from '../client/service.js';
import { stacked } from '../client/stack.js';
import { poolTransport, type Transport, type TransportTiming, type WireReply } from '../client/transport.js';
import { wireSend } from '../client/wire-send.js';
import type { Part } from '../config/resilience.js';
import { TabError } from '../errors/index.js';
import { standardRule } from '../policy/breaker/standard-rule.js';
import type { RetryPreset } from '../policy/retry/retry.js';
import { singleFlight } from '../policy/single-flight.js';
import { systemTiming, type Timing } from '../policy/timing.js';
import { numberFrom, wholeNumberFrom } from '../util/check.js';
import { type Clock, systemClock } from '../util/clock.js';
import { Secret } from '../util/secret.js';
import { mergeHeaders } from './headers.js';

export interface HttpLineOptions {
  /** Named in errors and statistics. */
  name: string;
  /**
   * How reads that failed are asked again: a preset, or more closely; `false` for not at all.
   * @default 'api'
   */
  retry?: RetryPreset | RetryTuning | false;
  /**
   * When the service is left alone; `false` for never.
   * @default opens at half of 20 or more calls in 10 s, or 10 failures in a row; for 5 s, doubling to 60 s
   */
  breaker?: (BreakerTuning & { minRoutes?: number }) | false;
  /**
   * How much it is sent, at once and a second.
   * @default 16 at once, 128 waiting, no rate
   */
  limits?: Omit<LimitTuning, 'bucket'>;
  /**
   * What one attempt may take, milliseconds; less than `callMs`.
   * @default 5000, or nine tenths of a `callMs` under that
   */
  attemptMs?: number;
  /**
   * What a whole call may take, with its waits and retries, milliseconds.
   * @default 20000
   */
  callMs?: number;
  /**
   * Largest body read, bytes.
   * @default 20000000
   */
  maxBodyBytes?: number;
  /** Sent with every request. @default none */
  headers?: Record<string, string>;
  /** By which answers age, epoch milliseconds. @default the computer's */
  clock?: Clock;
  /** Waits, deadlines and chance. @default the computer's */
  timing?: Timing;
  /** Makes the connection to an origin. @default a keep-alive pool */
  connect?: (origin: string, maxBodyBytes: number, timing: TransportTiming) => Transport;
}

/** One request. */
export interface LineCall {
  method: 'GET' | 'POST';
  /** Path and query, encoded. */
  path: string;
  headers?: Record<string, string>;
  body?: string;
  route?: string;
  repeatable: boolean;
  /** Cut out of whatever the upstream says of its failure. */
  secrets?: readonly Secret[];
  /** Told when it goes on its way. */
  begins?: () => void;
}

/** An answer with a status of success, its body parsed. */
export interface HttpAnswer {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  /** The JSON; undefined for a 204, and where a POST was answered with nothing. */
  body: unknown;
  /** The body as it came. */
  text: string;
}

/** The way to one origin: retry → breaker → limit → time-out → pool. */
export interface HttpLine extends Pick<Service, 'breaker' | 'retry' | 'limiter'> {
  readonly callMs: number;
  readonly timing: Timing;
  /** Sends within a signal and a deadline that somebody else keeps; tells when the answer began to come. */
  send(
    call: LineCall,
    signal: AbortSignal,
    deadline: number,
  ): Promise<{ answer: HttpAnswer; answeredAt: number }>;
  /** Sends, and ends when `signal` fires or the time of a call is over. */
  sendAlone(call: LineCall, signal: AbortSignal): Promise<HttpAnswer>;
  close(): Promise<void>;
}

/** Throws RangeError for bad options. */
export function createHttpLine(base: URL, options: HttpLineOptions): HttpLine {
  const {
    name,
    retry = 'api',
    breaker = {},
    limits,
    clock = systemClock,
    timing = systemTiming,
    connect = poolTransport,
  } = options;
  const callMs = numberFrom('callMs', options.callMs ?? 20_000, 1, 3_600_000);
  const attemptMs =
    options.attemptMs === undefined
      ? Math.min(5_000, 0.9 * callMs)
      : numberFrom('attemptMs', options.attemptMs, 1, 3_600_000);
  // An attempt that the end of the call cuts off says nothing to the breaker: it would never open.
  if (attemptMs >= callMs) {
    throw new RangeError(`attemptMs should be less than callMs (${callMs}), got ${attemptMs}`);
  }
  const always = mergeHeaders(
    { accept: 'application/json', 'accept-encoding': ACCEPT_ENCODING },
    options.headers,
  );
  const maxBytes = wholeNumberFrom('maxBodyBytes', options.maxBodyBytes ?? 20_000_000, 1, 2 ** 31);
  const without = new Set<Part>([
    ...(retry === false ? (['retry'] as const) : []),
    ...(breaker === false ? (['breaker'] as const) : []),
  ]);
  const { minRoutes = 1, ...tuning } = breaker || {};
  const service = createService({
    name,
    without,
    timing,
    retry: typeof retry === 'string' ? { preset: retry } : retry || {},
    breaker: { rule: standardRule(minRoutes), ...tuning },
    ...(limits ? { limits } : {}),
  });
  const transport = connect(base.origin, maxBytes, timing);
  const answered = (_: unknown, agoMs: number) => clock() - agoMs;
  const through = stacked(
    service.layers,
    wireSend(transport, base.pathname.replace(/\/+$/, ''), answered, readSuccess),
  );
  const flight = singleFlight<HttpAnswer>(timing);
  let calls = 0;

  async function send(
    call: LineCall,
    signal: AbortSignal,
    deadline: number,
  ): Promise<{ answer: HttpAnswer; answeredAt: number }> {
    const { method, path, repeatable, body, route = 'any', begins } = call;
    const headers = mergeHeaders(always, call.headers);
    const outgoing: Outgoing = {
      method,
      path,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(begins === undefined ? {} : { begins }),
      authorisation: { kind: 'none' },
      attemptMs,
      signal,
      deadline,
      route,
      repeatable,
      priority: 0,
    };
    const reply: Incoming = await through(outgoing);
    const { status, answeredAt = clock() } = reply;
    const read = reply.read ?? readReply(reply, [...(call.secrets ?? []), ...secretsOf(headers)]);
    return { answer: { status, headers: reply.headers, ...read }, answeredAt };
  }

  return {
    ...service,
    callMs,
    timing,
    send,
    sendAlone: async (call, signal) => {
      const deadline = timing.clock() + callMs;
      let sent = false;
      const begins = () => {
        sent = true;
      };
      const run = async (within: AbortSignal) => (await send({ ...call, begins }, within, deadline)).answer;
      try {
        // Shared with nobody: the flight bounds the time, and aborts what nobody waits for.
        return (await flight.execute(`${calls++}`, run, { signal, deadline, runMs: callMs })).value;
      } catch (error) {
        if (error instanceof TabError) error.sent ??= sent;
        throw error;
      }
    },
    close: () => transport.close(),
  };
}

/** Headers whose values are secrets, or begin with the name of a scheme and go on as one. */
const SECRET_HEADERS = ['authorization', 'proxy-authorization', 'cookie', 'x-api-key'];

function secretsOf(headers: Readonly<Record<string, string>>): Secret[] {
  const values = SECRET_HEADERS.flatMap((name) => headers[name] ?? []);
  return values.flatMap((value) => [value, value.replace(/^\S+\s+/, '')]).map((value) => new Secret(value));
}

/** A success may be without a body where nothing was asked for: what was posted has been taken. */
function readSuccess(reply: WireReply, method: LineCall['method']): { text: string; body: unknown } {
  const nothing = reply.body.length === 0 && (method === 'POST' || reply.status === 204);
  return nothing ? { text: '', body: undefined } : readReply(reply);
}
