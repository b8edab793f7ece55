import type { Cents } from '../../../util/money.js';
import type { Product } from './types.js';

/** What the tote keeps, in basis points: New South Wales 2008, used for every tote (Big6, Treble, Trio and OddsAndEvens: ours). */
export const TAKE_OUT: Record<Product, number> = {
  Win: 1450,
  Place: 1425,
  Quinella: 1475,
  Exacta: 1650,
  Duet: 1450,
  Trifecta: 2100,
  FirstFour: 2250,
  Trio: 2100,
  OddsAndEvens: 1475,
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

/** Shares of a pool are counted in this many parts, so that halves, thirds, quarters … of it are whole numbers. */
const PARTS = 5040;
const partsOf = (share: number): number => Math.round(share * PARTS);

/** Of the net pool the share (of 1) that falls to one combination, in whole cents, down. */
export function shareOf(net: Cents, share: number): Cents {
  return Math.floor((net * partsOf(share)) / PARTS);
}

/** What a unit of $1 is paid at least. */
export const MINIMUM: Cents = 104;
/** What it is paid where the minimum can't be found: the operator stands the loss. */
export const STAKE_BACK: Cents = 100;
const STEP: Cents = 10;
/** Dividends below this are the minimum or the stake. */
const LEAST_STEP: Cents = 110;
/** A quotient below this is not lifted to the minimum: where one winner has the whole pool, and where several share it. */
const LIFTED: Cents = 90;
const LIFTED_OF_SEVERAL: Cents = 92;

/** `net × share ÷ stake` for $1, in whole cents, down to a multiple of `step`; computed in integers. */
function quotient(net: Cents, share: number, stake: Cents, step: Cents): Cents {
  return Math.floor((net * partsOf(share) * 100) / (stake * PARTS * step)) * step;
}

/** True where less falls to a winner than would be lifted to the minimum (fitted to how often $1.00 was paid). */
export function isHopeless(net: Cents, share: number, stake: Cents): boolean {
  return quotient(net, share, stake, 1) < (share < 1 ? LIFTED_OF_SEVERAL : LIFTED);
}

/** A dividend before any minimum: down to 10 cents, or 0 where that is below $1.10. 0 without a stake. */
export function unliftedDividend(net: Cents, share: number, stake: Cents): Cents {
  const paid = stake > 0 ? quotient(net, share, stake, STEP) : 0;
  return paid >= LEAST_STEP ? paid : 0;
}

/**
 * What a $1 unit is paid when `share` (of 1) of the net pool falls to money of `stake`: down to 10 cents, and
 * below $1.10 either $1.04 or, where much less than the stake falls to it, $1.00. 0 without a stake.
 */
export function dividendFor(net: Cents, share: number, stake: Cents): Cents {
  if (stake <= 0) return 0;
  const paid = unliftedDividend(net, share, stake);
  if (paid > 0) return paid;
  return isHopeless(net, share, stake) ? STAKE_BACK : MINIMUM;
}
