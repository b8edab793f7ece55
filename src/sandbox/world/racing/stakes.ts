import { random } from '../random.js';
import { duetChances, orderChance, quinellaChance } from './exotic-odds.js';
import type { Product, Race, Tote } from './types.js';

const PAIRS: ReadonlySet<Product> = new Set(['Quinella', 'Duet']);
// Standard deviations of the log of the factor, as dividends stray from what win money says.
const STRAY: Partial<Record<Product, number>> = {
  Quinella: 0.2,
  Exacta: 0.22,
  Duet: 0.2,
  Trifecta: 0.34,
  FirstFour: 0.5,
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

/** Shares of the place money: what tote place dividends look like beside win dividends (fitted to recorded ones). */
export function placeShares(shares: ReadonlyMap<number, number>): Map<number, number> {
  const weights = [...shares].map(([number, share]) => {
    const win = Math.max(1.02, 0.855 / share);
    return [number, 1 / (1 + Math.exp(-1.317 + 0.853 * Math.log(win - 1)))] as const;
  });
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return new Map(weights.map(([number, weight]) => [number, weight / total]));
}

/** The part of a pool's money that chance alone would put on a combination. */
export function chanceOf(
  product: Product,
  shares: ReadonlyMap<number, number>,
  selections: readonly number[],
): number {
  const [a = 0, b = 0] = selections;
  if (product === 'Win') return shares.get(a) ?? 0;
  if (product === 'Place') return placeShares(shares).get(a) ?? 0;
  if (product === 'Quinella') return quinellaChance(shares, a, b);
  // Three pairs win a duet, so a pair's money is a third of its chance.
  if (product === 'Duet') return (duetChances(shares).get(a < b ? `${a},${b}` : `${b},${a}`) ?? 0) / 3;
  return orderChance(shares, selections);
}
