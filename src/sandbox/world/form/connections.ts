import type { RaceType } from '../../../domain/racing-code.js';
import { addDays } from '../../../util/zone.js';
import { animalName } from '../racing/names.js';
import { rosterOf } from '../racing/people.js';
import type { Race } from '../racing.js';
import { type Random, random } from '../random.js';
import { courseOf } from './courses.js';
import type { Tally } from './summaries.js';

/** One of the last wins of a trainer, jockey or driver. */
export interface RecentWin {
  date: string;
  /** The place's four letters. */
  abbreviation: string;
  distance: number;
  price: number;
  runner: string;
  /** The other of the two: the rider of a trainer's winner, the trainer of a rider's; empty where there is none. */
  partner: string;
}

/** The record of a trainer, jockey or driver. */
export interface Connection {
  track: Tally;
  region: Tally;
  last30Days: Tally;
  last12Months: Tally;
  /** Newest first. */
  wins: readonly RecentWin[];
}

const WINS_TOLD = 5;

function record(starts: number, skill: number, draw: Random): Tally {
  const wins = Math.round(starts * skill * (0.9 + draw.next() * 0.2));
  const placings = Math.min(starts - wins, Math.round(wins * (1.8 + draw.next() * 0.4)));
  return { starts, wins, placings };
}

/** How often trainer and jockey won together. */
export function together(seed: string, trainer: string, rider: string): Tally {
  const draw = random(seed, trainer, rider, 'together');
  return record(draw.int(1, 300), 0.06 + draw.next() * 0.12, draw);
}

/** The record of one person as of a race's day: the same in every race of that meeting. */
export function connectionOf(
  seed: string,
  race: Race,
  person: string,
  role: 'trainer' | 'rider',
): Connection {
  const { date, code, name, location } = race.meeting;
  const draw = random(seed, date, code, name, person, role);
  const skill = 0.06 + draw.next() * 0.12;
  const year = draw.int(60, 1200);
  const region = year * draw.int(3, 10);
  const roster = rosterOf(seed, code, location);
  const partners = role === 'trainer' ? roster.riders : roster.trainers;
  let day = date;
  return {
    track: record(Math.round(region * (0.05 + draw.next() * 0.15)), skill, draw),
    region: record(region, skill, draw),
    last30Days: record(Math.round(year / 12), skill, draw),
    last12Months: record(year, skill, draw),
    wins: Array.from({ length: WINS_TOLD }, (): RecentWin => {
      day = addDays(day, -draw.int(1, 8));
      const { abbreviation, distance } = courseOf(race, draw.chance(0.3), draw.chance(0.3), draw);
      return {
        date: day,
        abbreviation,
        distance,
        price: draw.pick([1.4, 1.7, 2.1, 2.6, 3.2, 4, 4.6, 5.5, 6.5, 8, 10, 13, 17]),
        runner: animalName(draw.int(0, 1_000_000)),
        partner: partners.length > 0 ? draw.pick(partners).full : '',
      };
    }),
  };
}

/** Where a trainer's stable is: one of the code's places near the meeting, in capitals. */
export function stableOf(seed: string, race: Race, trainer: string): string {
  return courseOf(race, false, true, random(seed, race.meeting.location, trainer, 'stable')).name;
}

/** Career prize money in whole dollars for that many wins and starts (ours). */
export function prizeMoney(code: RaceType, { starts, wins, placings }: Tally, draw: Random): number {
  const purse = code === 'R' ? 24_000 : 7_500;
  return Math.round((wins * 0.6 + placings * 0.16 + starts * 0.02) * purse * (0.7 + draw.next() * 0.6));
}
