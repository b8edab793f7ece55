import { duetChances, exactaChances } from './exotic-odds.js';
import type { Strays } from './strays.js';

export type PairProduct = 'Quinella' | 'Exacta' | 'Duet';

/** The name of a pair in a table of them: as told for an Exacta, the smaller number first for the others. */
export function pairKey(product: PairProduct, [a = 0, b = 0]: readonly number[]): string {
  return product === 'Exacta' || a < b ? `${a},${b}` : `${b},${a}`;
}

/** Shares of a pool's money by pair, that add up to 1: near the chances of the pairs, as the strays have it. */
export function pairMoney(
  product: PairProduct,
  shares: ReadonlyMap<number, number>,
  strays: Strays,
): Map<string, number> {
  const money = new Map<string, number>();
  for (const [key, chance] of product === 'Duet' ? duetChances(shares) : exactaChances(shares)) {
    const pair = key.split(',').map(Number);
    const name = pairKey(product, pair);
    money.set(name, (money.get(name) ?? 0) + chance);
  }
  let total = 0;
  for (const [name, chance] of money) {
    const strayed = chance * strays(name.split(',').map(Number));
    money.set(name, strayed);
    total += strayed;
  }
  for (const [name, strayed] of money) money.set(name, strayed / total);
  return money;
}
