import type { Cents } from '../util/money.js';

/** What one combination would pay if the race were run now. */
export interface Approximate {
  /** Runner numbers, or what else the upstream selects by; in finishing order for an ordered product. */
  selections: readonly string[];
  /** Dollars for a $1 unit; undefined where a runner is scratched or no money is on the combination. */
  dividend: number | undefined;
}

/** The approximates of one pool of one race. */
export interface Approximates {
  /** As the upstream spells it, where it says it. */
  product: string | undefined;
  combinations: readonly Approximate[];
  poolTotal: Cents | undefined;
  jackpot: Cents | undefined;
  poolStatus: string | undefined;
  /** When the upstream says the figures last changed, epoch milliseconds. */
  updatedAt: number | undefined;
  /** The body's members, when it holds no list of approximates. */
  unrecognised: readonly string[] | undefined;
}
