import type { RaceType } from '../../../domain/racing-code.js';
import { addDays } from '../../../util/zone.js';
import { ageAndSex, arrivedOn, drawOf, homeRegion } from '../racing/animals.js';
import { circuitOf } from '../racing/circuits.js';
import { placeIn } from '../racing/entries.js';
import type { RaceOutline } from '../racing/field-draft.js';
import type { Run } from '../racing/herd.js';
import type { Occupant } from '../racing/lanes.js';
import { animalName } from '../racing/names.js';
import { rosterOf } from '../racing/people.js';
import type { Race } from '../racing/types.js';
import { mixedUnit, type Random } from '../random.js';
import { coursesNear, drawOfOuting, pickCourse } from './before.js';
import type { Career } from './career.js';
import { type Relation, relationOf } from './indicators.js';
import type { Outing } from './outing.js';
import { drawRunning, hundredths, points, type Running, secondsBehind, winningTime } from './running.js';
import type { FormSources } from './sources.js';

/** What of a start is told beside its outing. */
interface Details {
  /** 0 in a trial. */
  barrier: number;
  /** Lengths behind the winner, or ahead of the second in a win. */
  margin: number;
  /** Kilograms carried in a gallop, the animal's own weight for a greyhound, 0 in harness racing. */
  weight: number;
  /** In harness racing where it started from: `FT`, `10M`; else null. */
  handicap: string | null;
  /** Empty for a greyhound. */
  rider: string;
  /** The last fixed price; undefined in a trial. */
  price?: number;
  /** The second when it won, else the winner. */
  winnerOrSecond: string;
  /** Places in running, `8-8`; undefined where nobody noted them. */
  inRunning?: string;
  /** Seconds. */
  time: number;
  /** Its part of the prize in whole dollars. */
  earned: number;
}

/** A past start, or a trial, which counts in no summary. */
export interface PastStart extends Outing, Details, Relation {
  kind: 'race' | 'trial';
  /** Starts into the preparation: 1 is first up; 0 for a trial. */
  nth: number;
}

/** Everything told of a runner's past. */
export interface Past {
  career: Career;
  /** Month and year of its birth, as a greyhound's form writes them: `0315`. */
  born: string;
  /** Newest first. */
  starts: readonly PastStart[];
  /** Trials before it came back or to the races at all, newest first. */
  trials: readonly PastStart[];
}

const PRICES = [1.6, 1.9, 2.2, 2.6, 3, 3.4, 4, 4.6, 5, 6, 7, 8, 9, 11, 13, 15, 18, 21, 26, 34, 51];

// Parts of the prize by place (ours, near what Australian clubs pay); every starter has a little.
const PARTS = [0.58, 0.19, 0.1, 0.05, 0.025] as const;

/** What a place earns of a prize, in whole dollars. */
function earnedOf(cents: number, position: number): number {
  return Math.round((cents / 100) * (PARTS[position - 1] ?? 0.01));
}

/** A greyhound's own weight on a day, kilograms. */
function bodyWeight({ salt }: Occupant, draw: Random): number {
  return Math.round((26 + mixedUnit(salt, 7) * 9 + draw.next() - 0.5) * 10) / 10;
}

/** A race that is over, with its times but without an index. */
export function findPast({ diary }: FormSources, { race }: Run['entries']): Race | undefined {
  const { meeting, number } = race;
  return diary
    .meetings(meeting.date, circuitOf(meeting))
    .find(({ name }) => name === meeting.name)
    ?.races.find((one) => one.number === number);
}

/** The last fixed price of a row from 0 of a race that is over. */
export function lastPrice({ market }: FormSources, race: Race, row: number): number | undefined {
  const path = market(race).paths.find(({ opinion }) => opinion.runner.number === row + 1);
  return path?.prices.at(-1);
}

function ranDetails(
  sources: FormSources,
  occupant: Occupant,
  { entries, row }: Run,
  runningOf: (race: Race) => Running,
): Details {
  const race = findPast(sources, entries);
  if (!race) throw new RangeError(`no race ${entries.race.number} of ${entries.race.meeting.name}`);
  const { runners, finish } = sources.card(race);
  const runner = runners[row];
  const number = row + 1;
  const { margins, times, places } = runningOf(race);
  const position = placeIn(entries, row);
  const rivals = finish.flat().filter((one) => one !== number);
  const rival = runners.find((one) => one.number === rivals[0]);
  const price = lastPrice(sources, race, row);
  const inRunning = places.get(number);
  const { code, date } = race.meeting;
  return {
    barrier: runner?.barrier ?? 0,
    margin: margins.get(number) ?? 0,
    weight:
      code === 'G' ? bodyWeight(occupant, drawOfOuting(sources.seed, occupant, date)) : (runner?.weight ?? 0),
    handicap: runner?.handicap ?? null,
    rider: runner?.rider?.full ?? '',
    ...(price === undefined ? {} : { price }),
    winnerOrSecond: rival?.name ?? '',
    ...(inRunning === undefined ? {} : { inRunning }),
    time: times.get(number) ?? 0,
    earned: earnedOf(race.prize, position),
  };
}

function marginThen(position: number, draw: Random): number {
  return hundredths(position === 1 ? draw.next() * 3 : (position - 1) * (0.3 + draw.next()));
}

function placesThen(code: RaceType, { distance, starters }: Outing, draw: Random): string | undefined {
  const count = points(code, distance);
  if (count === 0 || draw.chance(0.1)) return undefined;
  let place = draw.int(1, starters);
  return Array.from({ length: count }, () => {
    place = Math.max(1, Math.min(starters, place + draw.int(-2, 1)));
    return place;
  }).join('-');
}

function inventedDetails(seed: string, occupant: Occupant, outing: Outing, kind: PastStart['kind']): Details {
  const { code } = occupant.group;
  const draw = drawOfOuting(seed, occupant, `${outing.date} ${kind}`);
  const { riders } = rosterOf(seed, code, homeRegion(occupant));
  const { position, starters, distance, going } = outing;
  const margin = marginThen(position, draw);
  const behind = position === 1 ? 0 : margin;
  const trial = kind === 'trial';
  const inRunning = trial ? undefined : placesThen(code, outing, draw);
  const purse = code === 'R' ? 24_000_00 : 7_500_00;
  return {
    barrier: trial ? 0 : draw.int(1, starters),
    margin,
    weight: code === 'R' ? draw.int(108, 120) / 2 : code === 'G' ? bodyWeight(occupant, draw) : 0,
    handicap: code === 'H' ? 'FT' : null,
    rider: riders.length > 0 ? draw.pick(riders).full : '',
    ...(trial ? {} : { price: draw.pick(position === 1 ? PRICES.slice(0, 13) : PRICES.slice(3)) }),
    winnerOrSecond: animalName(draw.int(0, 1_000_000)),
    ...(inRunning === undefined ? {} : { inRunning }),
    time: hundredths(winningTime(code, distance, going, draw) + secondsBehind(code, behind)),
    earned: trial ? 0 : earnedOf(purse, position),
  };
}

function birthOf(occupant: Occupant): string {
  const year = Number(arrivedOn(occupant).slice(0, 4)) - ageAndSex(occupant).age;
  const month = 1 + Math.floor(mixedUnit(occupant.salt, 8) * 12);
  return `${String(month).padStart(2, '0')}${String(year % 100).padStart(2, '0')}`;
}

/** The trials of an animal between its last spell, or its birth, and its first start since. */
function trialsOf(seed: string, occupant: Occupant): Outing[] {
  const { code } = occupant.group;
  if (code === 'G') return [];
  const draw = drawOf(seed, occupant, 'trials');
  const came = arrivedOn(occupant);
  const near = coursesNear(occupant);
  const days = new Set(Array.from({ length: draw.int(1, 3) }, () => draw.int(8, 62)));
  return [...days]
    .sort((a, b) => a - b)
    .map((back): Outing => {
      const { name, mnemonic } = pickCourse(near, draw);
      const starters = draw.int(5, 12);
      return {
        date: addDays(came, -back),
        position: draw.int(1, starters),
        starters,
        course: name,
        replayCode: mnemonic,
        raceNumber: draw.int(1, 15),
        distance: code === 'R' ? draw.pick([745, 800, 900, 1045]) : 1609,
        class: 'OPEN',
        level: undefined,
        going: draw.pick(['Good', 'Good', 'Soft', 'Heavy'] as const),
      };
    });
}

/** What a runner did before this race, given its outings and what they make of its career. */
export function pastOf(
  sources: FormSources,
  race: RaceOutline,
  occupant: Occupant,
  { career, outings }: { career: Career; outings: readonly Outing[] },
  runningOf: (race: Race) => Running = (one) => drawRunning(sources.seed, sources.card(one)),
): Past {
  const { seed } = sources;
  const starts = outings.map(
    (outing, i): PastStart => ({
      ...outing,
      ...relationOf(outing, race),
      ...(outing.source
        ? ranDetails(sources, occupant, outing.source, runningOf)
        : inventedDetails(seed, occupant, outing, 'race')),
      kind: 'race',
      nth: career.runs[i] ?? 0,
    }),
  );
  const trials = trialsOf(seed, occupant).map(
    (outing): PastStart => ({
      ...outing,
      ...relationOf(outing, race),
      ...inventedDetails(seed, occupant, outing, 'trial'),
      kind: 'trial',
      nth: 0,
    }),
  );
  return { career, born: birthOf(occupant), starts, trials };
}
