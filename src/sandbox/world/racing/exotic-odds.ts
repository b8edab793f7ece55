import { DISCOUNTS } from './finish.js';

/** Chance that the runners finish first, second … in this order, by discounted Harville from win chances. */
export function orderChance(shares: ReadonlyMap<number, number>, order: readonly number[]): number {
  let chance = 1;
  for (const [place, number] of order.entries()) {
    const discount = DISCOUNTS[Math.min(place, 3)] ?? 1;
    let total = 0;
    for (const [other, share] of shares)
      if (!order.slice(0, place).includes(other)) total += share ** discount;
    const own = shares.get(number);
    if (own === undefined || total === 0) return 0;
    chance *= own ** discount / total;
  }
  return chance;
}

/** Chances of every ordered pair to be first and second, by `a,b`. */
export function exactaChances(shares: ReadonlyMap<number, number>): Map<string, number> {
  const [one = 1, two = 1] = DISCOUNTS;
  const runners = [...shares].map(([number, share]) => ({
    number,
    first: share ** one,
    second: share ** two,
  }));
  const firsts = runners.reduce((sum, { first }) => sum + first, 0);
  const seconds = runners.reduce((sum, { second }) => sum + second, 0);
  const chances = new Map<string, number>();
  for (const a of runners) {
    for (const b of runners) {
      if (a === b) continue;
      const chance = (a.first / firsts) * (b.second / (seconds - a.second));
      chances.set(`${a.number},${b.number}`, chance);
    }
  }
  return chances;
}

const duets = new WeakMap<ReadonlyMap<number, number>, Map<string, number>>();

/** Chances of every pair to be two of the first three, by `a,b` with the smaller number first; kept as long as `shares` is. */
export function duetChances(shares: ReadonlyMap<number, number>): ReadonlyMap<string, number> {
  const held = duets.get(shares) ?? drawDuets(shares);
  duets.set(shares, held);
  return held;
}

function drawDuets(shares: ReadonlyMap<number, number>): Map<string, number> {
  const numbers = [...shares.keys()];
  const weights = DISCOUNTS.slice(0, 3).map((discount) =>
    numbers.map((n) => (shares.get(n) ?? 0) ** discount),
  );
  const [first, second, third] = weights as [number[], number[], number[]];
  const [all1, all2, all3] = weights.map((list) => list.reduce((sum, w) => sum + w, 0)) as [
    number,
    number,
    number,
  ];
  const chances = new Map<string, number>();
  const add = (i: number, j: number, chance: number): void => {
    const [a, b] = [numbers[i] as number, numbers[j] as number];
    const key = a < b ? `${a},${b}` : `${b},${a}`;
    chances.set(key, (chances.get(key) ?? 0) + chance);
  };
  for (let i = 0; i < numbers.length; i++) {
    for (let j = 0; j < numbers.length; j++) {
      if (i === j) continue;
      const two = ((first[i] as number) / all1) * ((second[j] as number) / (all2 - (second[i] as number)));
      const rest = all3 - (third[i] as number) - (third[j] as number);
      add(i, j, two);
      for (let k = 0; k < numbers.length; k++) {
        if (k === i || k === j) continue;
        const three = two * ((third[k] as number) / rest);
        add(i, k, three);
        add(j, k, three);
      }
    }
  }
  return chances;
}
