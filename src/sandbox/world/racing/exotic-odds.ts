import { DISCOUNTS } from './finish.js';

/** Chance that the runners finish first, second … in this order, by discounted Harville from win chances. */
export function orderChance(shares: ReadonlyMap<number, number>, order: readonly number[]): number {
  let chance = 1;
  for (const [place, number] of order.entries()) {
    const discount = DISCOUNTS[Math.min(place, 3)] ?? 1;
    let total = 0;
    for (const [other, share] of shares)
      if (order.indexOf(other) < 0 || order.indexOf(other) >= place) total += share ** discount;
    const own = shares.get(number);
    if (own === undefined || total === 0) return 0;
    chance *= own ** discount / total;
  }
  return chance;
}
