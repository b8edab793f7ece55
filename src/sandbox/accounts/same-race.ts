/** A runner that is to be among the first `top` of a race. */
export interface Wanted {
  runner: number;
  top: number;
}

/**
 * Probability that every wanted runner is among the first that it needs, by Harville: the winner in proportion to
 * `strengths`, the second of those left, and so on. 0 where they can't be there together.
 */
export function jointChance(strengths: ReadonlyMap<number, number>, wanted: readonly Wanted[]): number {
  const runners = [...strengths];
  const depth = Math.max(0, ...wanted.map(({ top }) => top));
  const placed = new Map<number, number>();
  const from = (place: number, left: number): number => {
    const open = wanted.filter(({ runner }) => !placed.has(runner));
    if (open.length === 0) return 1;
    // One is too late, or there are not places enough for all that are still to come.
    if (place > depth || open.some(({ top }) => top < place)) return 0;
    const places = depth - place + 1;
    if (open.length > places) return 0;
    // With no place to spare only they may come.
    const next =
      open.length < places
        ? runners
        : open.map(({ runner }) => [runner, strengths.get(runner) ?? 0] as const);
    let chance = 0;
    for (const [runner, strength] of next) {
      if (placed.has(runner) || strength === 0) continue;
      placed.set(runner, place);
      chance += (strength / left) * from(place + 1, left - strength);
      placed.delete(runner);
    }
    return chance;
  };
  return from(
    1,
    runners.reduce((sum, [, strength]) => sum + strength, 0),
  );
}

/** The wanted runners of which none says what another implies: of one runner only the hardest to reach. */
export function withoutImplied<T extends Wanted>(wanted: readonly T[]): { kept: T[]; redundant: T[] } {
  const hardest = (runner: number): T | undefined =>
    wanted.filter((one) => one.runner === runner).sort((a, b) => a.top - b.top)[0];
  const kept = wanted.filter((one) => hardest(one.runner) === one);
  return { kept, redundant: wanted.filter((one) => !kept.includes(one)) };
}

const MOST_ODDS = 1_001;

/**
 * The decimal price of runners together: the product of their prices, corrected by how much likelier or less likely they
 * are together than each for itself (ours); never under the longest of them, and 1,001 at most. Undefined where they can't
 * be there together.
 */
export function priceTogether(
  strengths: ReadonlyMap<number, number>,
  wanted: readonly (Wanted & { price: number })[],
): number | undefined {
  const together = jointChance(strengths, wanted);
  if (together === 0) return undefined;
  const apart = wanted.reduce((all, one) => all * jointChance(strengths, [one]), 1);
  const prices = wanted.map(({ price }) => price);
  const product = prices.reduce((all, price) => all * price, 1);
  return Math.min(MOST_ODDS, Math.max((product * apart) / together, ...prices));
}
