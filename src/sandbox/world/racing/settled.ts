import type { Cents } from '../../../util/money.js';
import { type ClaimSources, legClaims, singleClaims } from './claims.js';
import { isLocal, isSingle } from './pool-size.js';
import { type Claim, LEAST_STAKE, type Settlement, settlePool } from './settle.js';
import type { Pool, Race, Tote } from './types.js';

/** What there is to settle: a pool with its final size and all that was carried in. */
export type FinalPool = Pick<Pool, 'product' | 'legs' | 'total' | 'jackpot'>;

/** Of a Big6 pool, a tenth is kept apart for those with five of six; what was carried in is not (recorded). */
const CONSOLATION = 0.1;

/** The part of a Big6 pool that those with five of six share. */
export function consolationOf({ product, total }: Pick<Pool, 'product' | 'total'>): Cents {
  return product === 'Big6' ? Math.floor(total * CONSOLATION) : 0;
}

/**
 * Of the pools that Victoria alone has nothing goes over (recorded, but for a few dollars of some trios): a winner that
 * nobody holds is told with 0, what falls to it goes to the other one of a dead heat, and without any holder the stakes go
 * back (both ours).
 */
function settleLocal({ product, total, jackpot }: FinalPool, claims: readonly Claim[]): Settlement {
  const held = claims.filter(({ stake }) => stake >= LEAST_STAKE);
  const shared = held.reduce((sum, { share }) => sum + share, 0);
  const settlement = settlePool(
    product,
    total,
    jackpot,
    held.map((claim) => ({ ...claim, share: claim.share / shared })),
  );
  const nobodys = claims
    .filter((claim) => !held.includes(claim))
    .map(({ selections, stake }) => ({ selections, stake, amount: 0 }));
  return { ...settlement, dividends: [...settlement.dividends, ...nobodys] };
}

/** How a pool ended: one settlement, two for a Big6, whose second is the consolation. */
export function settledOf(sources: ClaimSources, pool: FinalPool, tote: Tote): Settlement[] {
  const { product, legs, total, jackpot } = pool;
  if (isSingle(product)) {
    const claims = singleClaims(sources, legs[0] as Race, product, total, tote);
    if (isLocal(product)) return [settleLocal(pool, claims)];
    return [settlePool(product, total, jackpot, claims)];
  }
  const consolation = consolationOf(pool);
  const main = settlePool(
    product,
    total - consolation,
    jackpot,
    legClaims(sources, product, legs, total, tote),
  );
  if (product !== 'Big6') return [main];
  return [main, settlePool(product, consolation, 0, legClaims(sources, product, legs, total, tote, true))];
}
