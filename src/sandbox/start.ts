import { wholeNumberFrom } from '../util/check.js';
import { type Clock, systemClock } from '../util/clock.js';
import { MOST_ACCOUNTS, seededAccounts } from './accounts/account.js';
import { type Desk, openDesk } from './accounts/desk.js';
import { accountRoutes } from './accounts/routes.js';
import { createTokens } from './accounts/tokens.js';
import { type SandboxClock, sandboxClock } from './clock.js';
import { faultRoutes } from './faults/admin.js';
import type { FaultInput } from './faults/fault.js';
import { createFaults, type Faults } from './faults/faults.js';
import { type Refusal, watchRefusal } from './faults/refusal.js';
import { findRoute } from './find/route.js';
import { adminRoutes } from './http/admin.js';
import type { Sleep } from './http/effect.js';
import { createRateLimit, type RateLimit } from './http/rate-limit.js';
import { createRequestLog } from './http/requests.js';
import { type BeforeHook, startServer } from './http/server.js';
import { createOAuth, SANDBOX_CREDENTIALS, type SandboxCredentials } from './oauth.js';
import { pageRoutes } from './page/routes.js';
import { readRoutes } from './read-routes.js';
import { nextJump } from './world/racing/next-jump.js';
import { createWorld, type World } from './world/world.js';

/** How to start a sandbox; nothing is required. */
export interface SandboxOptions {
  /** The world's name: the same seed gives the same meetings, people, prices and results. @default 'sandbox' */
  seed?: string;
  /** World time at the start, epoch milliseconds. @default the real time */
  at?: number;
  /** World seconds a real second; 0 freezes. @default 1 */
  speed?: number;
  /** 0 for a free one. @default 0 */
  port?: number;
  /** The address to listen at. @default '127.0.0.1' */
  host?: string;
  /** Names besides loopback and the server's own address under which it answers, for example in a container network. @default [] */
  allowHosts?: readonly string[];
  /** The real time, which the world's time follows. @default the computer's clock */
  clock?: Clock;
  /** What the token endpoint accepts, where it should differ. @default SANDBOX_CREDENTIALS */
  credentials?: Partial<SandboxCredentials>;
  /** Practice accounts, at most 100, the first that of the credentials. @default 1 */
  accounts?: number;
  /** True to give the other accounts a new refresh token with every use of one, which ends the old. @default false */
  rotateRefreshTokens?: boolean;
  /** Asked before every request of the emulated TAB: see BeforeHook. @default [] */
  before?: readonly BeforeHook[];
  /** How it misbehaves from the start, as in a scenario file. @default [] */
  faults?: readonly FaultInput[];
  /** How the delays of faults wait. @default real time */
  sleep?: Sleep;
  /** Answers 429 to what comes faster; the routes that steer it are not counted. @default no limit */
  rateLimit?: RateLimit;
}

/** A running sandbox. */
export interface Sandbox {
  /** `http://host:port` without a slash at the end: what to give a client instead of the TAB's address. */
  url: string;
  port: number;
  /** The world's clock, to pause, move and speed up. */
  clock: SandboxClock;
  world: World;
  credentials: SandboxCredentials;
  /** Its accounts with their money and bets. */
  desk: Desk;
  /** How it misbehaves: to look at, add to and clear. */
  faults: Faults;
  /** Ends the server and all its connections; a second call waits for the same end. */
  stop(): Promise<void>;
}

/**
 * Starts a local server that answers like the TAB's API, with racing and sports invented from a seed. Rejects with the
 * system's error when it can't listen (code `EADDRINUSE` for a port in use), with RangeError for a time,
 * speed, number of accounts or rate limit that is none, and with ScenarioError for faults that are not accepted.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { seed = 'sandbox', at, speed, port = 0, host = '127.0.0.1', allowHosts = [], before = [] } = options;
  const clock = sandboxClock({
    ...(at === undefined ? {} : { at }),
    ...(speed === undefined ? {} : { speed }),
    real: options.clock ?? systemClock,
  });
  const credentials = { ...SANDBOX_CREDENTIALS, ...options.credentials };
  const engine = createFaults({ seed, now: clock.now });
  engine.add(options.faults ?? []);
  let refusal: Refusal | undefined;
  const faults: Faults = {
    list: engine.list,
    requests: engine.requests,
    add: (more) => {
      engine.add(more);
      refusal?.wake();
    },
    clear: () => {
      engine.clear();
      refusal?.wake();
    },
  };
  const world = createWorld(seed);
  const count = wholeNumberFrom('accounts', options.accounts ?? 1, 1, MOST_ACCOUNTS);
  const accounts = seededAccounts(seed, credentials, count);
  const tokens = createTokens(seed, clock.now);
  const { rotateRefreshTokens = false } = options;
  const oauth = createOAuth({ seed, now: clock.now, credentials, accounts, rotateRefreshTokens, tokens });
  const desk = openDesk({ seed, accounts, world, now: clock.now() });
  const requests = createRequestLog({ now: clock.now, real: options.clock ?? systemClock });
  const limit = options.rateLimit && createRateLimit(options.rateLimit, options.clock ?? systemClock);
  const reads = readRoutes(world);
  const server = await startServer({
    seed,
    clock,
    port,
    host,
    allowHosts,
    before,
    disturb: (request, now) => {
      const refused = limit?.();
      return refused ? { reply: refused } : engine.disturb(request, now);
    },
    watch: requests.watch,
    ...(options.sleep ? { sleep: options.sleep } : {}),
    refuseAuthorization: oauth.refuse,
    routes: [
      ...reads,
      oauth.route,
      ...accountRoutes({ desk, tokens }),
      findRoute(world),
      ...adminRoutes(clock, (now) => nextJump(world.racing, now)),
      ...faultRoutes(faults, clock),
      requests.route,
      ...pageRoutes(world.racing, reads),
    ],
  });
  const { url, port: listening } = server;
  refusal = watchRefusal(engine.refusing, clock.now, server.door);
  await refusal.look();
  const stop = () => {
    refusal?.stop();
    return server.stop();
  };
  return { url, port: listening, clock, world, credentials, desk, faults, stop };
}
