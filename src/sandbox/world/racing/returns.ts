import { moneyOf } from './claims.js';
import { dividendFor, netPool } from './commission.js';
import type { Drawn } from './drawn.js';
import { type PoolSources, poolAt, poolOf } from './pools.js';
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
  const card = sources.card(race);
  const win = poolAt(sources, 'Win', [race], 1, now, tote);
  const place = poolAt(sources, 'Place', [race], 1, now, tote);
  const winMoney = sources.shares(race, tote, now);
  const placeMoney = moneyOf(sources.seed, card, 'Place', tote, winMoney);
  const pay = ({ product, total, jackpot }: Pool, part: number, share: number): number =>
    dividendFor(netPool(product, total, jackpot), part, Math.floor(total * share));
  for (const { number } of card.runners) {
    returns.set(number, {
      win: pay(win, 1, winMoney.get(number) ?? 0),
      place: card.places > 0 ? pay(place, 1 / card.places, placeMoney([number])) : 0,
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
  const pool = poolOf(sources, race, product, now, tote);
  if (!pool) return [];
  const money = sources.shares(race, tote, now);
  const net = netPool(product, pool.total, pool.jackpot);
  const card = sources.card(race);
  const numbers = card.runners.flatMap((runner) => (runner.vacantBox ? [] : [runner.number]));
  const on = moneyOf(sources.seed, card, product, tote, money);
  const pays = (selections: readonly number[]): number => {
    if (!selections.every((number) => money.has(number))) return 0;
    return dividendFor(net, product === 'Duet' ? 1 / 3 : 1, Math.floor(pool.total * on(selections)));
  };
  return numbers.flatMap((a) =>
    numbers
      .filter((b) => (product === 'Exacta' ? a !== b : a < b))
      .map((b) => ({ selections: [a, b], amount: pays([a, b]) })),
  );
}
