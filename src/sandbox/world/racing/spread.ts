import { random } from '../random.js';
import { dayNumber } from './calendar.js';

// Multipliers whose multiples fill the unit cube evenly (powers of the root of x⁴ = x + 1).
const STEPS = [0.8191725134, 0.6710436067, 0.5497004779] as const;

/** What is drawn for one of the things that happen so many times a weekday: evenly spread numbers in [0, 1). */
export type Spread = readonly [number, number, number];

const MONDAY = 4;

/**
 * The things of a kind that fall on a date, when `means` tells how many do by weekday (Sunday to Saturday). Counts and
 * what is drawn for them are spread evenly over the weeks, as a calendar that people make is: any month is near the mean.
 */
export function spreadOver(seed: string, kind: string, means: readonly number[], date: string): Spread[] {
  const phase = random(seed, kind, 'phase');
  const starts = STEPS.map(() => phase.next());
  const day = dayNumber(date) - MONDAY + 1;
  const today = ((day % 7) + 7) % 7;
  const week = Math.floor(day / 7);
  let before = 0;
  let count = 0;
  for (const [weekday, mean] of means.entries()) {
    const offset = phase.next();
    const until = (weeks: number): number => Math.floor(mean * weeks + offset);
    before += until(weekday < today ? week + 1 : week);
    if (weekday === today) count = until(week + 1) - until(week);
  }
  return Array.from({ length: count }, (_, i): Spread => {
    const [a = 0, b = 0, c = 0] = STEPS.map((step, axis) => ((starts[axis] ?? 0) + (before + i) * step) % 1);
    return [a, b, c];
  });
}

/** The item at a place of [0, 1) when items take room by weight. */
export function placedAt<T>(items: readonly (readonly [T, number])[], place: number): T {
  let left = place * items.reduce((sum, [, weight]) => sum + weight, 0);
  const found = items.find(([, weight]) => {
    left -= weight;
    return left < 0;
  });
  const chosen = found ?? items.at(-1);
  if (!chosen) throw new RangeError('nothing to place');
  return chosen[0];
}
