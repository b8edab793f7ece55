import type { SingleProduct } from '../world/racing.js';

/** Places a pool of one race asks for, and whether their order counts. */
export const SHAPES: Record<SingleProduct, { places: number; ordered: boolean }> = {
  Win: { places: 1, ordered: true },
  Place: { places: 1, ordered: true },
  Quinella: { places: 2, ordered: false },
  Exacta: { places: 2, ordered: true },
  Duet: { places: 2, ordered: false },
  Trifecta: { places: 3, ordered: true },
  FirstFour: { places: 4, ordered: true },
};

type Positions = readonly (readonly number[])[];

/** One list of runners for each place: of a box, the same for all. */
function spread(product: SingleProduct, positions: Positions): Positions {
  const { places } = SHAPES[product];
  return positions.length === 1
    ? Array.from({ length: places }, () => positions[0] as readonly number[])
    : positions;
}

/** Ways to fill the places with distinct runners. */
function orderedCount(lists: Positions, taken: readonly number[] = []): number {
  const [list, ...rest] = lists;
  if (!list) return 1;
  const free = list.filter((runner) => !taken.includes(runner));
  if (rest.length === 0) return free.length;
  return free.reduce((count, runner) => count + orderedCount(rest, [...taken, runner]), 0);
}

/** Pairs of two lists, each counted once whichever list its runners come from. */
function pairCount([first = [], second = []]: Positions): number {
  const pairs = new Set<string>();
  for (const a of first) {
    for (const b of second) if (a !== b) pairs.add(a < b ? `${a},${b}` : `${b},${a}`);
  }
  return pairs.size;
}

/** `n × (n − 1) × …`, so many factors. */
function falling(n: number, factors: number): number {
  let result = 1;
  for (let i = 0; i < factors; i++) result *= Math.max(0, n - i);
  return result;
}

/** Combinations with every roving banker in any place and the rest of others: `3 × m × (m − 1)` for one in a trifecta. */
function rovingCount(product: SingleProduct, others: number, roving: number): number {
  const { places, ordered } = SHAPES[product];
  const rest = places - roving;
  if (rest < 0) return 0;
  const orders = falling(places, roving) * falling(others, rest);
  return ordered ? orders : orders / falling(places, places);
}

/**
 * How many combinations a bet holds: `positions` has one list of runners for each place, or a single one for a box, or, with
 * `roving` bankers, for the others. Runners in a combination are distinct; pairs without an order count once.
 */
export function combinationCount(
  product: SingleProduct,
  positions: Positions,
  roving: readonly number[] = [],
): number {
  if (roving.length > 0) return rovingCount(product, positions[0]?.length ?? 0, roving.length);
  const lists = spread(product, positions);
  return SHAPES[product].ordered ? orderedCount(lists) : pairCount(lists);
}

/** True when the bet holds this combination. */
export function holds(
  product: SingleProduct,
  positions: Positions,
  selections: readonly number[],
  roving: readonly number[] = [],
): boolean {
  if (roving.length > 0) {
    const others = selections.filter((one) => !roving.includes(one));
    const bankers = roving.every((one) => selections.includes(one));
    return bankers && others.every((one) => positions[0]?.includes(one) === true);
  }
  const lists = spread(product, positions);
  const fits = (order: readonly number[]): boolean =>
    lists.every((list, i) => list.includes(order[i] ?? Number.NaN));
  return fits(selections) || (!SHAPES[product].ordered && fits(selections.toReversed()));
}

/** The positions without these runners. */
export function without(positions: Positions, gone: ReadonlySet<number>): number[][] {
  return positions.map((list) => list.filter((runner) => !gone.has(runner)));
}
