import { type Random, random } from '../random.js';
import { HOUR, MINUTE, SECOND } from './calendar.js';
import { type FieldPlan, planField } from './field-size.js';
import { atHome } from './lifecycle.js';
import { animalName, namesOf } from './names.js';
import { rosterOf } from './people.js';
import { firstProposition } from './propositions.js';
import { silkOf } from './silks.js';
import type { Race, Runner, Scratching } from './types.js';

// Standard deviation of the log of strength: how open races are. Fitted to prices by rank.
const OPENNESS = { R: 0.92, H: 1.2, G: 1.12 } as const;
// What the inside is worth, per place of the draw.
const DRAW_WORTH = { R: 0.02, H: 0.03, G: 0.05 } as const;

function abilities(draw: Random, race: Race, plan: FieldPlan): number[] {
  const { code } = race.meeting;
  const spread = OPENNESS[code] * Math.exp(draw.normal(0, 0.22));
  const strengths = Array.from({ length: plan.rows }, () => draw.normal(0, spread));
  if (!race.losesFavourite) return strengths;
  // The favourite is to be scratched late: the best strength, and a little more, goes to the row planned for that.
  const best = strengths.indexOf(Math.max(...strengths));
  const out = (plan.late[0] ?? 1) - 1;
  const top = strengths[best] ?? 0;
  strengths[best] = strengths[out] ?? 0;
  strengths[out] = top + 0.7;
  return strengths;
}

function scratchingOf(draw: Random, race: Race, plan: FieldPlan, number: number): Scratching | undefined {
  const { advertised, times, incident } = race;
  if (plan.late.includes(number)) {
    const at = times.jump - (race.losesFavourite ? draw.int(100, 400) : draw.int(100, 1700)) * SECOND;
    const calledOff = incident?.kind === 'abandoned' && incident.at <= at;
    return calledOff ? undefined : { at, late: true };
  }
  if (!plan.early.includes(number)) return undefined;
  const hours = plan.emergencies.includes(number)
    ? draw.int(5, 9)
    : draw.weighted([
        [draw.int(3, 6), 7],
        [draw.int(6, 24), 54],
        [draw.int(24, 44), 32],
        [draw.int(48, 60), 7],
      ] as const);
  return { at: advertised - hours * HOUR - draw.int(0, 59) * MINUTE, late: false };
}

/** Five starts, the newest at the right: `x` a spell, a leading `f` the start of a career, `0` tenth or worse. */
function lastStarts(draw: Random, strength: number): string {
  const count = draw.weighted([
    [5, 80],
    [4, 5],
    [3, 5],
    [2, 5],
    [1, 5],
  ] as const);
  const rank = 4.5 - 1.6 * strength;
  const starts = Array.from({ length: count }, () => {
    const place = Math.max(1, Math.round(draw.normal(rank, 2.6)));
    return place > 9 ? '0' : String(place);
  });
  if (draw.chance(0.35)) starts[draw.int(0, count - 1)] = 'x';
  return (count < 5 ? `f${starts.join('')}` : starts.join('')).slice(-5);
}

/** Track, class, distance, wet: a capital for a win there, small for a place, a blank in between for neither. */
function tcdw(draw: Random): string | null {
  const marks = ['T', 'C', 'D', 'W'].map((letter) =>
    draw.weighted([
      [letter, 25],
      [letter.toLowerCase(), 25],
      [' ', 50],
    ] as const),
  );
  return marks.join('').trim() || null;
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

const SEXES = {
  R: ['Gelding', 'Mare', 'Filly', 'Colt', 'Horse'],
  H: ['Gelding', 'Mare', 'Filly', 'Colt'],
  G: ['Dog', 'Bitch'],
} as const;
const COLOURS = {
  R: ['B', 'BR', 'CH', 'GR', 'BL'],
  H: ['B', 'BR', 'CH', 'BL'],
  G: ['BK', 'BD', 'F', 'BE', 'WBK'],
} as const;

/** Boxes and barriers by row: greyhounds stand in their numbers' boxes, a reserve in that of the dog it replaces. */
function barriers(draw: Random, race: Race, plan: FieldPlan): number[] {
  const rows = Array.from({ length: plan.rows }, (_, i) => i + 1);
  if (race.meeting.code === 'R') return draw.shuffle(rows);
  const freed = plan.early.filter((number) => number <= 8 && !plan.vacant.includes(number));
  const reserves = plan.emergencies.filter((number) => !plan.early.includes(number));
  return rows.map((number) => freed[reserves.indexOf(number)] ?? number);
}

/** Every row of the card, drawn from the race's own name. */
export function drawField(seed: string, race: Race): Runner[] {
  const { meeting } = race;
  const { code } = meeting;
  const draw = random(seed, meeting.date, code, meeting.name, race.number, 'field');
  const home = atHome(meeting);
  const plan = planField(draw, code, home ? 8 : 6, race.losesFavourite ? 1 : 0);
  // Early speed is rated for gallops at home and greyhounds only.
  const rated = code === 'G' || (code === 'R' && home);
  const strengths = abilities(draw, race, plan);
  const stalls = barriers(draw, race, plan);
  const carried = weights(draw, plan.rows);
  const nameOf = namesOf(seed, race);
  const roster = rosterOf(seed, code, meeting.location);
  const riders = draw.shuffle(roster.riders);
  const middle = (plan.rows + 1) / 2;
  const first = firstProposition(race);
  return strengths.map((strength, row): Runner => {
    const number = row + 1;
    const vacantBox = plan.vacant.includes(number);
    const barrier = stalls[row] ?? number;
    const scratching = scratchingOf(draw, race, plan, number);
    const early = rated ? Math.min(100, Math.max(5, Math.round(draw.normal(58 + 6 * strength, 20)))) : 0;
    return {
      number,
      name: vacantBox ? '....' : nameOf(row),
      vacantBox,
      barrier,
      weight: code === 'R' ? (carried[row] ?? 0) : 0,
      claim: code === 'G' ? 0 : code === 'R' && draw.chance(0.14) ? draw.pick([1.5, 2, 3]) : -1,
      handicap: handicap(draw, race),
      emergency: plan.emergencies.includes(number),
      blinkers: code === 'R' && draw.chance(0.22),
      silk: code === 'G' ? String(Math.min(number, 10)) : silkOf(draw),
      trainer: draw.pick(roster.trainers),
      rider: riders[row] ?? null,
      age: code === 'G' ? draw.int(1, 4) : draw.int(race.conditions?.startsWith('2YO') ? 2 : 3, 8),
      sex: draw.pick(SEXES[code]),
      colour: draw.pick(COLOURS[code]),
      sire: animalName(draw.int(0, 400) * 37),
      dam: animalName(draw.int(0, 4000) * 11),
      lastStarts: lastStarts(draw, strength),
      tcdw: tcdw(draw),
      formRating: Math.min(100, Math.max(60, Math.round(90 + 5 * strength + draw.normal(0, 4)))),
      totalRatingPoints: Math.max(0, Math.round(4 + 2.5 * strength + draw.normal(0, 3))),
      earlySpeed: early,
      earlySpeedBand: early >= 65 ? 'LEADER' : early >= 40 ? 'MIDFIELD' : 'BACKMARKER',
      ability: strength + DRAW_WORTH[code] * (middle - barrier),
      ...(vacantBox
        ? { scratching: { at: race.advertised - 60 * HOUR, late: false } }
        : scratching
          ? { scratching }
          : {}),
      proposition: first + row,
    };
  });
}
