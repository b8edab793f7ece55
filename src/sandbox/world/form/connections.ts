import { LRUCache } from 'lru-cache';
import type { RaceType } from '../../../domain/racing-code.js';
import { VENUES } from '../../../domain/venues.js';
import { addDays } from '../../../util/zone.js';
import { trainerOf } from '../racing/animals.js';
import { dateOf } from '../racing/calendar.js';
import { circuitOf, regionOf } from '../racing/circuits.js';
import { placeIn } from '../racing/entries.js';
import type { Run } from '../racing/herd.js';
import { ridersOf } from '../racing/people.js';
import type { Race } from '../racing/types.js';
import { type Random, random } from '../random.js';
import { abbreviationOf } from './outing.js';
import { findPast, lastPrice } from './past-starts.js';
import type { FormSources } from './sources.js';
import type { Tally } from './summaries.js';

/** One of the last wins of a trainer, jockey or driver: a race of this world. */
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

export type Role = 'trainer' | 'rider';

const WINS_TOLD = 5;
/** Days looked back on for what was really run; the rest of a record is invented. */
const LOOKED_BACK = 30;

function record(starts: number, skill: number, draw: Random): Tally {
  const wins = Math.round(starts * skill * (0.9 + draw.next() * 0.2));
  const placings = Math.min(starts - wins, Math.round(wins * (1.8 + draw.next() * 0.4)));
  return { starts, wins, placings };
}

function sum(one: Tally, other: Tally): Tally {
  return {
    starts: one.starts + other.starts,
    wins: one.wins + other.wins,
    placings: one.placings + other.placings,
  };
}

/** How often trainer and jockey won together (invented). */
export function together(seed: string, trainer: string, rider: string): Tally {
  const draw = random(seed, trainer, rider, 'together');
  return record(draw.int(1, 300), 0.06 + draw.next() * 0.12, draw);
}

/** What somebody did of late, by full name. */
interface Recent {
  tally: Tally;
  /** Newest first. */
  wins: Run[];
}

type Lately = Record<Role, Map<string, Recent>>;

function noteRun(people: Map<string, Recent>, name: string, run: Run): void {
  const recent = people.get(name) ?? { tally: { starts: 0, wins: 0, placings: 0 }, wins: [] };
  people.set(name, recent);
  const place = placeIn(run.entries, run.row);
  recent.tally.starts += 1;
  if (place === 1) {
    recent.tally.wins += 1;
    if (recent.wins.length < WINS_TOLD) recent.wins.push(run);
  } else if (place <= 3) recent.tally.placings += 1;
}

/** What everybody of a circuit did in the thirty days up to a date. */
function drawLately({ seed, herd }: FormSources, code: RaceType, circuit: string, until: string): Lately {
  const people: Lately = { trainer: new Map(), rider: new Map() };
  for (let back = 0; back < LOOKED_BACK; back++) {
    for (const entries of herd.racesOn(code, circuit, addDays(until, -back)).toReversed()) {
      const riders = ridersOf(seed, entries.race);
      for (let row = 0; row < entries.rows; row++) {
        const occupant = placeIn(entries, row) > 0 ? herd.occupant(entries, row) : undefined;
        if (!occupant) continue;
        const run = { entries, row };
        noteRun(people.trainer, trainerOf(seed, occupant).full, run);
        const rider = riders[row];
        if (rider) noteRun(people.rider, rider.full, run);
      }
    }
  }
  return people;
}

function winOf(sources: FormSources, { entries, row }: Run, role: Role): RecentWin | undefined {
  const race = findPast(sources, entries);
  const runner = race && sources.card(race).runners[row];
  const price = race && lastPrice(sources, race, row);
  if (!runner || price === undefined) return undefined;
  return {
    date: race.meeting.date,
    abbreviation: abbreviationOf(race.meeting.name),
    distance: race.distance,
    price,
    runner: runner.name,
    partner: role === 'rider' ? runner.trainer.full : (runner.rider?.full ?? ''),
  };
}

/** The records of people as they stand at a moment. */
export function startConnections(sources: FormSources) {
  const lately = new LRUCache<string, Lately>({ max: 60 });
  const { seed } = sources;

  /** The last day before a race of which every result is told at `now`. */
  const lastTold = (date: string, now: number): string =>
    [addDays(date, -1), addDays(dateOf(now), -2)].sort()[0] ?? date;

  /** The record of one person for a race, at `now`: the same in every race of that meeting. */
  return (race: Race, person: string, role: Role, now: number): Connection => {
    const { date, code, name } = race.meeting;
    const circuit = circuitOf(race.meeting);
    const until = lastTold(date, now);
    const key = `${circuit}/${until}`;
    let people = lately.get(key);
    if (!people) {
      people = drawLately(sources, code, circuit, until);
      lately.set(key, people);
    }
    const recent = people[role].get(person);
    const last30Days = recent?.tally ?? { starts: 0, wins: 0, placings: 0 };
    // What lies further back is invented, from the person's own name.
    const draw = random(seed, code, circuit, person, role);
    const skill = 0.06 + draw.next() * 0.12;
    const months = Math.round((last30Days.starts + draw.int(0, 3)) * (8 + draw.next() * 4));
    const last12Months = sum(last30Days, record(months, skill, draw));
    const region = sum(last12Months, record(months * draw.int(2, 9), skill, draw));
    const course = random(seed, code, circuit, person, role, name);
    return {
      track: record(Math.round(region.starts * (0.05 + course.next() * 0.15)), skill, course),
      region,
      last30Days,
      last12Months,
      wins: (recent?.wins ?? []).flatMap((run) => winOf(sources, run, role) ?? []),
    };
  };
}

/** Where a trainer's stable is: one of the code's places in the region, in capitals. */
export function stableOf(seed: string, { meeting }: Race, trainer: string): string {
  const region = regionOf(meeting.location);
  const all = VENUES.filter(({ code }) => code === meeting.code);
  const here = all.filter(({ location }) => regionOf(location) === region);
  return random(seed, region, trainer, 'stable').pick(here.length > 0 ? here : all).name;
}
