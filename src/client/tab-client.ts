import type { Credentials, GrantKind } from '../auth/grants.js';
import { createHandles, type Handles } from '../auth/handles.js';
import type { RefreshStore } from '../auth/refresh-store.js';
import { CancelledError } from '../errors/index.js';
import type { Exchange, Grant, GrantInput, ToolRequest } from '../tools/context.js';
import { shared } from '../util/async.js';
import type { Clock } from '../util/clock.js';
import { authorise } from './authorise.js';
import type { Authorisation, Outgoing, Send } from './call.js';
import type { Caller } from './caller.js';
import { ACCEPT_ENCODING } from './decode.js';
import { wirePath } from './request.js';
import { readReply } from './response.js';
import { attemptTimeout, deadline, stacked } from './stack.js';
import { createTokens, type Tokens } from './tokens.js';
import { poolTransport, type Transport } from './transport.js';
import { type UpstreamClock, upstreamClock } from './upstream-clock.js';

/** Where the upstream is; for the embedded sandbox it is known only once that has started. */
export interface Endpoint {
  base: URL;
  /** The sandbox's demonstration credentials, which stand in where nobody gave any. */
  demonstration?: Credentials;
}

export interface ClientOptions {
  /** Gives the endpoint, starting it if need be; called at the first request, not before. */
  open: () => Promise<Endpoint>;
  clock: Clock;
  /** Milliseconds an attempt may take. */
  attemptMs: number;
  maxBodyBytes: number;
  userAgent: string;
  exposeRawTokens: boolean;
  tokenRefreshBuffer: number | undefined;
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
  signal: AbortSignal;
}

/** An upstream answer with what is told about it. */
export interface Answered extends Exchange {
  note?: string;
}

/** The one way to the upstream: every read and every token request passes its stack. */
export interface TabClient {
  readonly clock: UpstreamClock;
  get(request: ToolRequest, options: CallOptions): Promise<Answered>;
  grant(kind: GrantKind, input: GrantInput, options: CallOptions): Promise<Grant>;
  /** Learns the upstream's time by one small request, unless an answer has told it already. */
  learnTime(options: CallOptions): Promise<void>;
  close(): Promise<void>;
}

/** Sent with every request: no disguise as a browser, no cookies. */
const ALWAYS = { accept: 'application/json', 'accept-encoding': ACCEPT_ENCODING };

/** Time a whole call may take, milliseconds; clients give up at 60 s. */
const CALL_MS = 20_000;

const PUBLIC_PREFIXES = ['/v1/tab-info-service/', '/v1/historical-results-service/'];

/** True for what anybody may read without a token. */
export function isPublic(path: string): boolean {
  return PUBLIC_PREFIXES.some((prefix) => `${path}/`.startsWith(prefix));
}

interface Line {
  base: string;
  demonstration: Credentials;
  transport: Transport;
  send: Send;
}

export function createTabClient(options: ClientOptions): TabClient {
  const clock = upstreamClock(options.clock);
  const handles: Handles = createHandles(() => clock.now());
  let line: Line | undefined;
  const connect = shared(async (): Promise<Line> => {
    const { base, demonstration = {} } = await options.open();
    const transport = poolTransport(base.origin, options.maxBodyBytes);
    const send = stacked(
      [deadline(Math.max(CALL_MS, options.attemptMs * 3)), authorise, attemptTimeout],
      async ({ method, path, headers, body, signal }) => {
        const reply = await transport.send({
          method,
          path,
          headers,
          signal,
          ...(body === undefined ? {} : { body }),
        });
        clock.observe(reply.headers);
        return reply;
      },
    );
    line = { base: base.pathname.replace(/\/+$/, ''), demonstration, transport, send };
    return line;
  });
  const ready = async () => line ?? (await connect());
  const tokens: Tokens = createTokens({
    handles,
    clock: () => clock.now(),
    exposeRawTokens: options.exposeRawTokens,
    tokenRefreshBuffer: options.tokenRefreshBuffer,
    refreshStore: options.refreshStore,
    warn: options.warn,
    demonstration: async () => (await ready()).demonstration,
    post: (form, signal) =>
      exchange({
        method: 'POST',
        path: '/oauth/token',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: form,
        authorisation: { kind: 'none' },
        attemptMs: options.attemptMs,
        signal,
      }),
  });

  async function exchange(call: Outgoing) {
    const { send, base } = await ready();
    if (call.signal.aborted) throw new CancelledError('cancelled');
    return send({
      ...call,
      path: base + call.path,
      headers: { ...ALWAYS, 'user-agent': options.userAgent, ...call.headers },
    });
  }

  function authorisation(request: ToolRequest, { caller, accessToken }: CallOptions): Authorisation {
    const open = isPublic(request.path);
    if (accessToken !== undefined) {
      return {
        kind: 'caller',
        token: handles.resolve(accessToken, caller.principal, 'access_token'),
        fallback: open,
      };
    }
    const source = open ? tokens.own(caller.credentials) : undefined;
    return source ? { kind: 'own', source } : { kind: 'none' };
  }

  async function get(request: ToolRequest, call: CallOptions): Promise<Answered> {
    const who = authorisation(request, call);
    const reply = await exchange({
      method: 'GET',
      path: wirePath(request),
      headers: {},
      authorisation: who,
      attemptMs: options.attemptMs * (call.patience ?? 1),
      signal: call.signal,
    });
    const answeredAt = clock.now();
    const { text, body } = readReply(reply, who.kind === 'caller' ? [who.token] : []);
    return { status: reply.status, body, text, answeredAt, ...(reply.note ? { note: reply.note } : {}) };
  }

  return {
    clock,
    get,
    grant: (kind, input, { caller, signal }) => tokens.grant(kind, input, caller, signal),
    learnTime: async (call) => {
      if (!clock.known) await get({ path: '/v1/', query: {} }, call).catch(() => undefined);
    },
    close: async () => {
      await line?.transport.close();
    },
  };
}
