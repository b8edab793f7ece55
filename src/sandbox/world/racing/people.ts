import type { RaceType } from '../../../domain/racing-code.js';
import { type Random, random } from '../random.js';
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

/** Those who train, ride and drive in one place and code: the same people day after day. */
export function rosterOf(seed: string, code: RaceType, location: string): Roster {
  const key = `${seed}\n${code}\n${location}`;
  let roster = rosters.get(key);
  if (!roster) {
    if (rosters.size >= MOST_ROSTERS) rosters.clear();
    const draw = random(seed, code, location, 'people');
    roster = { trainers: people(draw, TRAINERS), riders: code === 'G' ? [] : people(draw, RIDERS) };
    rosters.set(key, roster);
  }
  return roster;
}
