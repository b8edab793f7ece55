import type { Cents } from '../../../util/money.js';
import { dividendFor, MINIMUM, netPool, STAKE_BACK, shareOf, unliftedDividend } from './commission.js';
import type { Dividend, Product } from './types.js';

/** A winning combination: its share (of 1) of the net pool, and the money on it. */
export interface Claim {
  selections: readonly (number | string)[];
  share: number;
  stake: Cents;
}

/**
 * Where the money of a pool went: `total + jackpot = takeOut + refunded + paid + breakage + carried`, to the cent.
 * `breakage` is what rounding down leaves; below zero it is what the operator added to pay a minimum.
 */
export interface Settlement {
  takeOut: Cents;
  refunded: Cents;
  paid: Cents;
  breakage: Cents;
  carried: Cents;
  dividends: readonly (Dividend & { stake: Cents })[];
}

/** Money under this on a combination is none: nobody holds it. */
export const LEAST_STAKE: Cents = 10;

/** What `stake` is paid at a dividend for $1, to the cent, down. */
function payOut(dividend: Cents, stake: Cents): Cents {
  return Math.floor((dividend * stake) / 100);
}

/**
 * Dividends of several winners of one pool (the model is a guess of ours from reports): who is short of $1.04 is raised
 * to it with money from the others, in proportion to what they have beyond it; where that is not enough, the short ones
 * are paid $1.00 and the others what their own share gives.
 */
function dividendsOf(net: Cents, claims: readonly Claim[]): Cents[] {
  const own = claims.map(({ share, stake }) => {
    const part = shareOf(net, share);
    return { share, stake, part, over: part - payOut(MINIMUM, stake) };
  });
  const lacking = own.reduce((sum, { over }) => sum + Math.max(0, -over), 0);
  const spare = own.reduce((sum, { over }) => sum + Math.max(0, over), 0);
  const unlifted = (part: Cents, stake: Cents): Cents => unliftedDividend(part, 1, stake) || MINIMUM;
  return own.map(({ share, stake, part, over }) => {
    if (over < 0) return lacking <= spare ? MINIMUM : STAKE_BACK;
    if (lacking === 0 || lacking > spare) return unliftedDividend(net, share, stake) || MINIMUM;
    return unlifted(part - Math.ceil((lacking * over) / spare), stake);
  });
}

/**
 * Settles a pool by its winning combinations. Of a combination that nobody holds the share is carried over. Without any
 * claim nothing of the kind is paid, and the stakes go back.
 */
export function settlePool(
  product: Product,
  total: Cents,
  jackpot: Cents,
  claims: readonly Claim[],
): Settlement {
  if (claims.length === 0) {
    return { takeOut: 0, refunded: total, paid: 0, breakage: 0, carried: jackpot, dividends: [] };
  }
  const net = netPool(product, total, jackpot);
  const held = claims.filter(({ stake }) => stake >= LEAST_STAKE);
  const [only] = held;
  const amounts =
    claims.length === 1 && only ? [dividendFor(net, only.share, only.stake)] : dividendsOf(net, held);
  const dividends = claims.map(({ selections, stake }) => ({ selections, stake, amount: 0 }));
  let [carried, paid] = [0, 0];
  for (const [i, claim] of claims.entries()) {
    const at = held.indexOf(claim);
    const amount = amounts[at] ?? 0;
    if (at < 0) carried += shareOf(net, claim.share);
    paid += payOut(amount, claim.stake);
    dividends[i] = { selections: claim.selections, stake: claim.stake, amount };
  }
  return {
    takeOut: total + jackpot - net,
    refunded: 0,
    paid,
    breakage: net - paid - carried,
    carried,
    dividends,
  };
}
