import { DISCOUNTS } from './finish.js';

/** Chances of every pair of a race's runners: that of `numbers[i]` with `numbers[j]` stands at `i × size + j`. */
export interface PairTable {
  numbers: readonly number[];
  chances: Float64Array;
}

interface Weights {
  numbers: number[];
  /** By pick: what each runner weighs there, and all of them together. */
  picks: { own: Float64Array; all: number }[];
}

function weightsOf(shares: ReadonlyMap<number, number>, picks: number): Weights {
  const list = [...shares.values()];
  return {
    numbers: [...shares.keys()],
    picks: DISCOUNTS.slice(0, picks).map((discount) => {
      const own = Float64Array.from(list, (share) => share ** discount);
      return { own, all: own.reduce((sum, weight) => sum + weight, 0) };
    }),
  };
}

const at = (list: Float64Array, i: number): number => list[i] as number;

/** Chance of every ordered pair to be first and second, by discounted Harville from win chances. */
export function exactaChances(shares: ReadonlyMap<number, number>): PairTable {
  const { numbers, picks } = weightsOf(shares, 2);
  const [one, two] = picks as [Weights['picks'][0], Weights['picks'][0]];
  const size = numbers.length;
  const chances = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (i === j) continue;
      chances[i * size + j] = (at(one.own, i) / one.all) * (at(two.own, j) / (two.all - at(two.own, i)));
    }
  }
  return { numbers, chances };
}

/** Chance of every pair, in any order, to be two of the first three; they add up to 3. */
export function duetChances(shares: ReadonlyMap<number, number>): PairTable {
  const { numbers, chances: firsts } = exactaChances(shares);
  const { picks } = weightsOf(shares, 3);
  const third = picks[2] as Weights['picks'][0];
  const size = numbers.length;
  const chances = new Float64Array(size * size);
  const add = (i: number, j: number, chance: number): void => {
    const place = Math.min(i, j) * size + Math.max(i, j);
    chances[place] = at(chances, place) + chance;
  };
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (i === j) continue;
      const two = at(firsts, i * size + j);
      add(i, j, two);
      const rest = third.all - at(third.own, i) - at(third.own, j);
      for (let k = 0; k < size; k++) {
        if (k === i || k === j) continue;
        const three = two * (at(third.own, k) / rest);
        add(i, k, three);
        add(j, k, three);
      }
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) chances[i * size + j] = at(chances, j * size + i);
  }
  return { numbers, chances };
}
