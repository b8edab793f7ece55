import { mixedUnit, random } from '../random.js';
import { dateNumbered } from './calendar.js';
import { daysOf, RHYTHMS } from './circuits.js';
import { kindAt, type Occupant, ofKind } from './lanes.js';
import { damName, occupantName, sireName } from './names.js';
import { rosterOf } from './people.js';
import { silkOf } from './silks.js';
import type { Person } from './types.js';

/** An animal: the same whatever race it is met in. */
export interface Animal {
  name: string;
  age: number;
  sex: string;
  colour: string;
  sire: string;
  dam: string;
  /** The colours its rider wears, in words; a greyhound wears those of its box. */
  silk: string;
  trainer: Person;
  blinkers: boolean;
}

const COLOURS = {
  R: ['B', 'BR', 'CH', 'GR', 'BL'],
  H: ['B', 'BR', 'CH', 'BL'],
  G: ['BK', 'BD', 'F', 'BE', 'WBK'],
} as const;

const regionOf = (circuit: string): string => circuit.split('/')[1] ?? '';

/** The generator of one of an animal's own matters. */
export function drawOf(seed: string, { group, lane, arrival }: Occupant, matter: string) {
  const { circuit, group: turn } = group;
  return random(seed, circuit, turn, lane.maiden ? 'maiden' : 'open', lane.number, arrival, matter);
}

/** Where an animal's circuit is: an Australian state or a three-letter country. */
export function homeRegion({ group }: Occupant): string {
  return regionOf(group.circuit);
}

/** Who trains an animal. */
export function trainerOf(seed: string, occupant: Occupant): Person {
  const { trainers } = rosterOf(seed, occupant.group.code, homeRegion(occupant));
  return trainers[Math.floor(mixedUnit(occupant.salt, 4) * trainers.length)] as Person;
}

/** The date before which an animal did not run in its present lane. */
export function arrivedOn({ group, arrival }: Occupant): string {
  return dateNumbered(daysOf(group.code, arrival * RHYTHMS[group.code].groups + group.group).first);
}

/** Age in years, which doesn't change while an animal is told of, and sex: a horse of three is a filly or colt, later a mare or horse. */
export function ageAndSex({ group, lane, salt }: Occupant): { age: number; sex: string } {
  const { code } = group;
  const part = mixedUnit(salt, 5);
  const male = mixedUnit(salt, 6);
  if (code === 'G') return { age: 1 + Math.floor(part * 4), sex: male < 0.5 ? 'Dog' : 'Bitch' };
  const { age: least, female } = ofKind(kindAt(code, lane.number));
  // Maidens are seldom older than five.
  const age = least < 4 ? least : 4 + Math.floor(part * part * (lane.maiden ? 2.5 : 5));
  if (female) return { age, sex: age < 4 ? 'Filly' : 'Mare' };
  if (male < 0.78) return { age, sex: 'Gelding' };
  return { age, sex: age < 4 ? 'Colt' : 'Horse' };
}

/** The animal that has a lane. Its draws come from its number alone: thousands of animals race every day. */
export function animalOf(seed: string, occupant: Occupant): Animal {
  const { code } = occupant.group;
  let drawn = 20;
  const pick = (below: number): number => Math.floor(mixedUnit(occupant.salt, drawn++) * below);
  return {
    name: occupantName(seed, occupant),
    ...ageAndSex(occupant),
    colour: COLOURS[code][pick(COLOURS[code].length)] ?? '',
    sire: sireName(seed, pick(10_000)),
    dam: damName(seed, pick(100_000)),
    silk: code === 'G' ? '' : silkOf(pick),
    trainer: trainerOf(seed, occupant),
    blinkers: code === 'R' && pick(100) < 22,
  };
}
