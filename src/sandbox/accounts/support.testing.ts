import type { SandboxReply } from '../http/route.js';
import { createRouter } from '../http/router.js';
import { SANDBOX_CREDENTIALS } from '../oauth.js';
import type { Race, Runner } from '../world/racing.js';
import { createWorld, type World } from '../world/world.js';
import { seededAccounts } from './account.js';
import { type Desk, type DeskOptions, openDesk } from './desk.js';
import { accountRoutes } from './routes.js';
import { createTokens, SCOPES, type Scope } from './tokens.js';

/** Any member of an answer, for tests that follow known shapes. */
// biome-ignore lint/suspicious/noExplicitAny: answers are checked by the tests themselves.
export type Body = any;

export const NOON = Date.parse('2026-11-24T01:00:00Z');
export const DATE = '2026-11-24';

export interface Asked {
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The account routes over a world and a desk, asked as a client would, without a network; `now` is moved by the test. */
export function startBetting({
  seed = 'betting',
  accounts = 1,
  now = NOON,
  world = createWorld(seed),
  ...desks
}: { seed?: string; accounts?: number; now?: number; world?: World } & Pick<
  Partial<DeskOptions>,
  'mostTickets'
> = {}) {
  const clock = { now };
  const seeded = seededAccounts(seed, SANDBOX_CREDENTIALS, accounts);
  const tokens = createTokens(seed, () => clock.now);
  const desk: Desk = openDesk({ seed, accounts: seeded, world, now, ...desks });
  const route = createRouter(accountRoutes({ desk, tokens }));
  const [account] = seeded as [(typeof seeded)[number]];

  const ask = (path: string, { token, body, headers }: Asked = {}): SandboxReply & { body: Body } => {
    const url = new URL(path, 'http://tab.test');
    const method = body === undefined ? 'GET' : 'POST';
    const found = route(method, url.pathname);
    if (!found) throw new Error(`no route for ${method} ${path}`);
    return found.route.handle({
      params: found.params,
      query: url.searchParams,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      now: clock.now,
      origin: url.origin,
    });
  };
  const tokenFor = (number = account.number, scopes: readonly Scope[] = SCOPES): string =>
    tokens.issue('access', { account: number, scopes, expires: clock.now + 400 * 86_400_000 });
  const token = tokenFor();
  let slips = 0;
  /** Hands in a slip of these bets for the first account, under an id of its own unless one is given. */
  const place = (bets: readonly unknown[], transactionId = `slip-${++slips}`) =>
    ask(`/v1/tab-betting-service/accounts/${account.number}/betslip`, {
      token,
      body: { transactionId, bets },
    });
  const price = (bets: readonly unknown[]) =>
    ask(`/v1/pricing-service/accounts/${account.number}/enquiry`, { token, body: { bets } });
  const balance = (): number => {
    desk.settle(clock.now);
    return desk.balance(account.number);
  };
  const racesOn = (date = DATE): Race[] => world.racing.day(date).meetings.flatMap(({ races }) => [...races]);
  return { clock, world, desk, tokens, account, ask, token, tokenFor, place, price, balance, racesOn };
}

export type Betting = ReturnType<typeof startBetting>;

/** The first of some worlds in which there is what a test is about: what one day has of it follows from the seed. */
export function findDay<T>(
  now: number,
  find: (betting: Betting) => T | undefined,
): { betting: Betting; found: T } {
  for (let seed = 1; seed <= 40; seed++) {
    const betting = startBetting({ seed: `day-${seed}`, now });
    const found = find(betting);
    if (found !== undefined) return { betting, found };
  }
  throw new Error('no world of forty has what the test is about');
}

/** A leg on a runner at the price it has. */
export function legOn(
  { world, clock }: Pick<Betting, 'world' | 'clock'>,
  race: Race,
  runner: Runner,
  type: 'WIN' | 'PLACE' = 'WIN',
) {
  const price = world.racing.fixedPrices(race, clock.now).find((one) => one.runner === runner.number);
  const odds = (type === 'WIN' ? price?.win : price?.place) ?? 0;
  return { type, propositionId: runner.proposition, odds: odds.toFixed(2) };
}

/** A bet at fixed odds on legs. */
export const fixed = (stake: string, ...legs: unknown[]) => ({ type: 'FIXED_ODDS', stake, legs });

/** A tote bet on a race; `positions` one list of runners each. */
export function tote(
  { meeting, number }: Race,
  betType: string,
  stake: string,
  positions: readonly (readonly (number | string)[])[],
  more: Record<string, unknown> = {},
) {
  return {
    type: 'PARIMUTUEL',
    betType,
    stake,
    ...meeting.sellCode,
    meetingDate: meeting.date,
    raceNumber: number,
    legs: [{ positions: positions.map((selections) => ({ selections })) }],
    ...more,
  };
}
