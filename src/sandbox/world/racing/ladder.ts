function rungs(...steps: readonly (readonly [from: number, to: number, by: number])[]): number[] {
  // In hundredths, so that no rung is 2.3000000000000003.
  return steps.flatMap(([from, to, by]) =>
    Array.from(
      { length: Math.round((to - from) / by) + 1 },
      (_, i) => Math.round((from + i * by) * 100) / 100,
    ),
  );
}

/** The prices at which the TAB quotes a win, as recorded from 1.20 to 251. */
export const WIN_LADDER: readonly number[] = [
  ...[1.04, 1.06, 1.08, 1.1, 1.12, 1.15, 1.18, 1.2, 1.25, 1.28, 1.35],
  ...rungs([1.4, 2.45, 0.05], [2.5, 3.9, 0.1], [4, 4.8, 0.2], [5, 9.5, 0.5], [10, 19, 1]),
  ...[21, 23, 26, 31, 34, 41, 51, 61, 71, 81, 101, 126, 151, 201, 251],
];

/** The prices at which the TAB quotes a place. */
export const PLACE_LADDER: readonly number[] = [
  ...rungs([1.04, 1.28, 0.02], [1.3, 1.95, 0.05], [2, 3.9, 0.1], [4, 4.8, 0.2], [5, 20, 1], [22, 30, 2]),
  ...[35, 40, 45, 60],
];

/** The rung nearest to a price (in ratio). */
export function snap(price: number, ladder: readonly number[]): number {
  // By halving: books are snapped a thousand times for a race.
  let above = 0;
  let high = ladder.length;
  while (above < high) {
    const middle = (above + high) >> 1;
    if ((ladder[middle] as number) >= price) high = middle;
    else above = middle + 1;
  }
  if (above === ladder.length) return ladder.at(-1) ?? price;
  const upper = ladder[above] ?? price;
  const lower = ladder[above - 1] ?? upper;
  return price * price < upper * lower ? lower : upper;
}
