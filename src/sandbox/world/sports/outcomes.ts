import type { Distribution } from './distribution.js';

/**
 * Everything about one match that a bet can depend on, as whole numbers by name (`margin@full`, `total@h1`,
 * `player:home:3:points`). Prices come from the distributions, results from the values: one definition for both.
 */
export interface Outcomes {
  /** How the number is distributed, as far as is known at the time. Throws RangeError for a name the match has not. */
  of(name: string): Distribution;
  /** What the number turned out to be (or will). */
  value(name: string): number;
  /** Probability that two numbers lie in two ranges at once. */
  both(first: Range, second: Range): number;
}

/** A condition: the named number lies in [low, high]; `not` turns it around. */
export interface Range {
  name: string;
  low: number;
  high: number;
  not?: boolean;
}

/** Probability that all conditions (at most two) hold. */
export function probability(outcomes: Outcomes, ranges: readonly Range[]): number {
  const [first, second] = ranges;
  if (!first) return 0;
  if (second) return outcomes.both(first, second);
  const p = outcomes.of(first.name).between(first.low, first.high);
  return first.not ? 1 - p : p;
}

/** Whether all conditions held in the end. */
export function holds(outcomes: Outcomes, ranges: readonly Range[]): boolean {
  return ranges.every(({ name, low, high, not }) => {
    const value = outcomes.value(name);
    return (value >= low && value <= high) !== (not ?? false);
  });
}

/** Whether a condition's number is already decided (a half that is over). */
export function decided(outcomes: Outcomes, ranges: readonly Range[]): boolean {
  return ranges.every(({ name }) => {
    const d = outcomes.of(name);
    return d.low === d.high;
  });
}
