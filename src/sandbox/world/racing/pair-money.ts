import { duetChances, exactaChances, type PairTable } from './pair-chances.js';
import type { Strays } from './strays.js';

export type PairProduct = 'Quinella' | 'Exacta' | 'Duet';

/** A pair as it is known to its pool: as told for an Exacta, the smaller number first for the others. */
export function pairOf(product: PairProduct, [a = 0, b = 0]: readonly number[]): [number, number] {
  return product === 'Exacta' || a < b ? [a, b] : [b, a];
}

/** The part of a pool's money on a pair; 0 for one that is not in the race. The parts of all pairs add up to 1. */
export type PairMoney = (selections: readonly number[]) => number;

/** How a pool's money lies on the pairs of a race: near their chances, as the strays have it. */
export function pairMoney(
  product: PairProduct,
  shares: ReadonlyMap<number, number>,
  strays: Strays,
): PairMoney {
  const { numbers, chances }: PairTable = product === 'Duet' ? duetChances(shares) : exactaChances(shares);
  const size = numbers.length;
  const money = new Float64Array(size * size);
  let total = 0;
  for (let i = 0; i < size; i++) {
    for (let j = product === 'Exacta' ? 0 : i + 1; j < size; j++) {
      if (i === j) continue;
      const there = chances[i * size + j] ?? 0;
      const back = product === 'Quinella' ? (chances[j * size + i] ?? 0) : 0;
      const strayed = (there + back) * strays(pairOf(product, [numbers[i] ?? 0, numbers[j] ?? 0]));
      money[i * size + j] = strayed;
      if (product !== 'Exacta') money[j * size + i] = strayed;
      total += strayed;
    }
  }
  const rows = new Map(numbers.map((number, i) => [number, i]));
  return ([a = 0, b = 0]) => {
    const [i, j] = [rows.get(a), rows.get(b)];
    return i === undefined || j === undefined ? 0 : (money[i * size + j] ?? 0) / total;
  };
}
