import type { DividendSources } from './dividends.js';
import { type Drawn, startDrawing } from './drawn.js';
import { paysDuet } from './finish.js';
import { createJackpots } from './jackpots.js';
import { raceState } from './lifecycle.js';
import type { ReturnSources } from './returns.js';
import type { Race, RaceState } from './types.js';

/** All that the parts of a racing world ask of each other. */
export type Sources = Drawn &
  DividendSources &
  ReturnSources & {
    status(race: Race, now: number): RaceState;
  };

/** Those of the world of this seed, with nothing drawn yet. */
export function startSources(seed: string): Sources {
  const drawn = startDrawing(seed);
  const known = {
    ...drawn,
    seed,
    status: (race: Race, now: number) => raceState(race, now, () => drawn.card(race)),
    startersOf: (race: Race) => drawn.card(race).starters.length,
    paysDuet: (race: Race) => paysDuet(drawn.card(race)),
  };
  return { ...known, carried: createJackpots(known) };
}
