import type { Cents } from '../../../util/money.js';
import {
  dividendFor,
  isHopeless,
  MINIMUM,
  netPool,
  STAKE_BACK,
  shareOf,
  unliftedDividend,
} from './commission.js';
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
 * Dividends of several winners of one pool: who falls a little short of $1.04 is raised to it with money from the others,
 * in proportion to what they have beyond it. Who falls far short, or all short ones where the others have not enough, are
 * paid $1.00, for which the operator stands. (That others pay is told by punters; the bounds are ours.)
 */
function dividendsOf(net: Cents, claims: readonly Claim[]): Cents[] {
  const own = claims.map(({ share, stake }) => {
    const part = shareOf(net, share);
    const hopeless = isHopeless(net, share, stake);
    return { share, stake, part, hopeless, over: hopeless ? 0 : part - payOut(MINIMUM, stake) };
  });
  const lacking = own.reduce((sum, { over }) => sum + Math.max(0, -over), 0);
  const spare = own.reduce((sum, { over }) => sum + Math.max(0, over), 0);
  const raised = lacking > 0 && lacking <= spare;
  return own.map(({ share, stake, part, hopeless, over }) => {
    if (hopeless) return STAKE_BACK;
    if (over < 0) return raised ? MINIMUM : STAKE_BACK;
    const unlifted = raised
      ? unliftedDividend(part - Math.ceil((lacking * over) / spare), 1, stake)
      : unliftedDividend(net, share, stake);
    return unlifted || MINIMUM;
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
  const amounts =
    claims.length === 1
      ? held.map(({ share, stake }) => dividendFor(net, share, stake))
      : dividendsOf(net, held);
  const dividends = claims.map((claim) => ({
    selections: claim.selections,
    stake: claim.stake,
    amount: amounts[held.indexOf(claim)] ?? 0,
  }));
  const paid = dividends.reduce((sum, { amount, stake }) => sum + payOut(amount, stake), 0);
  const carried = claims
    .filter((claim) => !held.includes(claim))
    .reduce((sum, { share }) => sum + shareOf(net, share), 0);
  return {
    takeOut: total + jackpot - net,
    refunded: 0,
    paid,
    breakage: net - paid - carried,
    carried,
    dividends,
  };
}
