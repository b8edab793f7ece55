import { LRUCache } from 'lru-cache';
import type { Cents } from '../../../util/money.js';
import type { DividendSources } from './dividends.js';
import { type Drawn, startDrawing } from './drawn.js';
import { paysDuet } from './finish.js';
import { createJackpots } from './jackpots.js';
import { progressAt } from './lifecycle.js';
import { finalPool } from './pool-size.js';
import type { ReturnSources } from './returns.js';
import type { Product, Race, Tote } from './types.js';

/** Races whose pools are remembered by their size. */
const MOST_SIZED = 1_200;

/** All that the parts of a racing world ask of each other. */
export type Sources = Drawn & DividendSources & ReturnSources;

/** Those of the world of this seed, with nothing drawn yet. */
export function startSources(seed: string): Sources {
  const drawn = startDrawing(seed);
  const known = {
    ...drawn,
    seed,
    status: progressAt,
    startersOf: (race: Race) => drawn.card(race).starters.length,
    toBeRefunded: (race: Race, tote: Tote, now: number) => {
      const late = drawn
        .card(race)
        .runners.filter(({ scratching }) => scratching?.late && scratching.at > now);
      if (late.length === 0) return 0;
      const shares = drawn.shares(race, tote, now);
      return late.reduce((sum, { number }) => sum + (shares.get(number) ?? 0), 0);
    },
  };
  const sizes = new LRUCache<Race, Map<string, Cents>>({ max: MOST_SIZED });
  const sizing = { ...known, paysDuet: (race: Race) => paysDuet(drawn.card(race)) };
  const sized = {
    ...known,
    finalPool: (product: Product, last: Race, tote: Tote): Cents => {
      const held = sizes.get(last) ?? new Map<string, Cents>();
      if (held.size === 0) sizes.set(last, held);
      const key = `${product} ${tote}`;
      const found = held.get(key) ?? finalPool(sizing, product, last, tote);
      held.set(key, found);
      return found;
    },
  };
  return { ...sized, carried: createJackpots(sized) };
}
