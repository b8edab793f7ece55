import { RACING_DAY_ZONE } from '../../../domain/jurisdiction.js';
import type { RaceType } from '../../../domain/racing-code.js';
import { VENUES, type Venue } from '../../../domain/venues.js';
import { zoned } from '../../../util/zone.js';
import type { Random } from '../random.js';
import { HOUR, MINUTE, type Span } from './calendar.js';
import { atHome } from './lifecycle.js';
import { freeVenue } from './slots.js';

/** A meeting whose races were put where racing would have paused. */
export interface FillIn {
  venue: Venue;
  starts: number[];
}

/** No more than this between two punctual starts, so that a race jumps within any 10 minutes and one has paid within any 15. */
export const LONGEST_PAUSE = 8 * MINUTE;
const MOST_RACES = 12;
const FULL_CARD = 6;
/** Fewest minutes between two races of one meeting. */
const SPACING = { R: 22, H: 20, G: 15 } as const;
/** Least time into a pause at which a race is put. */
const HEAD_START = 5 * MINUTE;

/** Where a meeting of this hour (Sydney, 0 to 23) is looked for: code and location by weight, never at home. */
function hosts(hour: number): readonly (readonly [readonly [RaceType, string], number])[] {
  if (hour >= 4 && hour < 10)
    return [
      [['R', 'USA'], 8],
      [['R', 'CAN'], 2],
    ];
  if (hour >= 10 && hour < 16)
    return [
      [['R', 'NZL'], 5],
      [['R', 'JPN'], 5],
      [['R', 'KOR'], 1],
    ];
  if (hour >= 16 && hour < 22)
    return [
      [['H', 'NZL'], 4],
      [['R', 'JPN'], 5],
      [['R', 'HKG'], 1],
    ];
  return [
    [['R', 'GBR'], 5],
    [['R', 'IRL'], 3],
    [['R', 'FRA'], 1],
  ];
}

/** The first moment from `from` on after which no start follows within the longest pause; undefined when the span is covered. */
function pauseAfter(starts: readonly number[], from: number, span: Span): number | undefined {
  // The next day begins with a start within half a pause.
  const enough = span.end - LONGEST_PAUSE / 2;
  let last = from;
  for (const start of starts) {
    if (last >= enough) break;
    if (start <= last) continue;
    if (start - last > LONGEST_PAUSE) return last;
    last = start;
  }
  return last < enough ? last : undefined;
}

/** A start five to seven minutes into a pause: before it is over, and not on the heels of the race before. */
function afterPause(draw: Random, pause: number): number {
  return Math.floor(pause / MINUTE) * MINUTE + HEAD_START + draw.int(0, 2) * MINUTE;
}

function withStart(starts: readonly number[], start: number): number[] {
  const after = starts.findIndex((other) => other > start);
  return after < 0 ? [...starts, start] : starts.toSpliced(after, 0, start);
}

/**
 * Meetings to add so that punctual races cover the span without a pause. `starts` are the advertised starts of
 * the punctual races already planned, in order.
 */
export function fillPauses(draw: Random, starts: readonly number[], span: Span, taken: Set<Venue>): FillIn[] {
  const added: FillIn[] = [];
  let covered = [...starts];
  const opening = span.start - LONGEST_PAUSE / 2;
  for (;;) {
    let pause = pauseAfter(covered, opening, span);
    if (pause === undefined) return added;
    const venue = hostAt(draw, pause, taken);
    taken.add(venue);
    const own: number[] = [];
    let start = afterPause(draw, pause);
    for (;;) {
      own.push(start);
      covered = withStart(covered, start);
      if (own.length >= MOST_RACES) break;
      pause = pauseAfter(covered, start + SPACING[venue.code] * MINUTE - HEAD_START, span);
      const soon = pause !== undefined && pause - start < 26 * MINUTE;
      if (!soon && own.length >= FULL_CARD && (pause === undefined || pause - start > 2 * HOUR)) break;
      start = soon ? afterPause(draw, pause as number) : start + draw.int(22, 27) * MINUTE;
    }
    added.push({ venue, starts: own });
  }
}

function hostAt(draw: Random, at: number, taken: ReadonlySet<Venue>): Venue {
  const hour = Number(zoned(at, RACING_DAY_ZONE).time.slice(0, 2));
  for (let attempt = 0; attempt < 40; attempt++) {
    const [code, location] = draw.weighted(hosts(hour));
    const venue = freeVenue(draw, code, location, taken);
    if (venue) return venue;
  }
  // Every track of the hour is taken: any other overseas will do.
  return draw.pick(VENUES.filter((venue) => !taken.has(venue) && !atHome(venue)));
}
