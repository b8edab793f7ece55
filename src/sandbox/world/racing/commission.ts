import type { Cents } from '../../../util/money.js';
import type { Product } from './types.js';

/** What the tote keeps, in basis points: New South Wales 2008, used for every tote (Big6 and Treble: ours). */
export const TAKE_OUT: Record<Product, number> = {
  Win: 1450,
  Place: 1425,
  Quinella: 1475,
  Exacta: 1650,
  Duet: 1450,
  Trifecta: 2100,
  FirstFour: 2250,
  RunningDouble: 1700,
  DailyDouble: 1700,
  Treble: 2000,
  EarlyQuaddie: 2000,
  Quaddie: 2000,
  Big6: 2500,
};

/** The pool less the take-out, in whole cents, and what was carried in, on which none is taken. */
export function netPool(product: Product, total: Cents, jackpot: Cents): Cents {
  return Math.floor((total * (10_000 - TAKE_OUT[product])) / 10_000) + jackpot;
}

/**
 * What a $1 unit is paid when `share` (of 1) of the net pool falls to money of `stake`: down to 10 cents, and
 * below $1.10 either $1.04 or, where not even nine tenths of the money came back, $1.00. 0 without a stake.
 */
export function dividendFor(net: Cents, share: number, stake: Cents): Cents {
  if (stake <= 0) return 0;
  const raw = (net * share * 100) / stake;
  // A hair is added so that a quotient that is whole in truth is not rounded down for being 649.9999….
  const floored = Math.floor((raw + 1e-6) / 10) * 10;
  if (floored >= 110) return floored;
  return raw >= 90 ? 104 : 100;
}
