import type { Random } from '../random.js';
import type { Animal } from './animals.js';
import { HOUR, MINUTE, SECOND } from './calendar.js';
import { draftField, outlineOf } from './field-draft.js';
import type { FieldPlan } from './field-size.js';
import { atHome } from './lifecycle.js';
import { ridersOf } from './people.js';
import { firstProposition } from './propositions.js';
import type { Race, Runner, Scratching } from './types.js';

const LEAST_BEFORE = 100;

/** Seconds before the jump at which a late scratching is made. */
function lateBefore(draw: Random, race: Race, atBarrier: boolean): number {
  const { meeting, times, advertised } = race;
  const heldUp = Math.floor((times.jump - advertised) / SECOND);
  if (atBarrier) return draw.int(LEAST_BEFORE, Math.max(LEAST_BEFORE, heldUp));
  if (race.losesFavourite) return draw.int(LEAST_BEFORE, 400);
  if (meeting.code !== 'R') return draw.int(LEAST_BEFORE, 1700);
  const minutes = draw.weighted([
    [draw.int(4, 28), 4],
    [draw.int(31, 118), 27],
    [draw.int(121, 235), 60],
  ] as const);
  return heldUp + minutes * 60;
}

function scratchingOf(
  draw: Random,
  race: Race,
  plan: FieldPlan,
  number: number,
  atBarrier: boolean,
): Scratching | undefined {
  const { advertised, times, incident } = race;
  if (plan.late.includes(number)) {
    const at = times.jump - lateBefore(draw, race, atBarrier) * SECOND;
    const calledOff = incident?.kind === 'abandoned' && incident.at <= at;
    return calledOff ? undefined : { at, late: true };
  }
  if (!plan.early.includes(number)) return undefined;
  const minutes = plan.emergencies.includes(number)
    ? draw.int(6 * 60 + 1, 20 * 60)
    : draw.weighted([
        [draw.int(4 * 60, 6 * 60), 5],
        [draw.int(6 * 60 + 1, 24 * 60), 42],
        [draw.int(24 * 60 + 1, 44 * 60), 44],
        [draw.int(48 * 60 + 1, 72 * 60), 9],
      ] as const);
  return { at: advertised - minutes * MINUTE, late: false };
}

function weights(draw: Random, rows: number): number[] {
  let kilograms = 59 + draw.int(0, 8) / 2;
  return Array.from({ length: rows }, () => {
    const carried = kilograms;
    kilograms = Math.max(
      54,
      kilograms -
        draw.weighted([
          [0, 40],
          [0.5, 40],
          [1, 20],
        ] as const),
    );
    return carried;
  });
}

function handicap(draw: Random, race: Race): string | null {
  if (race.meeting.code !== 'H') return null;
  return race.name.endsWith(' SS')
    ? draw.weighted([
        ['FT', 60],
        ['10M', 25],
        ['20M', 10],
        ['30M', 5],
      ] as const)
    : 'FT';
}

/** Who stands in a vacant box. */
const NOBODY: Animal = {
  name: '....',
  age: 0,
  sex: '',
  colour: '',
  sire: '',
  dam: '',
  silk: '',
  trainer: { short: '', full: '', sex: 'Male' },
  blinkers: false,
};

/** Every row of the card, drawn from the race's own name; `animals` are those that stand in it, by row from 0. */
export function drawField(seed: string, race: Race, animals: readonly (Animal | undefined)[]): Runner[] {
  const { meeting } = race;
  const { code } = meeting;
  const outline = outlineOf(race);
  const { draw, plan, atBarrier, strengths, barriers, abilities } = draftField(seed, outline);
  // Early speed is rated for gallops at home and greyhounds only.
  const rated = code === 'G' || (code === 'R' && atHome(meeting));
  const carried = weights(draw, plan.rows);
  const riders = ridersOf(seed, outline);
  const first = firstProposition(race);
  return strengths.map((strength, row): Runner => {
    const number = row + 1;
    const animal = animals[row];
    const scratching = animal
      ? scratchingOf(draw, race, plan, number, atBarrier)
      : { at: race.advertised - 60 * HOUR, late: false };
    const early = rated ? Math.min(100, Math.max(5, Math.round(draw.normal(58 + 6 * strength, 20)))) : 0;
    // Member by member: thousands of rows are drawn for a day, and spreading an animal into one costs as much as the rest.
    const { name, age, sex, colour, sire, dam, trainer, blinkers } = animal ?? NOBODY;
    const runner: Runner = {
      number,
      name,
      vacantBox: animal === undefined,
      barrier: barriers[row] ?? number,
      weight: code === 'R' ? (carried[row] ?? 0) : 0,
      claim: code === 'G' ? 0 : code === 'R' && draw.chance(0.14) ? draw.pick([1.5, 2, 3]) : -1,
      handicap: handicap(draw, race),
      emergency: plan.emergencies.includes(number),
      blinkers,
      silk: code === 'G' ? String(Math.min(number, 10)) : (animal?.silk ?? ''),
      trainer,
      rider: riders[row] ?? null,
      age,
      sex,
      colour,
      sire,
      dam,
      formRating: Math.min(100, Math.max(60, Math.round(90 + 5 * strength + draw.normal(0, 4)))),
      totalRatingPoints: Math.max(0, Math.round(4 + 2.5 * strength + draw.normal(0, 3))),
      earlySpeed: early,
      earlySpeedBand: early >= 65 ? 'LEADER' : early >= 40 ? 'MIDFIELD' : 'BACKMARKER',
      ability: abilities[row] ?? strength,
      proposition: first + row,
    };
    if (scratching) runner.scratching = scratching;
    return runner;
  });
}
