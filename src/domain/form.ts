import type { Cents } from '../util/money.js';

/** Starts with their wins and placings (second or third; wins are not among them). */
export interface StartRecord {
  starts: number;
  wins: number;
  placings: number;
}

/**
 * The upstream's records of a runner. Going as graded today: firm, good, soft, heavy. The old grades dead and slow
 * are left out, because the same start is counted under the new ones too (recorded).
 */
export const RUNNER_RECORDS = [
  'overall',
  'track',
  'distance',
  'trackDistance',
  'firm',
  'good',
  'soft',
  'heavy',
  'firstUp',
  'secondUp',
  'classSame',
  'classStronger',
] as const;
export type RunnerRecord = (typeof RUNNER_RECORDS)[number];

/** The upstream's records of a trainer or rider. `together` is with each other, `runner` on this runner. */
export const PERSON_RECORDS = [
  'last30Days',
  'last12Months',
  'track',
  'region',
  'together',
  'runner',
] as const;
export type PersonRecord = (typeof PERSON_RECORDS)[number];

/** One earlier run. */
export interface PastStart {
  /** A trial counts in no record. */
  trial: boolean;
  /** `YYYY-MM-DD` */
  date: string | undefined;
  /** The upstream's abbreviation, which is not the mnemonic: `RAND`. */
  venue: string | undefined;
  /** Metres. */
  distance: number | undefined;
  /** `Soft`, `Good` … */
  going: string | undefined;
  raceClass: string | undefined;
  /** Finishing position, 1 or more. */
  position: number | undefined;
  /** What stands instead of a position: fell, pulled up and the like, as the upstream letters it. */
  outcome: string | undefined;
  starters: number | undefined;
  /** Behind the winner, or for the winner ahead of the second: lengths (for harness no recording tells the unit) or a word such as `HD`. */
  margin: string | undefined;
  /** Carried, kg; for a greyhound its own weight. */
  weight: number | undefined;
  /** Harness: `FT`, `10M`. */
  handicap: string | undefined;
  barrier: number | undefined;
  rider: string | undefined;
  /** Starting price, decimal. */
  price: number | undefined;
  /** `1:12.59` */
  time: string | undefined;
  /** Places along the way: `8-8`. */
  inRun: string | undefined;
  /** The winner, or in a win the second. */
  winnerOrSecond: string | undefined;
  stewards: string | undefined;
}

/** The form of one runner as it stands for one race. */
export interface RunnerForm {
  number: number | undefined;
  name: string;
  age: number | undefined;
  sex: string | undefined;
  colour: string | undefined;
  sire: string | undefined;
  dam: string | undefined;
  /** Greyhounds: `2015-03`. */
  born: string | undefined;
  /** To carry, kg; none for harness and greyhounds. */
  weight: number | undefined;
  blinkers: boolean;
  rider: string | undefined;
  trainer: string | undefined;
  trainerLocation: string | undefined;
  prizeMoney: Cents | undefined;
  /** Oldest left, newest right: 1–9, 0 tenth or worse, x spell, a leading f first start, a trailing x resumes. */
  lastStarts: string | undefined;
  daysSinceLastRun: number | undefined;
  runsSinceSpell: number | undefined;
  /** `up`, `dn`, or something else. */
  classLevel: string | undefined;
  fieldStrength: number | undefined;
  /** Greyhounds: best time here, `29.44`. */
  bestTime: string | undefined;
  records: Partial<Record<RunnerRecord, StartRecord>>;
  trainerRecords: Partial<Record<PersonRecord, StartRecord>>;
  riderRecords: Partial<Record<PersonRecord, StartRecord>>;
  /** Newest first, trials among them. */
  starts: readonly PastStart[];
  winningDistances: readonly { distance: number; wins: number }[];
  comments: readonly string[];
}

/** Two records added: the wet tracks are soft and heavy together. Undefined when neither is there. */
export function addRecords(
  one: StartRecord | undefined,
  other: StartRecord | undefined,
): StartRecord | undefined {
  if (!one || !other) return one ?? other;
  return {
    starts: one.starts + other.starts,
    wins: one.wins + other.wins,
    placings: one.placings + other.placings,
  };
}

/**
 * Seconds and thirds of a career, where the form figures cover all of it and agree with the record: the upstream
 * counts only placings. Undefined otherwise.
 */
export function secondsAndThirds(
  lastStarts: string | undefined,
  career: StartRecord | undefined,
): { seconds: number; thirds: number } | undefined {
  if (lastStarts === undefined || career === undefined) return undefined;
  const finishes = [...lastStarts].filter((letter) => /\d/.test(letter));
  const of = (digit: string) => finishes.filter((finish) => finish === digit).length;
  const [seconds, thirds] = [of('2'), of('3')];
  const agrees =
    finishes.length === career.starts && of('1') === career.wins && seconds + thirds === career.placings;
  return agrees ? { seconds, thirds } : undefined;
}
