import type { Cents } from '../../../util/money.js';
import { random } from '../random.js';
import { orderChance } from './exotic-odds.js';
import { exactaChances } from './pair-chances.js';
import type { Claim } from './settle.js';
import type { LocalProduct, RaceCard } from './types.js';
import { orders, type Parity, parityOf, parityWinners, trioWinners } from './winners.js';

/** What a bet into such a pool comes to, in cents (fitted to how often nobody held the winning combination). */
const BET: Record<LocalProduct, Cents> = { Trio: 150, OddsAndEvens: 500 };

/** Chance that these are the first three, in any order. */
function trioChance(shares: ReadonlyMap<number, number>, selections: readonly number[]): number {
  return orders([selections], 3).reduce((sum, order) => sum + orderChance(shares, order), 0);
}

/** Chance that the first two are this by their numbers. */
function parityChance(shares: ReadonlyMap<number, number>, parity: Parity): number {
  const { numbers, chances } = exactaChances(shares);
  return numbers.reduce(
    (sum, a, i) =>
      sum +
      numbers.reduce((row, b, j) => {
        const counts = i !== j && parityOf(a, b) === parity;
        return counts ? row + (chances[i * numbers.length + j] ?? 0) : row;
      }, 0),
    0,
  );
}

/**
 * Who holds the winning combinations of a pool that Victoria alone has. What is paid follows the chances, as recorded
 * dividends do (the pools are merged with the trifecta's and the quinella's); but a pool is a few bets, so that often none
 * is on the winning combination.
 */
export function localClaims(
  seed: string,
  { race, finish }: RaceCard,
  product: LocalProduct,
  total: Cents,
  shares: ReadonlyMap<number, number>,
): Claim[] {
  const { meeting, number } = race;
  const bets = Math.max(1, Math.round(total / BET[product]));
  const held = (chance: number, name: string): Cents => {
    const draw = random(seed, meeting.date, meeting.code, meeting.name, number, 'bets', product, name);
    return draw.chance(1 - (1 - chance) ** bets) ? Math.floor(total * chance) : 0;
  };
  if (product === 'Trio') {
    return trioWinners(finish).map((winner) => ({
      ...winner,
      stake: held(trioChance(shares, winner.selections), winner.selections.join()),
    }));
  }
  return parityWinners(finish).map((winner) => {
    const [parity] = winner.selections;
    return { ...winner, stake: held(parityChance(shares, parity), parity) };
  });
}
