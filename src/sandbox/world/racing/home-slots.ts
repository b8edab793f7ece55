import type { RaceType } from '../../../domain/racing-code.js';
import { VENUES, type Venue } from '../../../domain/venues.js';
import { zonedInstant } from '../../../util/zone.js';
import type { Random } from '../random.js';
import { MINUTE } from './calendar.js';
import { FRIDAY, FRIDAY_NIGHT, isMetropolitan, metropolitanChance } from './metropolitan.js';
import { type Slot, slotAt } from './slots.js';
import { placedAt, type Spread, spreadOver } from './spread.js';

type Weighted<T> = readonly (readonly [T, number])[];

/** How the Australian meetings of a code are laid out (counted from what was raced in 2025 and 2026). */
interface Home {
  /** Meetings by weekday, Sunday to Saturday. */
  meetings: readonly number[];
  locations: Weighted<string>;
  /** Half hours in which first races start, venue time. */
  firsts: Weighted<string>;
  races: Weighted<number>;
  gap: readonly [number, number];
}

const HOME: Record<RaceType, Home> = {
  R: {
    meetings: [7.58, 3, 3.42, 5.16, 4.42, 6.65, 12.44],
    locations: [
      ['NSW', 27.7],
      ['VIC', 23.5],
      ['QLD', 21.2],
      ['WA', 11.9],
      ['SA', 8.3],
      ['TAS', 3.2],
      ['NT', 2.8],
      ['ACT', 1.3],
    ],
    firsts: [
      ['11:00', 4],
      ['12:30', 40],
      ['13:30', 36],
      ['14:00', 2],
      ['15:00', 4],
      ['16:00', 5],
      ['16:30', 8],
      ['17:30', 1],
    ],
    races: [
      [5, 2.8],
      [6, 9.5],
      [7, 37],
      [8, 36.8],
      [9, 4],
      [10, 9],
    ],
    gap: [32, 40],
  },
  H: {
    meetings: [3.4, 3.9, 5.41, 3.58, 3.67, 7.47, 4.84],
    locations: [
      ['NSW', 29],
      ['VIC', 23.6],
      ['QLD', 18.5],
      ['WA', 14.6],
      ['SA', 8.1],
      ['TAS', 5.4],
      ['ACT', 0.7],
    ],
    firsts: [
      ['12:00', 5],
      ['13:00', 14],
      ['14:00', 6],
      ['14:30', 5],
      ['16:00', 5],
      ['17:00', 3],
      ['17:30', 37],
      ['18:30', 17],
      ['19:30', 6],
      ['20:00', 2],
    ],
    races: [
      [6, 6.4],
      [7, 17.8],
      [8, 34],
      [9, 27.7],
      [10, 12.2],
      [11, 1.1],
    ],
    gap: [26, 40],
  },
  // Hours and states of greyhounds are ours; meetings are a little fewer than counted, because of some of those counted
  // not every race was told.
  G: {
    meetings: [7.5, 9.6, 10.4, 10.75, 11.8, 9.9, 7.27],
    locations: [
      ['NSW', 30],
      ['VIC', 30],
      ['QLD', 18],
      ['SA', 9],
      ['WA', 7],
      ['TAS', 6],
    ],
    firsts: [
      ['10:45', 13],
      ['11:15', 13],
      ['12:00', 8],
      ['14:15', 11],
      ['15:00', 12],
      ['18:15', 15],
      ['18:45', 15],
      ['19:10', 13],
    ],
    races: [
      [8, 3.2],
      [9, 3.9],
      [10, 18.3],
      [11, 15.9],
      [12, 44.3],
      [13, 8.5],
      [14, 5.8],
    ],
    gap: [16, 24],
  },
};
const CODES = ['R', 'H', 'G'] as const;
const METROPOLITAN_RACES: Weighted<number> = [
  [8, 52],
  [9, 46],
  [10, 2],
];

/** A venue of the code and state not raced at yet today; with none left in that state, one of another. */
function venueFor(
  draw: Random,
  code: RaceType,
  location: string,
  metropolitan: boolean,
  taken: ReadonlySet<Venue>,
): Venue | undefined {
  const free = VENUES.filter((venue) => venue.code === code && !taken.has(venue));
  const fitting = free.filter((v) => v.location === location && isMetropolitan(v) === metropolitan);
  if (fitting.length > 0) return draw.pick(fitting);
  const states = HOME[code].locations.map(([state]) => state);
  const others = free.filter((venue) => states.includes(venue.location) && !isMetropolitan(venue));
  return others.length > 0 ? draw.pick(others) : undefined;
}

/** The Australian meetings of a date; the venues they take are added to `taken`. */
export function drawHomeSlots(seed: string, draw: Random, date: string, taken: Set<Venue>): Slot[] {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  const held = new Set<string>();
  const slotOf = (code: RaceType, [where, when, many]: Spread): Slot | undefined => {
    const { locations, firsts, races, gap } = HOME[code];
    const location = placedAt(locations, where);
    const chance = code === 'R' ? metropolitanChance(location, weekday) : 0;
    const city = draw.chance(chance) && !held.has(location);
    if (code === 'R') held.add(location);
    const from = city && weekday === FRIDAY ? FRIDAY_NIGHT : placedAt(firsts, when);
    const venue = venueFor(draw, code, location, city, taken);
    if (!venue) return undefined;
    taken.add(venue);
    const first = zonedInstant(date, from, venue.timeZone) + draw.int(0, 29) * MINUTE;
    return { ...slotAt(draw, venue, first, gap), races: placedAt(city ? METROPOLITAN_RACES : races, many) };
  };
  return CODES.flatMap((code) =>
    spreadOver(seed, `${code} meetings`, HOME[code].meetings, date).flatMap(
      (spread) => slotOf(code, spread) ?? [],
    ),
  );
}
