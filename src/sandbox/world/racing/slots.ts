import { RACING_DAY_ZONE } from '../../../domain/jurisdiction.js';
import type { RaceType } from '../../../domain/racing-code.js';
import { VENUES, type Venue } from '../../../domain/venues.js';
import { addDays, zonedInstant } from '../../../util/zone.js';
import type { Random } from '../random.js';
import { MINUTE, type Span } from './calendar.js';

/** A meeting that will be held: where, from when, how many races, how far apart. */
export interface Slot {
  code: RaceType;
  location: string;
  /** Absent for a fixed-odds-only meeting, which has a name but no place in the venue table. */
  venue?: Venue;
  name: string;
  timeZone: string;
  fixedOddsOnly: boolean;
  first: number;
  races: number;
  /** Usual minutes between races. */
  gap: readonly [number, number];
  /** Number of the first race, where it is settled with the slot. */
  firstNumber?: number;
}

type Weighted = readonly (readonly [string, number])[];

/** A kind of meeting, how many a day, and when the first race may start: Sydney time, or the venue's own. */
interface Session {
  code: RaceType;
  locations: Weighted;
  count: readonly [number, number];
  clock: 'venue' | 'sydney';
  from: string;
  to: string;
  gap: readonly [number, number];
}

const only = (location: string): Weighted => [[location, 1]];

// Meetings overseas, at the hours at which they reach Australian screens; those at home are drawn in home-slots.ts.
const SESSIONS: readonly Session[] = [
  {
    code: 'R',
    locations: only('NZL'),
    count: [1, 2],
    clock: 'venue',
    from: '11:45',
    to: '13:00',
    gap: [32, 38],
  },
  {
    code: 'H',
    locations: only('NZL'),
    count: [1, 1],
    clock: 'venue',
    from: '16:30',
    to: '17:45',
    gap: [26, 33],
  },
  {
    code: 'R',
    locations: only('JPN'),
    count: [1, 1],
    clock: 'venue',
    from: '12:00',
    to: '14:30',
    gap: [30, 35],
  },
  {
    code: 'R',
    locations: [
      ['HKG', 3],
      ['KOR', 2],
      ['SGP', 1],
    ],
    count: [0, 1],
    clock: 'venue',
    from: '16:30',
    to: '18:30',
    gap: [30, 35],
  },
  {
    code: 'R',
    locations: only('ZAF'),
    count: [1, 1],
    clock: 'sydney',
    from: '20:50',
    to: '22:20',
    gap: [33, 38],
  },
  {
    code: 'R',
    locations: only('GBR'),
    count: [2, 2],
    clock: 'sydney',
    from: '22:40',
    to: '23:55',
    gap: [30, 35],
  },
  {
    code: 'R',
    locations: only('IRL'),
    count: [1, 1],
    clock: 'sydney',
    from: '23:20',
    to: '23:59',
    gap: [30, 35],
  },
  {
    code: 'R',
    locations: [
      ['FRA', 4],
      ['TUR', 2],
      ['ARE', 1],
    ],
    count: [1, 1],
    clock: 'sydney',
    from: '22:10',
    to: '23:30',
    gap: [33, 38],
  },
  {
    code: 'H',
    locations: [
      ['FRA', 1],
      ['SWE', 1],
    ],
    count: [1, 1],
    clock: 'sydney',
    from: '22:20',
    to: '23:50',
    gap: [20, 30],
  },
  {
    code: 'R',
    locations: [
      ['USA', 6],
      ['CAN', 1],
    ],
    count: [2, 3],
    clock: 'sydney',
    from: '05:02',
    to: '06:40',
    gap: [26, 34],
  },
  {
    code: 'R',
    locations: [
      ['BRA', 1],
      ['USA', 2],
    ],
    count: [0, 1],
    clock: 'sydney',
    from: '06:30',
    to: '07:50',
    gap: [28, 34],
  },
  {
    code: 'H',
    locations: only('USA'),
    count: [1, 1],
    clock: 'sydney',
    from: '08:20',
    to: '09:20',
    gap: [20, 26],
  },
];

/** A venue of this code and location not raced at yet today, if one is left. */
export function freeVenue(
  draw: Random,
  code: RaceType,
  location: string,
  taken: ReadonlySet<Venue>,
): Venue | undefined {
  const free = VENUES.filter((v) => v.code === code && v.location === location && !taken.has(v));
  return free.length > 0 ? draw.pick(free) : undefined;
}

/** A slot at a venue of the table. */
export function slotAt(draw: Random, venue: Venue, first: number, gap: readonly [number, number]): Slot {
  const usual = (venue.races ?? 8) + draw.int(-1, 1);
  return {
    code: venue.code,
    location: venue.location,
    venue,
    name: venue.name,
    timeZone: venue.timeZone,
    fixedOddsOnly: false,
    first,
    races: Math.min(12, Math.max(6, usual)),
    gap,
  };
}

/** A whole minute between two clock times of `date` in `zone`. */
function minuteBetween(draw: Random, date: string, from: string, to: string, zone: string): number {
  const start = zonedInstant(date, from, zone);
  const minutes = Math.round((zonedInstant(date, to, zone) - start) / MINUTE);
  return start + draw.int(0, minutes) * MINUTE;
}

// Tracks whose races the TAB sells at fixed odds only (three names recorded; they are in no venue table).
interface FixedOnly {
  code: RaceType;
  name: string;
  location: string;
  zone: string;
}
const FIXED_ONLY: readonly FixedOnly[] = [
  { code: 'G', name: 'Harlow', location: 'GBR', zone: 'Europe/London' },
  { code: 'G', name: 'Sunderland', location: 'GBR', zone: 'Europe/London' },
  { code: 'G', name: 'Star Pelaw', location: 'GBR', zone: 'Europe/London' },
  { code: 'G', name: 'Romford', location: 'GBR', zone: 'Europe/London' },
  { code: 'G', name: 'Nottingham', location: 'GBR', zone: 'Europe/London' },
  { code: 'R', name: 'Finger Lakes', location: 'USA', zone: 'America/New_York' },
  { code: 'R', name: 'Thistledown', location: 'USA', zone: 'America/New_York' },
  { code: 'R', name: 'Delaware Park', location: 'USA', zone: 'America/New_York' },
];

const MORE_FIXED_ONLY: readonly FixedOnly[] = [
  { code: 'G', name: 'Monmore', location: 'GBR', zone: 'Europe/London' },
  { code: 'G', name: 'Swindon', location: 'GBR', zone: 'Europe/London' },
  { code: 'G', name: 'Hove', location: 'GBR', zone: 'Europe/London' },
  { code: 'G', name: 'Kinsley', location: 'GBR', zone: 'Europe/London' },
  { code: 'G', name: 'Crayford', location: 'GBR', zone: 'Europe/London' },
  { code: 'G', name: 'Sheffield', location: 'GBR', zone: 'Europe/London' },
  { code: 'G', name: 'Henlow', location: 'GBR', zone: 'Europe/London' },
  { code: 'R', name: 'Fonner Park', location: 'USA', zone: 'America/Chicago' },
];

function fixedOnlySlot(draw: Random, date: string, { code, name, location, zone }: FixedOnly): Slot {
  const dogs = code === 'G';
  const from = dogs ? (draw.chance(0.5) ? '21:05' : '23:10') : '05:20';
  const first = minuteBetween(draw, date, from, `${from.slice(0, 3)}45`, RACING_DAY_ZONE);
  return {
    code,
    location,
    name: `${name} (${location})`,
    timeZone: zone,
    fixedOddsOnly: true,
    first,
    races: dogs ? 12 : 9,
    gap: dogs ? [15, 19] : [28, 32],
  };
}

function fixedOnlySlots(draw: Random, date: string): Slot[] {
  const chosen = [
    ...draw.shuffle(FIXED_ONLY.filter((v) => v.code === 'G')).slice(0, 2),
    draw.pick(FIXED_ONLY.filter((v) => v.code === 'R')),
  ];
  return chosen.map((venue) => fixedOnlySlot(draw, date, venue));
}

/**
 * More meetings sold at fixed odds only. A day of the TAB had 66 meetings and 750 KB (recorded). Of which kind the most were
 * is not known: those with a tote are as many here as racing was measured to hold, so the rest is taken to be of this one.
 */
export function moreFixedOnlySlots(draw: Random, date: string): Slot[] {
  const dogs = draw.shuffle(MORE_FIXED_ONLY.filter((v) => v.code === 'G')).slice(0, 6);
  const others = MORE_FIXED_ONLY.filter((v) => v.code === 'R').slice(0, 1);
  return [...dogs, ...others].map((venue) => ({
    ...fixedOnlySlot(draw, date, venue),
    // A card may begin in mid-card.
    firstNumber: draw.chance(0.5) ? draw.int(2, 6) : 1,
  }));
}

/** The meetings of a date that are held overseas or sold at fixed odds only; the venues they take are added to `taken`. */
export function drawOverseasSlots(draw: Random, date: string, span: Span, taken: Set<Venue>): Slot[] {
  const slots: Slot[] = [];
  for (const session of SESSIONS) {
    const count = draw.int(session.count[0], session.count[1]);
    for (let held = 0; held < count; held++) {
      const venue = freeVenue(draw, session.code, draw.weighted(session.locations), taken);
      if (!venue) continue;
      taken.add(venue);
      const zone = session.clock === 'venue' ? venue.timeZone : RACING_DAY_ZONE;
      let first = minuteBetween(draw, date, session.from, session.to, zone);
      if (first < span.start) first = minuteBetween(draw, addDays(date, 1), session.from, session.to, zone);
      slots.push(slotAt(draw, venue, first, session.gap));
    }
  }
  return [...slots, ...fixedOnlySlots(draw, date)];
}
