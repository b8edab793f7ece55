import type { RaceType } from '../../../domain/racing-code.js';
import { addDays } from '../../../util/zone.js';
import { animalName } from '../racing/names.js';
import { rosterOf } from '../racing/people.js';
import type { Race, Runner } from '../racing.js';
import { type Random, random } from '../random.js';
import { type Career, type CareerStart, careerOf } from './career.js';
import { type Course, courseOf } from './courses.js';
import { traitOf } from './traits.js';

export type Going = 'Firm' | 'Good' | 'Soft' | 'Heavy';

/** A past start, or a trial, which counts in no summary. */
export interface PastStart extends CareerStart {
  kind: 'race' | 'trial';
  course: Course;
  raceNumber: number;
  starters: number;
  barrier: number;
  /** Lengths behind the winner, or ahead of the second in a win. */
  margin: number;
  going: Going;
  class: string;
  /** In the same class as today's race or a stronger one. */
  inClass: boolean;
  stronger: boolean;
  /** Kilograms carried in a gallop, the animal's own weight for a greyhound, 0 in harness racing. */
  weight: number;
  /** Empty for a greyhound. */
  rider: string;
  /** Decimal starting price; undefined in a trial. */
  price?: number;
  /** The second when it won, else the winner. */
  winnerOrSecond: string;
  /** Places in running, `8-8`; undefined where nobody noted them. */
  inRunning?: string;
  /** Seconds. */
  time: number;
}

/** Everything told of a runner's past. */
export interface Past {
  career: Career;
  /** Newest first. */
  starts: readonly PastStart[];
  /** Trials since its last start, newest first. */
  trials: readonly PastStart[];
}

const CLASSES: Record<RaceType, readonly string[]> = {
  R: ['MDN', 'CL1', 'BM58', 'BM64', 'BM70', 'BM78', 'MDN-SW', '3Y BM64'],
  H: ['MDN PACE', 'NR 40-49', 'NR 50-59', 'NR 60-69', '3YO PACE'],
  G: ['M', 'G5', 'G4', 'MIX 4/5', 'FFA'],
};
const METRES_A_SECOND: Record<RaceType, number> = { R: 16.6, H: 13.4, G: 17.2 };
const SLOWER: Record<Going, number> = { Firm: 0.995, Good: 1, Soft: 1.02, Heavy: 1.045 };
const FIELD: Record<RaceType, readonly [number, number]> = { R: [7, 14], H: [7, 12], G: [6, 8] };
const PRICES = [1.4, 1.7, 2.1, 2.6, 3.2, 4, 4.6, 5.5, 6.5, 8, 10, 13, 17, 21, 26, 34, 51, 81];

function marginOf(position: number | string, draw: Random): number {
  const lengths =
    typeof position !== 'number'
      ? 30
      : position === 1
        ? draw.next() * 3
        : (position - 1) * (0.3 + draw.next());
  return Math.round(lengths * 100) / 100;
}

function runningOf(code: RaceType, distance: number, starters: number, draw: Random): string | undefined {
  if (code === 'G' || draw.chance(0.1)) return undefined;
  const points = code === 'R' && distance <= 1200 ? 2 : 3;
  let place = draw.int(1, starters);
  return Array.from({ length: points }, () => {
    place = Math.max(1, Math.min(starters, place + draw.int(-2, 1)));
    return place;
  }).join('-');
}

/** Draws the details of one start over this course. */
function detail(
  start: CareerStart,
  course: Course,
  flags: { wet: boolean; inClass: boolean; kind: PastStart['kind'] },
  {
    race,
    runner,
    riders,
    body,
  }: { race: Race; runner: Runner; riders: readonly { full: string }[]; body: number },
  draw: Random,
): PastStart {
  const { code } = race.meeting;
  const { kind, wet, inClass } = flags;
  const place = typeof start.position === 'number' ? start.position : 12;
  const starters = Math.max(place, draw.int(...FIELD[code]));
  const going = draw.weighted<Going>(
    wet
      ? [
          ['Soft', 2],
          ['Heavy', 1],
        ]
      : [
          ['Good', 9],
          ['Firm', 1],
        ],
  );
  const margin = marginOf(start.position, draw);
  const behind = place === 1 ? 0 : margin;
  const inRunning = kind === 'trial' ? undefined : runningOf(code, course.distance, starters, draw);
  const rider =
    runner.rider && draw.chance(0.45) ? runner.rider.full : riders.length > 0 ? draw.pick(riders).full : '';
  const seconds =
    (course.distance / METRES_A_SECOND[code]) * SLOWER[going] * (0.99 + draw.next() * 0.02) + behind * 0.16;
  return {
    ...start,
    kind,
    course,
    raceNumber: draw.int(1, kind === 'trial' ? 15 : code === 'G' ? 12 : 8),
    starters,
    barrier: kind === 'trial' ? 0 : draw.int(1, starters),
    margin,
    going,
    class: kind === 'trial' ? 'OPEN' : draw.pick(CLASSES[code]),
    inClass,
    stronger: inClass && draw.chance(0.5),
    weight:
      code === 'R'
        ? draw.int(108, 120) / 2
        : code === 'G'
          ? Math.round((body + draw.next() - 0.5) * 10) / 10
          : 0,
    rider,
    ...(kind === 'trial' ? {} : { price: draw.pick(place === 1 ? PRICES.slice(0, 13) : PRICES.slice(3)) }),
    winnerOrSecond: animalName(draw.int(0, 1_000_000)),
    ...(inRunning === undefined ? {} : { inRunning }),
    time: Math.round(seconds * 100) / 100,
  };
}

function trialDates(career: Career, date: string, draw: Random): string[] {
  const resumes = career.runsSinceSpell === 0;
  const newest = career.starts[0]?.date ?? '';
  const days = Array.from({ length: resumes ? draw.int(1, 3) : 0 }, () => draw.int(8, 62));
  return [...new Set(days)]
    .sort((a, b) => a - b)
    .map((back) => addDays(date, -back))
    .filter((day) => day > newest);
}

/**
 * What a runner did before this race: invented, the same for one seed whatever the time, and in agreement with
 * the letters of its last starts and its indicators.
 */
export function pastOf(seed: string, race: Race, runner: Runner): Past {
  const { date, code, name, location } = race.meeting;
  const draw = random(seed, date, code, name, race.matchName ?? race.number, runner.number, 'form');
  const career = careerOf(runner.lastStarts, runner.age, code, date, draw);
  const { starts } = career;
  const [track, inClass, distance, wet] = (['T', 'C', 'D', 'W'] as const).map((trait) =>
    traitOf(trait, runner.tcdw, starts, draw),
  );
  const body = 26 + draw.next() * 9;
  const who = { race, runner, riders: rosterOf(seed, code, location).riders, body };
  const told = starts.map((start, i): PastStart => {
    const course = courseOf(race, track?.[i] ?? false, distance?.[i] ?? false, draw);
    return detail(
      start,
      course,
      { kind: 'race', wet: code === 'R' && !!wet?.[i], inClass: !!inClass?.[i] },
      who,
      draw,
    );
  });
  const trials = (code === 'G' ? [] : trialDates(career, date, draw)).map((day): PastStart => {
    const course = {
      ...courseOf(race, false, false, draw),
      distance: code === 'R' ? draw.pick([745, 800, 900, 1045]) : 1609,
    };
    const start = { date: day, position: draw.int(1, 9), run: 0 };
    return detail(start, course, { kind: 'trial', wet: draw.chance(0.3), inClass: false }, who, draw);
  });
  return { career, starts: told, trials };
}
