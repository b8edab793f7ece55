import type { Credentials, GrantKind } from '../auth/grants.js';
import { createHandles, type Handles } from '../auth/handles.js';
import type { RefreshStore } from '../auth/refresh-store.js';
import type { Part } from '../config/resilience.js';
import { TabError } from '../errors/index.js';
import type { CachedAnswer } from '../policy/cached/types.js';
import { DeadlineError } from '../policy/errors.js';
import { singleFlight } from '../policy/single-flight.js';
import { systemTiming, type Timing } from '../policy/timing.js';
import type { Entry } from '../store/store.js';
import type { Exchange, Grant, GrantInput, ToolRequest } from '../tools/context.js';
import type { Source } from '../tools/define-tool.js';
import { shared } from '../util/async.js';
import { type Clock, systemClock } from '../util/clock.js';
import { cacheKey } from './cache-key.js';
import type { Authorisation, Incoming } from './call.js';
import type { Caller } from './caller.js';
import { type ClientStats, clientStats } from './client-stats.js';
import { ACCEPT_ENCODING } from './decode.js';
import { Kept } from './kept.js';
import { createLine, type Line } from './line.js';
import { createPriorities } from './priorities.js';
import { createReads, type Keeping } from './reads.js';
import { wirePath } from './request.js';
import { readReply } from './response.js';
import { createTokens, type Tokens } from './tokens.js';
import type { Transport, TransportTiming } from './transport.js';
import { readMark, type UpstreamClock, upstreamClock } from './upstream-clock.js';

/** Where the upstream is; for the embedded sandbox it is known only once that has started. */
export interface Endpoint {
  base: URL;
  /** The sandbox's demonstration credentials, which stand in where nobody gave any. */
  demonstration?: Credentials;
}

export interface ClientOptions {
  /** Gives the endpoint, starting it if need be; called at the first request, not before. */
  open: () => Promise<Endpoint>;
  /** The computer's date and time, by which the upstream's is told. @default the system's */
  clock?: Clock;
  /** Waits, deadlines and chance of the policies. @default the system's */
  timing?: Timing;
  /** Makes the connection to an origin. @default a keep-alive pool */
  connect?: (origin: string, maxBytes: number, timing: TransportTiming) => Transport;
  /** Milliseconds an attempt may take. */
  attemptMs: number;
  maxBodyBytes: number;
  userAgent: string;
  exposeRawTokens: boolean;
  tokenRefreshBuffer: number | undefined;
  /** Parts of the stack that are taken out. */
  without: ReadonlySet<Part>;
  /** Requests a second; undefined: the TAB's pace, unlimited on loopback. */
  outboundRps: number | undefined;
  /** The operator's configured refresh token, whose successors are kept. */
  refreshStore: RefreshStore;
  /** Told of trouble that no caller can act on. */
  warn: (message: string) => void;
}

export interface CallOptions {
  caller: Caller;
  /** A handle or a raw token, as the argument `access_token` gave it. */
  accessToken?: string | undefined;
  /** How many times the usual an attempt may take; sports lists and competitions are large. */
  patience?: number;
  /** How the answer may be kept. @default not at all */
  keeping?: Keeping;
  /** The kind of request for the breaker: a label out of a small set. @default 'other' */
  route?: string;
  /** When it must have ended: `until()` of the moment at which the caller's own work began. @default of now */
  until?: number;
  signal: AbortSignal;
}

/** The upstream failed or was slow, or this side could not ask: too much waits, or the upstream asked to go slower. */
export type WhyOld = 'failed' | 'slow' | 'held back';

/** An upstream answer with what is told about it. */
export interface Answered extends Exchange {
  note?: string | undefined;
  /** The answer as it is kept, with what was made of it before. */
  kept: Kept;
  source: Source;
  /** Why an old answer was given, where one was. */
  stale?: WhyOld | undefined;
  /** For how many milliseconds of real time it may still be used without asking; 0 for an old or private one. At most a day. */
  freshForMs(): number;
}

/** The one way to the upstream: every read and every token request passes its stack. */
export interface TabClient {
  readonly clock: UpstreamClock;
  get(request: ToolRequest, options: CallOptions): Promise<Answered>;
  /** When what begins now must have ended, however many requests it takes; by the timing's clock. */
  until(): number;
  grant(kind: GrantKind, input: GrantInput, options: CallOptions): Promise<Grant>;
  /** Learns the upstream's time by one small request, unless an answer has told it already. */
  learnTime(options: CallOptions): Promise<void>;
  stats(): ClientStats;
  clearCaches(): void;
  close(): Promise<void>;
}

/** Sent with every request: no disguise as a browser, no cookies. */
const ALWAYS = { accept: 'application/json', 'accept-encoding': ACCEPT_ENCODING };

/** Time a whole call may take, milliseconds; clients give up at 60 s. */
const CALL_MS = 20_000;

/** How long the question of the time is waited for, and how long until it is asked again, milliseconds. */
const TIME_WAIT_MS = 1_000;
const TIME_AGAIN_MS = 10_000;

const NEVER: Keeping = { freshness: 'never' };

const DAY_MS = 86_400_000;

const PUBLIC_PREFIXES = ['/v1/tab-info-service/', '/v1/historical-results-service/'];

/** True for what anybody may read without a token. */
export function isPublic(path: string): boolean {
  return PUBLIC_PREFIXES.some((prefix) => path.startsWith(prefix) || `${path}/` === prefix);
}

function whyOld(answer: CachedAnswer<Kept> & { source: 'stale' }): WhyOld {
  if (answer.because === 'slow') return 'slow';
  const { error } = answer;
  const held = error instanceof TabError && (error.kind === 'overloaded' || error.kind === 'rate_limited');
  return held ? 'held back' : 'failed';
}

export function createTabClient(options: ClientOptions): TabClient {
  const { timing = systemTiming, without } = options;
  const clock = upstreamClock(options.clock ?? systemClock);
  const handles: Handles = createHandles(() => clock.now());
  const callMs = without.has('deadline')
    ? Number.POSITIVE_INFINITY
    : Math.max(CALL_MS, options.attemptMs * 3);
  const reads = createReads({ without, now: clock.ageing, timing, callMs });
  /** What a flight may take where no deadline ends it. */
  const runMs = Math.min(callMs, 3_600_000);
  const tokenFlight = singleFlight<Incoming>(timing);
  const timeFlight = singleFlight<Answered>(timing);
  let tokenRequests = 0;
  const priorities = createPriorities();
  let lastGoodAt: number | undefined;
  let askTimeFrom = Number.NEGATIVE_INFINITY;
  let line: Line | undefined;

  const open = shared(async (): Promise<Line> => {
    const { base, demonstration = {} } = await options.open();
    // Loaded with the first request: a client that only lists tools need not wait for an HTTP library.
    const connect = options.connect ?? (await import('./transport.js')).poolTransport;
    line = createLine({
      base,
      demonstration,
      transport: connect(base.origin, options.maxBodyBytes, timing),
      clock,
      timing,
      without,
      outboundRps: options.outboundRps,
      onCircuitChange: (state, service) => options.warn(`circuit of ${service}: ${state}`),
    });
    return line;
  });
  const ready = (): Line | Promise<Line> => line ?? open();

  const always = { ...ALWAYS, 'user-agent': options.userAgent };

  const tokens: Tokens = createTokens({
    handles,
    clock: () => clock.now(),
    exposeRawTokens: options.exposeRawTokens,
    tokenRefreshBuffer: options.tokenRefreshBuffer,
    refreshStore: options.refreshStore,
    warn: options.warn,
    demonstration: async () => (await ready()).demonstration,
    post: async (form, repeatable, signal) => {
      const { token } = await ready();
      const deadline = timing.clock() + callMs;
      const run = (within: AbortSignal) =>
        token({
          method: 'POST',
          path: '/oauth/token',
          route: 'POST /oauth/token',
          headers: { ...always, 'content-type': 'application/x-www-form-urlencoded' },
          body: form,
          authorisation: { kind: 'none' },
          attemptMs: options.attemptMs,
          repeatable,
          priority: 0,
          signal: within,
          deadline,
        });
      // Not shared: each token is somebody's own. The flight only bounds the time and aborts what nobody waits for.
      const flight = await tokenFlight.execute(`${tokenRequests++}`, run, {
        signal,
        deadline,
        runMs,
      });
      return flight.value;
    },
  });

  function authorisation(anybody: boolean, { caller, accessToken }: CallOptions): Authorisation {
    if (accessToken !== undefined) {
      const token = handles.resolve(accessToken, caller.principal, 'access_token');
      return { kind: 'caller', token, fallback: anybody };
    }
    const source = anybody ? tokens.own(caller.credentials) : undefined;
    return source ? { kind: 'own', source } : { kind: 'none' };
  }

  // Half a second more than a load may take: one that began with its caller ends it, without an alarm of its own.
  const until = () => timing.clock() + callMs + 500;

  async function get(request: ToolRequest, call: CallOptions): Promise<Answered> {
    const anybody = isPublic(request.path);
    const who = authorisation(anybody, call);
    const { base, read } = line ?? (await open());
    const shared = who.kind !== 'caller';
    const keeping: Keeping = call.keeping && anybody ? call.keeping : NEVER;
    const path = wirePath(request);
    const key = cacheKey(
      base.href,
      path,
      who.kind === 'caller' ? { kind: 'private', token: who.token } : { kind: 'public' },
    );
    const fetch = async (signal: AbortSignal, deadline: number): Promise<Entry<Kept>> => {
      const reply = await read({
        method: 'GET',
        path,
        headers: always,
        route: call.route ?? 'other',
        authorisation: who,
        attemptMs: options.attemptMs * (call.patience ?? 1),
        repeatable: true,
        priority: priorities.of(key, keeping.freshness, clock.now()),
        signal,
        deadline,
      });
      const answeredAt = reply.answeredAt ?? clock.now();
      const { text, body } =
        reply.read ?? readReply(reply, who.kind === 'caller' ? [who.token] : reply.bore ? [reply.bore] : []);
      lastGoodAt = answeredAt;
      const kept = new Kept({
        text,
        body,
        status: reply.status,
        note: reply.note,
        mark: readMark(reply.headers),
      });
      priorities.learn(key, keeping, kept);
      return { value: kept, answeredAt, bytes: kept.bytes };
    };
    const { signal, until: deadline = until() } = call;
    if (deadline <= timing.clock()) throw new DeadlineError(callMs);
    const wait = { signal, deadline };
    const answer = shared
      ? await reads.public(key, keeping, fetch, wait)
      : await reads.private(key, fetch, wait);
    const kept = answer.value;
    return {
      kept,
      status: kept.status,
      body: kept.body,
      text: kept.text,
      answeredAt: answer.answeredAt,
      source: answer.source,
      stale: answer.source === 'stale' ? whyOld(answer) : undefined,
      // A detour is news to who made it; for anybody else it would speak of somebody else's credentials.
      note: answer.source === 'upstream' && !answer.joined ? kept.note : undefined,
      freshForMs() {
        if (!shared || answer.source === 'stale') return 0;
        const left = reads.freshForMs(keeping, kept, clock.ageing() - answer.answeredAt);
        // In a world that runs faster it is over sooner.
        return left === 0 ? 0 : Math.floor(Math.min(DAY_MS, left / Math.max(1, clock.mark?.speed ?? 1)));
      },
    };
  }

  return {
    clock,
    get,
    until,
    grant: (kind, input, { caller, signal }) => tokens.grant(kind, input, caller, signal),
    learnTime: async ({ caller, signal }) => {
      if (clock.known || timing.clock() < askTimeFrom) return;
      const ask = (within: AbortSignal) => get({ path: '/v1/', query: {} }, { caller, signal: within });
      // Without an answer the computer's own time has to do: nobody waits long for this.
      await timeFlight.execute('time', ask, { signal, runMs: TIME_WAIT_MS }).catch(() => undefined);
      if (!clock.known) askTimeFrom = timing.clock() + TIME_AGAIN_MS;
    },
    stats: () => clientStats(line, reads, lastGoodAt, timing.clock(), clock.now()),
    clearCaches: () => {
      for (const cache of reads.caches) cache.clear();
    },
    close: async () => {
      await line?.transport.close();
    },
  };
}
