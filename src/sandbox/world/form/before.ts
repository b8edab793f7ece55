import type { RaceType } from '../../../domain/racing-code.js';
import { VENUES, type Venue } from '../../../domain/venues.js';
import { ageAndSex, arrivedOn, drawOf, homeRegion } from '../racing/animals.js';
import { dateNumbered, dayNumber } from '../racing/calendar.js';
import { regionOf } from '../racing/circuits.js';
import { homeOf, placeOf } from '../racing/deal.js';
import type { Occupant } from '../racing/lanes.js';
import { type Random, random } from '../random.js';
import { levelOf } from './classes.js';
import type { Going } from './going.js';
import type { Outing } from './outing.js';

interface Habits {
  /** Days between starts. */
  between: readonly [number, number];
  /** Days of a spell. */
  spell: readonly [number, number];
  /** Most starts a year of age past one. */
  busy: number;
  /** Starts in a preparation. */
  preparation: readonly [number, number];
  starters: readonly [number, number];
  races: number;
}

// Ours: usual intervals of each code.
const HABITS: Record<RaceType, Habits> = {
  R: { between: [10, 24], spell: [85, 160], busy: 5, preparation: [3, 7], starters: [7, 14], races: 8 },
  H: { between: [6, 14], spell: [85, 150], busy: 9, preparation: [6, 14], starters: [7, 12], races: 8 },
  G: { between: [4, 9], spell: [70, 110], busy: 14, preparation: [10, 24], starters: [6, 8], races: 12 },
};

/** From so many days without a start on an animal has had a spell: `x` among its letters. */
export const SPELL: Record<RaceType, number> = { R: 85, H: 85, G: 70 };

/** Days from the last start before an animal came to the first day it may run: more than the historical service looks back. */
const AWAY = [122, 260] as const;

const CLASSES: Record<RaceType, { maiden: string; open: readonly string[] }> = {
  R: { maiden: 'MDN', open: ['CL1', 'BM58', 'BM64', 'BM70', 'BM78'] },
  H: { maiden: 'MAIDEN', open: ['NR 43 to 47', 'NR 48 to 54', 'NR 55 to 60', 'NR 61 to 65'] },
  G: { maiden: 'M', open: ['G5', 'G5', 'MIX 4/5', 'G4', 'FFA'] },
};
const DOG_LEVELS: Readonly<Record<string, number>> = { M: 0, G5: 2, 'MIX 4/5': 2.6, G4: 3.2, FFA: 5 };

/** How many starts lie behind an animal that comes (ours): of maidens often none, of others by age. */
function count({ group, lane }: Occupant, age: number, draw: Random): number {
  const { busy } = HABITS[group.code];
  if (lane.maiden) return draw.chance(age === 2 ? 0.75 : 0.45) ? 0 : draw.int(1, age === 2 ? 2 : 7);
  return draw.int(1, Math.max(2, Math.min(60, busy * (age - 1))));
}

function placeAmong(starters: number, maiden: boolean, draw: Random): number {
  const usual = [
    [1, maiden ? 0 : 12],
    [2, 13],
    [3, 13],
    [draw.int(4, Math.min(9, starters)), 50],
    [Math.min(starters, draw.int(10, 14)), 12],
  ] as const;
  return Math.min(starters, draw.weighted(usual));
}

interface Placed {
  venue: Venue;
  at: number;
}

const courses = new Map<string, readonly Placed[]>();

/** The courses of a code and region, with where they lie. */
function coursesOf(code: RaceType, region: string): readonly Placed[] {
  const key = `${code}/${region}`;
  let found = courses.get(key);
  if (!found) {
    const all = VENUES.filter((venue) => venue.code === code);
    const here = all.filter(({ location }) => regionOf(location) === region);
    found = (here.length > 0 ? here : all).map((venue) => ({ venue, at: placeOf(venue) }));
    courses.set(key, found);
  }
  return found;
}

const NEAR = 5;

/** The courses nearest to where the animal is at home, the nearest first. */
export function coursesNear(occupant: Occupant): readonly Venue[] {
  const home = homeOf(occupant.salt);
  return coursesOf(occupant.group.code, homeRegion(occupant))
    .toSorted((a, b) => Math.abs(a.at - home) - Math.abs(b.at - home))
    .slice(0, NEAR)
    .map(({ venue }) => venue);
}

/** One of them, mostly the nearest. */
export function pickCourse(near: readonly Venue[], draw: Random): Venue {
  const place = Math.min(draw.int(0, NEAR - 1), draw.int(0, NEAR - 1), near.length - 1);
  return near[place] as Venue;
}

function distanceAt({ distances = [] }: Venue, code: RaceType, draw: Random): number {
  const usual = distances.filter((metres) => metres <= 2700);
  if (usual.length > 0) return draw.pick(usual);
  return draw.pick(code === 'R' ? [1100, 1200, 1400, 1600] : code === 'H' ? [1640, 2040] : [400, 450, 515]);
}

function goingThen(code: RaceType, draw: Random): Going {
  if (code !== 'R') return draw.pick(['Good', 'Fast', 'Good'] as const);
  return draw.weighted([
    ['Firm', 2],
    ['Good', 50],
    ['Soft', 35],
    ['Heavy', 13],
  ] as const);
}

/**
 * The starts of an animal from before it came, newest first: invented from its own seed, so that they are the same in
 * whatever race it is met, and older than what the historical service holds. An animal that is no maiden has won one.
 */
export function outingsBefore(seed: string, occupant: Occupant): Outing[] {
  const { code } = occupant.group;
  const { maiden } = occupant.lane;
  const draw = drawOf(seed, occupant, 'before');
  const { between, spell, preparation, starters: range, races } = HABITS[code];
  const total = count(occupant, ageAndSex(occupant).age, draw);
  const near = coursesNear(occupant);
  let day = dayNumber(arrivedOn(occupant)) - draw.int(...AWAY);
  let left = draw.int(...preparation);
  const outings = Array.from({ length: total }, (): Outing => {
    const date = dateNumbered(day);
    left -= 1;
    day -= draw.int(...(left > 0 ? between : spell));
    if (left <= 0) left = draw.int(...preparation);
    const venue = pickCourse(near, draw);
    const starters = draw.int(...range);
    return {
      date,
      position: placeAmong(starters, maiden, draw),
      starters,
      course: venue.name,
      replayCode: venue.mnemonic,
      raceNumber: draw.int(1, races),
      distance: distanceAt(venue, code, draw),
      class: draw.pick(CLASSES[code].open),
      level: undefined,
      going: goingThen(code, draw),
    };
  });
  if (!maiden && !outings.some(({ position }) => position === 1)) {
    const lucky = outings[draw.int(0, outings.length - 1)];
    if (lucky) lucky.position = 1;
  }
  const firstWin = outings.findLastIndex(({ position }) => position === 1);
  for (const [i, outing] of outings.entries()) {
    if (maiden || i >= firstWin) outing.class = CLASSES[code].maiden;
    outing.level = code === 'G' ? DOG_LEVELS[outing.class] : levelOf(outing.class);
  }
  return outings;
}

/** The generator of what else is invented of a start: the same whenever it is told. */
export function drawOfOuting(seed: string, { group, salt }: Occupant, date: string): Random {
  return random(seed, group.circuit, salt, date, 'outing');
}
