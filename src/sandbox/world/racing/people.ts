import type { RaceType } from '../../../domain/racing-code.js';
import { type Random, random } from '../random.js';
import { regionOf } from './circuits.js';
import type { RaceOutline } from './field-draft.js';
import type { Person } from './types.js';
import { MEN, SURNAMES, WOMEN } from './words.js';

export interface Roster {
  trainers: readonly Person[];
  /** Jockeys or drivers; none in greyhound racing. */
  riders: readonly Person[];
}

const TRAINERS = 90;
const RIDERS = 60;
const rosters = new Map<string, Roster>();
const MOST_ROSTERS = 200;

function person(draw: Random): Person {
  const woman = draw.chance(0.35);
  const given = draw.pick(woman ? WOMEN : MEN);
  const family = draw.pick(SURNAMES);
  return {
    short: `${given.slice(0, 1)} ${family}`,
    full: `${given} ${family}`.toUpperCase(),
    sex: woman ? 'Female' : 'Male',
  };
}

function people(draw: Random, count: number): Person[] {
  const found = new Map<string, Person>();
  while (found.size < count) {
    const one = person(draw);
    found.set(one.full, one);
  }
  return [...found.values()];
}

/** Those who train, ride and drive in one region and code: the same people day after day. */
export function rosterOf(seed: string, code: RaceType, location: string): Roster {
  const region = regionOf(location);
  const key = `${seed}\n${code}\n${region}`;
  let roster = rosters.get(key);
  if (!roster) {
    if (rosters.size >= MOST_ROSTERS) rosters.clear();
    const draw = random(seed, code, region, 'people');
    roster = { trainers: people(draw, TRAINERS), riders: code === 'G' ? [] : people(draw, RIDERS) };
    rosters.set(key, roster);
  }
  return roster;
}

/** Who rides or drives in a race, by row from 0; nobody in a greyhound race. */
export function ridersOf(seed: string, { meeting, number }: RaceOutline): readonly Person[] {
  const { riders } = rosterOf(seed, meeting.code, meeting.location);
  const draw = random(seed, meeting.date, meeting.code, meeting.name, number, 'riders');
  return riders.length > 0 ? draw.shuffle(riders) : riders;
}
