import { createRacingWorld, type RacingWorld } from './racing.js';
import { createSportsWorld, type SportsWorld } from './sports/index.js';

/** What is true in the sandbox: a function of the seed and of the time asked about. */
export interface World {
  racing: RacingWorld;
  sports: SportsWorld;
}

/** The world of a seed. */
export function createWorld(seed: string): World {
  return { racing: createRacingWorld({ seed }), sports: createSportsWorld({ seed }) };
}
