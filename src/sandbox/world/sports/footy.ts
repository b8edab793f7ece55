import { random } from '../random.js';
import type { SportsEvent } from './event.js';

/** A FootyTAB pool of a round: all its matches must be picked. Pools and dividends are invented; only the paths are known. */
export interface FootyPool {
  product: 'PickTheWinners' | 'PickTheMargins';
  status: 'Open' | 'Closed' | 'Paid';
  /** Dollars. */
  total: number;
  jackpot: number;
  /** Once paid: the winning pick of each match, `VOID` where every pick is, and the dividend for a unit of $1; 0 when nobody had it. */
  dividend?: { picks: readonly string[]; amount: number };
}

/** One choice in a match of a round: a winner by a margin. */
export interface FootyMargin {
  name: string;
  /** Dividend for $1 as the pool stands. */
  approximate: number;
  won?: boolean;
}

const HOUR = 3_600_000;
const TAKE_OUT = 0.25;

/** Dollars in whole cents. */
const cents = (dollars: number): number => Math.round(dollars * 100) / 100;

const H2H = 'Head To Head';
const MARGIN = 'Margin';

/** The selections of a match's market by option, at the start of the match (its prices then) or once resulted. */
function selections(event: SportsEvent, option: string, now: number) {
  const at = event.phase(now) === 'resulted' ? now : Math.min(now, event.start - 1);
  return event.markets(at).find((market) => market.option === option)?.selections ?? [];
}

/** The margins of a match with the dividends its pool would pay. */
export function footyMargins(event: SportsEvent, now: number): FootyMargin[] {
  const list = selections(event, MARGIN, now);
  const book = list.reduce((sum, { price }) => sum + 1 / price, 0);
  return list.map(({ name, price, won }) => ({
    name,
    approximate: cents(Math.max(1, price * book * (1 - TAKE_OUT))),
    ...(won === undefined ? {} : { won }),
  }));
}

/** The pools of a round at `now`. */
export function footyPools(
  seed: string,
  name: string,
  events: readonly SportsEvent[],
  now: number,
): FootyPool[] {
  const first = Math.min(...events.map(({ start }) => start));
  const paid = events.every((event) => event.phase(now) === 'resulted');
  const status = paid ? 'Paid' : now < first ? 'Open' : 'Closed';
  return (['PickTheWinners', 'PickTheMargins'] as const).map((product): FootyPool => {
    const draw = random(seed, name, product, 'pool');
    const size = Math.exp(draw.normal(product === 'PickTheWinners' ? 10.1 : 9.4, 0.3));
    const jackpot = draw.chance(0.25) ? Math.round(draw.next() * 200) * 100 : 0;
    const hours = Math.max(0, (first - now) / HOUR);
    const total = cents(size / (1 + hours / 16));
    const pool = { product, status, total, jackpot } as const;
    if (!paid) return pool;
    const winners = events.map((event) =>
      selections(event, product === 'PickTheWinners' ? H2H : MARGIN, now).find(({ won }) => won === true),
    );
    // Of a match that nobody won or that was called off, every pick counts as right.
    const chance = winners.reduce((p, winner) => p * (winner ? 0.94 / winner.price : 1), 1);
    const tickets = Math.floor(total * chance * Math.exp(draw.normal(0, 0.3)) + draw.next());
    const amount = tickets === 0 ? 0 : cents((total * (1 - TAKE_OUT) + jackpot) / tickets);
    return { ...pool, dividend: { picks: winners.map((winner) => winner?.name ?? 'VOID'), amount } };
  });
}
