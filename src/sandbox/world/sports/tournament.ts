import type { SportsEvent } from './event.js';

/** A tournament: one week's event of a tour, its matches (or its outrights) inside. */
export interface Tournament {
  /** Numeric string, ours. */
  id: string;
  name: string;
  /** From when it is listed, first start, and end of play, epoch milliseconds. */
  listed: number;
  start: number;
  end: number;
  /** All its events that are known at `now`: who plays a second round is known when the first has been settled. */
  known(now: number): readonly SportsEvent[];
}
