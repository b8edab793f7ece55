import type { Cents } from '../util/money.js';

/** One leg of a pool, as far as the upstream says it. */
export interface PoolLeg {
  /** Racing day `YYYY-MM-DD`, where it is told. */
  date: string | undefined;
  code: string | undefined;
  /** Mnemonic. */
  venue: string | undefined;
  race: number | undefined;
  /** Epoch milliseconds. */
  startsAt: number | undefined;
}

/** A pool with what was carried into it. */
export interface JackpotPool {
  /** As the upstream spells it: `Quaddie`, `Big6`. */
  product: string | undefined;
  /** What tells two pools of one product apart: `SR` on a Big6. */
  name: string | undefined;
  /** Carried in. */
  jackpot: Cents | undefined;
  total: Cents | undefined;
  status: string | undefined;
  meetingName: string | undefined;
  location: string | undefined;
  /** In order; at least the first, where the pool says any race. */
  legs: readonly PoolLeg[];
}

/** Pools of a jackpots answer. */
export interface Jackpots {
  pools: readonly JackpotPool[];
  /** Entries that say nothing we know. */
  unreadable: number;
  /** The body's members, when it holds no list of pools. */
  unrecognised: readonly string[] | undefined;
}
