import type { RaceType } from '../../../domain/racing-code.js';
import type { JsonObject } from '../../../util/json.js';
import { levelOf } from '../../world/form/classes.js';
import { type Connection, stableOf, together } from '../../world/form/connections.js';
import type { Past } from '../../world/form/past-starts.js';
import { summaries, tally, winningDistances } from '../../world/form/summaries.js';
import type { Race, RacingWorld, Runner } from '../../world/racing.js';
import { formComment } from './comment.js';
import { startRow, winRow } from './rows.js';
import { runningTime, tallyBody, titleCase } from './words.js';

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
function greyhoundFacts({ starts, born }: Past): JsonObject {
  const times = starts.filter(({ atTrack, atDistance }) => atTrack && atDistance).map(({ time }) => time);
  return {
    bestTime: times.length > 0 ? runningTime(Math.min(...times), false) : null,
    dateOfBirth: born,
  };
}

// How today's race compares with the last one, by class or else by prize (the measure is ours); a greyhound's form has no
// such thing (recorded 2017), and a first starter's last class is none.
function classFacts({ starts }: Past, race: Race): { facts: JsonObject; words: string } {
  const [last] = starts;
  const today = levelOf(race.conditions) ?? 2;
  const steps = Math.round((today - (last?.level ?? 0)) * 4) / 2;
  const step = steps === 0 ? (race.prize >= 20_000_00 ? 0.5 : -0.5) : steps;
  return {
    facts: { classLevel: step > 0 ? 'up' : 'dn', fieldStrength: step },
    words: `In ${step > 0 ? 'Stronger' : 'Weaker'} Class FS(${step}). `,
  };
}

function money(code: RaceType, { starts }: Past): string | null {
  return code === 'G' ? null : `$${starts.reduce((sum, { earned }) => sum + earned, 0)}.00`;
}

/** The form of one runner before a race, without its link. Gallops as recorded; harness in kind; greyhounds without a rider. */
export function runnerForm(world: RacingWorld, race: Race, runner: Runner, now: number): JsonObject {
  const { code } = race.meeting;
  const { seed } = world;
  const past = world.form.past(race, runner.number);
  if (!past) throw new RangeError(`nobody stands in row ${runner.number}`);
  const { career, starts, trials } = past;
  const comment = formComment(past, code);
  const level = classFacts(past, race);
  const { rider, trainer } = runner;
  const trainerLast: JsonObject = rider
    ? { jockey: tallyBody(together(seed, trainer.full, rider.full)) }
    : {};
  const riderName = rider?.full ?? '';
  const ridden = tally(starts, (start) => start.rider === riderName);
  return {
    runnerNumber: runner.number,
    runnerName: runner.name,
    prizeMoney: money(code, past),
    last20Starts: career.last20,
    sire: runner.sire,
    dam: runner.dam,
    age: runner.age,
    sex: runner.sex,
    colour: runner.colour,
    ...(code === 'G' ? greyhoundFacts(past) : {}),
    formComment: comment,
    formComments: [{ source: 'TAB', title: 'TAB', comment: `${code === 'G' ? '' : level.words}${comment}` }],
    ...(code === 'G' ? {} : level.facts),
    daysSinceLastRun: career.daysSinceLastRun,
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
      previousStarts: [...trials, ...starts]
        .sort((a, b) => (a.date < b.date ? 1 : -1))
        .map((start) => startRow(start, code)),
    },
    trainerStarts: personStarts(
      world.form.connection(race, trainer.full, 'trainer', now),
      trainerLast,
      'rider',
      !!rider,
    ),
    ...(rider
      ? {
          riderDriverStarts: personStarts(
            world.form.connection(race, rider.full, 'rider', now),
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
