import type { RacingWorld } from '../../world/racing.js';
import type { LinkContext } from './links.js';

/** What every body is written from: the world, a moment, and for whom. */
export interface View extends LinkContext {
  world: RacingWorld;
  /** Epoch milliseconds. */
  now: number;
}
