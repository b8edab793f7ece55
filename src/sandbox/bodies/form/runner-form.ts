import type { RaceType } from '../../../domain/racing-code.js';
import type { JsonObject } from '../../../util/json.js';
import {
  type Connection,
  connectionOf,
  prizeMoney,
  stableOf,
  together,
} from '../../world/form/connections.js';
import { type Past, pastOf } from '../../world/form/past-starts.js';
import { summaries, tally, winningDistances } from '../../world/form/summaries.js';
import type { Race, Runner } from '../../world/racing.js';
import { type Random, random } from '../../world/random.js';
import { formComment } from './comment.js';
import { startRow, winRow } from './rows.js';
import { runningTime, tallyBody, titleCase } from './words.js';

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function personStarts(
  { track, region, last30Days, last12Months, wins }: Connection,
  last: JsonObject,
  partner: 'rider' | 'trainer',
  partnered: boolean,
): JsonObject {
  return {
    startSummaries: {
      track: tallyBody(track),
      region: tallyBody(region),
      last30Days: tallyBody(last30Days),
      last12Months: tallyBody(last12Months),
      ...last,
    },
    previousStarts: wins.map((win) => winRow(win, partner, partnered)),
  };
}

// Facts a greyhound's form has and no other (recorded 2017); its best time is over today's track and distance.
function greyhoundFacts({ starts }: Past, { age }: Runner, { meeting }: Race, draw: Random): JsonObject {
  const times = starts.filter(({ course }) => course.atTrack && course.atDistance).map(({ time }) => time);
  const born = Number(meeting.date.slice(0, 4)) - age;
  return {
    bestTime: times.length > 0 ? runningTime(Math.min(...times), false) : null,
    dateOfBirth: `${String(draw.int(1, 12)).padStart(2, '0')}${String(born % 100).padStart(2, '0')}`,
  };
}

// How today's race compares with the last ones; a greyhound's form has no such thing (recorded 2017).
function classFacts(draw: Random): { facts: JsonObject; words: string } {
  const step = (draw.int(1, 16) / 2) * (draw.chance(0.5) ? 1 : -1);
  return {
    facts: { classLevel: step > 0 ? 'up' : 'dn', fieldStrength: step },
    words: `In ${step > 0 ? 'Stronger' : 'Weaker'} Class FS(${step}). `,
  };
}

function money(code: RaceType, past: Past, draw: Random): string | null {
  if (code === 'G') return null;
  return `$${prizeMoney(
    code,
    tally(past.starts, () => true),
    draw,
  )}.00`;
}

/** The form of one runner before a race, without its link. Gallops as recorded; harness in kind; greyhounds without a rider. */
export function runnerForm(seed: string, race: Race, runner: Runner): JsonObject {
  const { code, date } = race.meeting;
  const past = pastOf(seed, race, runner);
  const { career, starts, trials } = past;
  const draw = random(
    seed,
    date,
    code,
    race.meeting.name,
    race.matchName ?? race.number,
    runner.number,
    'form words',
  );
  const comment = formComment(past, code);
  const level = classFacts(draw);
  const { rider, trainer } = runner;
  const trainerLast: JsonObject = rider
    ? { jockey: tallyBody(together(seed, trainer.full, rider.full)) }
    : {};
  const riderName = rider?.full ?? '';
  const ridden = tally(starts, (start) => start.rider === riderName);
  return {
    runnerNumber: runner.number,
    runnerName: runner.name,
    prizeMoney: money(code, past, draw),
    last20Starts: career.last20,
    sire: runner.sire,
    dam: runner.dam,
    age: runner.age,
    sex: runner.sex,
    colour: runner.colour,
    ...(code === 'G' ? greyhoundFacts(past, runner, race, draw) : {}),
    formComment: comment,
    formComments: [{ source: 'TAB', title: 'TAB', comment: `${code === 'G' ? '' : level.words}${comment}` }],
    ...(code === 'G' ? {} : level.facts),
    daysSinceLastRun: starts[0] ? daysBetween(starts[0].date, date) : 0,
    handicapWeight: runner.weight,
    blinkers: runner.blinkers,
    runsSinceSpell: career.runsSinceSpell,
    ...(rider ? { riderOrDriver: titleCase(rider.full), riderOrDriverSex: rider.sex } : {}),
    trainerName: trainer.full,
    trainerLocation: titleCase(stableOf(seed, race, trainer.full)),
    runnerStarts: {
      startSummaries: Object.fromEntries(
        Object.entries(summaries(starts)).map(([name, counted]) => [name, tallyBody(counted)]),
      ),
      previousStarts: [...trials, ...starts].map((start) => startRow(start, code)),
    },
    trainerStarts: personStarts(
      connectionOf(seed, race, trainer.full, 'trainer'),
      trainerLast,
      'rider',
      !!rider,
    ),
    ...(rider
      ? {
          riderDriverStarts: personStarts(
            connectionOf(seed, race, rider.full, 'rider'),
            { runner: tallyBody(ridden) },
            'trainer',
            true,
          ),
        }
      : {}),
    winningDistances: winningDistances(starts).map(({ distance, wins }) => ({
      winningDistance: distance,
      numberOfWinsAtDistance: wins,
    })),
  };
}
