import type { Cents } from '../../../util/money.js';
import { type ClaimSources, legClaims, singleClaims } from './claims.js';
import { isSingle } from './pool-size.js';
import { type Settlement, settlePool } from './settle.js';
import type { Pool, Race, Tote } from './types.js';

/** What there is to settle: a pool with its final size and all that was carried in. */
export type FinalPool = Pick<Pool, 'product' | 'legs' | 'total' | 'jackpot'>;

/** Of a Big6 pool, a tenth is kept apart for those with five of six; what was carried in is not (recorded). */
const CONSOLATION = 0.1;

/** The part of a Big6 pool that those with five of six share. */
export function consolationOf({ product, total }: Pick<Pool, 'product' | 'total'>): Cents {
  return product === 'Big6' ? Math.floor(total * CONSOLATION) : 0;
}

/** How a pool ended: one settlement, two for a Big6, whose second is the consolation. */
export function settledOf(sources: ClaimSources, pool: FinalPool, tote: Tote): Settlement[] {
  const { product, legs, total, jackpot } = pool;
  if (isSingle(product)) {
    return [
      settlePool(product, total, jackpot, singleClaims(sources, legs[0] as Race, product, total, tote)),
    ];
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
