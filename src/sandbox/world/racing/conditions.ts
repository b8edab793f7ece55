import type { RaceType } from '../../../domain/racing-code.js';
import { type Age, type Kind, kindOf } from './lanes.js';

/** What the conditions of a race say of who may start. */
export interface Admission {
  /** For animals that have not won. */
  maiden: boolean;
  /** Kinds of horses by weight (ours where the race leaves it open); a greyhound race admits all there are. */
  kinds: readonly (readonly [Kind, number])[];
}

/** How common the ages are where a race admits them, and what part of them are mares and fillies. */
const AGES: readonly (readonly [Age, number])[] = [
  [2, 0.05],
  [3, 0.3],
  [4, 0.65],
];
const FEMALE = 0.42;

function admitsAge(age: Age, only: string | undefined, orOlder: boolean): boolean {
  // An open race is for horses from three years on.
  if (only === undefined) return age >= 3;
  return orOlder ? age >= Number(only) : age === Number(only);
}

function read(code: RaceType, conditions: string): Admission {
  const maiden = /\bMDN\b|MAIDEN/i.test(conditions);
  if (code === 'G') return { maiden, kinds: [[5, 1]] };
  const [, only, plus] = /^(\d)YO(\+?)/.exec(conditions) ?? [];
  const females = / FM$/.test(conditions);
  const kinds = AGES.filter(([age]) => admitsAge(age, only, plus === '+')).flatMap(([age, weight]) => [
    [kindOf(age, true), weight * FEMALE] as const,
    ...(females ? [] : [[kindOf(age, false), weight * (1 - FEMALE)] as const]),
  ]);
  return { maiden, kinds };
}

const known = new Map<string, Admission>();

/** Who may start in a race of these conditions (`3YO+ BM68 FM`, `3YO MAIDEN`, `5th Grade`; none: nothing is asked). */
export function admissionOf(code: RaceType, conditions = ''): Admission {
  const key = `${code}${conditions}`;
  let found = known.get(key);
  if (!found) {
    found = read(code, conditions);
    known.set(key, found);
  }
  return found;
}
