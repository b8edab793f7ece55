import type { RacingWorld } from './types.js';

/** The racing world of this seed. */
export function createRacingWorld({ seed }: { seed: string }): RacingWorld {
  throw new Error(`no world for ${seed} yet`);
}
