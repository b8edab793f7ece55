import { random } from '../random.js';
import { duetChances, orderChance, quinellaChance } from './exotic-odds.js';
import type { Product, Race, Tote } from './types.js';

const PAIRS: ReadonlySet<Product> = new Set(['Quinella', 'Duet']);
// Standard deviations of the log of the factor, as dividends stray from what win money says.
const STRAY: Partial<Record<Product, number>> = {
  Place: 0.1,
  Quinella: 0.24,
  Exacta: 0.22,
  Duet: 0.2,
  Trifecta: 0.27,
  FirstFour: 0.4,
};

/** How far the money on a combination strays from its chance: a factor, always the same for the same combination. */
export function stray(
  seed: string,
  race: Race,
  product: Product,
  tote: Tote,
  selections: readonly number[],
): number {
  const { meeting } = race;
  // Pairs without an order are one combination however they are told.
  const told = PAIRS.has(product) ? selections.toSorted((a, b) => a - b) : selections;
  const name = [meeting.date, meeting.code, meeting.name, race.number, product, tote, told.join()];
  const spread = STRAY[product] ?? 0.25;
  return Math.exp(random(seed, ...name).normal(0, spread));
}

/** A favourite draws no more of a place's money than this, but for some of what is beyond. */
const MOST = 0.675;
const BEYOND = 0.22;

/** How much harder it is to be placed where two places are paid than where three are, as a difference of log odds (ours). */
const TWO_PLACES = 0.5;

/**
 * Shares of the place money when so many places are paid: what tote place dividends look like beside win dividends
 * (fitted to recorded ones with three).
 */
export function placeShares(
  shares: ReadonlyMap<number, number>,
  places: number,
  strayOf: (number: number) => number = () => 1,
): Map<number, number> {
  const rule = places === 3 ? -1.317 : TWO_PLACES - 1.317;
  const most = MOST / Math.max(2, places);
  const weights = [...shares].map(([number, share]) => {
    const win = Math.max(1.02, 0.855 / share);
    return [number, strayOf(number) / (1 + Math.exp(rule + 0.853 * Math.log(win - 1)))] as const;
  });
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const capped = weights.map(([number, weight]) => {
    const share = weight / total;
    return [number, share > most ? most + BEYOND * (share - most) : share] as const;
  });
  const left = capped.reduce((sum, [, share]) => sum + share, 0);
  return new Map(capped.map(([number, share]) => [number, share / left]));
}

/** The part of a pool's money (but the place pool's, see placeShares) that chance alone would put on a combination. */
export function chanceOf(
  product: Exclude<Product, 'Place'>,
  shares: ReadonlyMap<number, number>,
  selections: readonly number[],
): number {
  const [a = 0, b = 0] = selections;
  if (product === 'Win') return shares.get(a) ?? 0;
  if (product === 'Quinella') return quinellaChance(shares, a, b);
  // Three pairs win a duet, so a pair's money is a third of its chance.
  if (product === 'Duet') return (duetChances(shares).get(a < b ? `${a},${b}` : `${b},${a}`) ?? 0) / 3;
  return orderChance(shares, selections);
}
