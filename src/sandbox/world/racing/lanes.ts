import type { RaceType } from '../../../domain/racing-code.js';
import { hash, mixed, mixedUnit } from '../random.js';
import { RHYTHMS } from './circuits.js';

/**
 * A place in a circuit that one animal after the other takes: it has a start in each block of its group while races need
 * that many, the lower its number the more surely. Who has it, and for how long, follows from numbers alone, so that the
 * past of an animal is found without running the races before.
 */
export interface Lane {
  /** For an animal that has not won, in races for such alone; the winner leaves the lane. */
  maiden: boolean;
  /** From 0; tells of what age and sex its animals are. */
  number: number;
}

/** What every question about the lanes of one circuit and group starts from. */
export interface LaneGroup {
  code: RaceType;
  circuit: string;
  group: number;
  /** See `laneGroup`. */
  salt: number;
}

/** The lanes of one circuit and group in the world of this seed. */
export function laneGroup(seed: string, code: RaceType, circuit: string, group: number): LaneGroup {
  return { code, circuit, group, salt: hash(`${seed}\n${circuit}\n${group}`) };
}

export type Age = 2 | 3 | 4;
/** What a race may ask for: the age (4 for four or more) and sex of horses. Greyhound races ask for neither. */
export type Kind = 0 | 1 | 2 | 3 | 4 | 5;

const AGES: readonly Age[] = [2, 3, 4];

/** The kind of horses of an age, four standing for all older ones, and sex. */
export function kindOf(age: Age, female: boolean): Kind {
  return (AGES.indexOf(age) * 2 + (female ? 0 : 1)) as Kind;
}

/** The age of a kind (4 for four or more) and whether it is of mares and fillies. */
export function ofKind(kind: Kind): { age: Age; female: boolean } {
  return { age: AGES[Math.floor(kind / 2)] ?? 4, female: kind % 2 === 0 };
}

const KINDS = 6;
/** The only kind of greyhounds. */
const ANY: Kind = 5;

/** The kind of a lane's animals. */
export function kindAt(code: RaceType, number: number): Kind {
  return code === 'G' ? ANY : ((number % KINDS) as Kind);
}

/** The number of the `index`th lane of a kind. */
export function laneNumber(kind: Kind, index: number): number {
  return index * KINDS + kind;
}

/** The how manieth lane of its kind one is, from 0. */
export function laneIndex(number: number): number {
  return Math.floor(number / KINDS);
}

const laneSalt = ({ salt }: LaneGroup, { maiden, number }: Lane): number =>
  mixed(salt, number, maiden ? 1 : 0);

/** How often an animal sits out a block it could run in (ours). */
const RESTS = 0.12;
/**
 * How often a maiden may win in a block: whether it does or not it leaves afterwards. That some may and some not shows in
 * nothing they did before.
 */
const READY = 0.2;

/** True when the lane's animal has no start in this cycle whatever is asked for. */
export function rests(group: LaneGroup, lane: Lane, cycle: number): boolean {
  return mixedUnit(laneSalt(group, lane), cycle, 1) < RESTS;
}

/** True when a maiden may win in this cycle. */
export function isReady(group: LaneGroup, lane: Lane, cycle: number): boolean {
  return mixedUnit(laneSalt(group, lane), cycle, 2) < READY;
}

const stayOf = ({ code }: LaneGroup, salt: number, cycle: number): number =>
  (cycle + (salt % RHYTHMS[code].cycles)) % RHYTHMS[code].cycles;

/** The cycle since which the lane has the animal it has in this one. */
export function arrivalOf(group: LaneGroup, lane: Lane, cycle: number): number {
  const salt = laneSalt(group, lane);
  const first = cycle - stayOf(group, salt, cycle);
  if (!lane.maiden) return first;
  let arrival = cycle;
  while (arrival > first && !isReady(group, lane, arrival - 1)) arrival -= 1;
  return arrival;
}

/** The animal that has a lane: two answers are equal when it is the same. */
export interface Occupant {
  group: LaneGroup;
  lane: Lane;
  /** The cycle in which it came. */
  arrival: number;
  /** What its own draws start from. */
  salt: number;
}

/** Who has the lane in a cycle. */
export function occupantOf(group: LaneGroup, lane: Lane, cycle: number): Occupant {
  const arrival = arrivalOf(group, lane, cycle);
  return { group, lane, arrival, salt: mixed(laneSalt(group, lane), arrival, 3) };
}

/** How many names a lane has for its animals, one after the other: enough that none comes again within 110 days. */
export function namesNeeded(code: RaceType, maiden: boolean): number {
  return maiden ? 2 * RHYTHMS[code].cycles : 3;
}

/** Which of its lane's names an animal has, from 0. */
export function nameWithin({ group, lane, arrival }: Occupant): number {
  const { cycles } = RHYTHMS[group.code];
  const stay = stayOf(group, laneSalt(group, lane), arrival);
  const term = Math.floor((arrival + (laneSalt(group, lane) % cycles)) / cycles);
  // Animals that have won stay for whole terms; maidens come at any time of two.
  return lane.maiden ? (term % 2) * cycles + stay : term % 3;
}
