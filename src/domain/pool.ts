import type { Cents } from '../util/money.js';

/** Where a tote pool stands. Only the named ones have been seen. */
export type PoolStatus = 'Open' | 'Closed' | 'Paying' | (string & {});

/** One leg of a bet over several races. */
export interface Leg {
  leg: number;
  race: number;
  venue: string | undefined;
  code: string | undefined;
  start: number | undefined;
}

/** A tote pool of one race or of several. */
export interface Pool {
  /** As the TAB names it: `Win`, `FirstFour`, `EarlyQuaddie`. */
  product: string;
  status: PoolStatus | undefined;
  total: Cents | undefined;
  /** Carried in from an earlier pool without a winner. */
  jackpot: Cents | undefined;
  /** Which leg this race is. */
  leg: number | undefined;
  /** One for a single race. */
  legs: readonly Leg[];
}

/** What one result of a pool pays. */
export interface DividendRow {
  /** Runner numbers, or words: `F` the field, `AOS` any other selection, `ODD`. */
  selections: readonly string[];
  /** Dollars for a $1 unit; undefined when none was declared. */
  amount: number | undefined;
}

/** A product's dividends after the race. A bet over several races stands with the race of its last leg. */
export interface Dividend {
  product: string;
  status: PoolStatus | undefined;
  carriedOver: Cents | undefined;
  rows: readonly DividendRow[];
}

const MULTI_LEG = new Set(['RunningDouble', 'DailyDouble', 'Treble', 'EarlyQuaddie', 'Quaddie', 'Big6']);

/** True for bets over several races. */
export function isMultiLeg(product: string): boolean {
  return MULTI_LEG.has(product);
}
