import { LRUCache } from 'lru-cache';
import { type DividendSources, dividendsAt } from './dividends.js';
import { carriedToldAt } from './pools.js';
import type { ProductDividends, Race, Tote } from './types.js';

/** Races whose dividends are remembered: those of a day. */
const MOST = 600;

/** When all that is declared on a race has been: the legs of its pools are the race itself and those before it. */
function allDeclaredAt({ meeting, number }: Race): number {
  const ends = meeting.races
    .filter((one) => one.number <= number)
    .map(({ incident, times }) => (incident?.kind === 'abandoned' ? incident.at : times.paying));
  return Math.max(carriedToldAt(meeting.date), ...ends);
}

/** `dividendsAt`, which remembers what it told once nothing more is to come. */
export function rememberDividends(
  sources: DividendSources,
): (race: Race, now: number, tote: Tote) => readonly ProductDividends[] {
  const told = new LRUCache<Race, Partial<Record<Tote, readonly ProductDividends[]>>>({ max: MOST });
  return (race, now, tote) => {
    if (now < allDeclaredAt(race)) return dividendsAt(sources, race, now, tote);
    const held = told.get(race) ?? {};
    held[tote] ??= dividendsAt(sources, race, now, tote);
    told.set(race, held);
    return held[tote];
  };
}
