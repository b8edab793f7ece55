import { dividendFor, netPool } from './commission.js';
import type { Drawn } from './drawn.js';
import { type PoolSources, poolAt, poolsAt } from './pools.js';
import { chanceOf, placeShares, stray } from './stakes.js';
import type { Approximate, Pool, Race, Tote, ToteReturn } from './types.js';

export type ReturnSources = PoolSources & Pick<Drawn, 'card' | 'shares'>;

/** Approximate, or once closed final, win and place dividends by runner number; 0 where there is no money. */
export function toteReturnsAt(
  sources: ReturnSources,
  race: Race,
  now: number,
  tote: Tote,
): Map<number, ToteReturn> {
  const returns = new Map<number, ToteReturn>();
  if (race.meeting.fixedOddsOnly || sources.status(race, now).status === 'Abandoned') return returns;
  const { runners, places } = sources.card(race);
  const win = poolAt(sources, 'Win', [race], 1, 0, now, tote);
  const place = poolAt(sources, 'Place', [race], 1, 0, now, tote);
  const winMoney = sources.shares(race, tote, now);
  const placeMoney = placeShares(winMoney, places, (number) =>
    stray(sources.seed, race, 'Place', tote, [number]),
  );
  const pay = (pool: Pool, part: number, share = 0): number =>
    dividendFor(netPool(pool.product, pool.total, 0), part, Math.floor(pool.total * share));
  for (const { number } of runners) {
    returns.set(number, {
      win: pay(win, 1, winMoney.get(number)),
      place: places > 0 ? pay(place, 1 / places, placeMoney.get(number)) : 0,
    });
  }
  return returns;
}

/** What each combination of a two-runner pool would pay at `now`; 0 where a runner of it is out. */
export function approximatesAt(
  sources: ReturnSources,
  race: Race,
  now: number,
  tote: Tote,
  product: 'Quinella' | 'Exacta' | 'Duet',
): Approximate[] {
  const pool = poolsAt(sources, race, now, tote).find((one) => one.product === product);
  if (!pool) return [];
  const money = sources.shares(race, tote, now);
  const net = netPool(product, pool.total, pool.jackpot);
  const numbers = sources.card(race).runners.flatMap((runner) => (runner.vacantBox ? [] : [runner.number]));
  const pays = (selections: readonly number[]): number => {
    if (!selections.every((number) => money.has(number))) return 0;
    const share = chanceOf(product, money, selections) * stray(sources.seed, race, product, tote, selections);
    return dividendFor(net, product === 'Duet' ? 1 / 3 : 1, Math.floor(pool.total * share));
  };
  return numbers.flatMap((a) =>
    numbers
      .filter((b) => (product === 'Exacta' ? a !== b : a < b))
      .map((b) => ({ selections: [a, b], amount: pays([a, b]) })),
  );
}
