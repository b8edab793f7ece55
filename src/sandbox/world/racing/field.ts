import type { RaceType } from '../../../domain/racing-code.js';
import { type Random, random } from '../random.js';
import { HOUR, MINUTE, SECOND } from './calendar.js';
import { type FieldPlan, planField } from './field-size.js';
import { atHome } from './lifecycle.js';
import { isMetropolitan } from './metropolitan.js';
import { animalName, namesOf } from './names.js';
import { rosterOf } from './people.js';
import { firstProposition } from './propositions.js';
import { silkOf } from './silks.js';
import type { Race, Runner, Scratching } from './types.js';

/**
 * How strength is spread in a race: normal, with a long tail of those that have little chance, less so in metropolitan
 * gallops. Fitted to the chances that prices at the start told by rank.
 */
const OPENNESS = {
  city: { deviation: 0.77, tail: 0.97, races: 0.1 },
  R: { deviation: 0.87, tail: 1.33, races: 0.05 },
  H: { deviation: 1.12, tail: 1.07, races: 0.17 },
  G: { deviation: 0.98, tail: 1, races: 0.1 },
} as const;
/** Those further behind the best than this are not as far behind as they seem. */
const HOPELESS = 5;
const BEYOND = 0.25;
// What a place of the draw is worth: by place from the middle; and a greyhound's boxes by themselves.
const DRAW_WORTH = { R: 0.02, H: 0.03 } as const;
const BOX_WORTH = [0.27, 0.08, -0.05, -0.05, -0.14, -0.14, -0.1, -0.08] as const;

function drawWorth(code: RaceType, barrier: number, middle: number): number {
  return code === 'G' ? (BOX_WORTH[barrier - 1] ?? 0) : DRAW_WORTH[code] * (middle - barrier);
}

function abilities(draw: Random, race: Race, plan: FieldPlan): number[] {
  const { deviation, tail, races } = OPENNESS[isMetropolitan(race.meeting) ? 'city' : race.meeting.code];
  const spread = Math.exp(draw.normal(0, races));
  const drawn = Array.from(
    { length: plan.rows },
    () => spread * (draw.normal(0, deviation) + tail * (1 + Math.log(1 - draw.next()))),
  );
  const bottom = Math.max(...drawn) - HOPELESS;
  const strengths = drawn.map((one) => (one < bottom ? bottom + BEYOND * (one - bottom) : one));
  if (!race.losesFavourite) return strengths;
  // The favourite is to be scratched late: the best strength, and a little more, goes to the row planned for that.
  const best = strengths.indexOf(Math.max(...strengths));
  const out = (plan.late[0] ?? 1) - 1;
  const top = strengths[best] ?? 0;
  strengths[best] = strengths[out] ?? 0;
  strengths[out] = top + 0.7;
  return strengths;
}

/** Milliseconds after the advertised start from which a race counts as held up at the barrier. */
const HELD_UP = 2 * MINUTE;
/** How often a race that is held up is so because a runner is scratched there (fitted to scratchings after the advertised start). */
const AT_THE_BARRIER = 0.19;
const LEAST_BEFORE = 100;

/** True when a runner of the race is scratched at the barrier, after the advertised start. */
function losesOneAtTheBarrier(draw: Random, { meeting, times, advertised }: Race): boolean {
  return meeting.code === 'R' && times.jump - advertised > HELD_UP && draw.chance(AT_THE_BARRIER);
}

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

/** What a horse of this sex is called once it is four, and before. */
const GROWN: Readonly<Record<string, string>> = { Filly: 'Mare', Colt: 'Horse' };
const YOUNG: Readonly<Record<string, string>> = { Mare: 'Filly', Horse: 'Colt' };

/** A race of one age only (`3YO`, not `3YO+`) has horses of that age. */
function ageAndSex(draw: Random, { meeting: { code }, conditions = '' }: Race): { age: number; sex: string } {
  const only = /^(\d)YO(?!\+)/.exec(conditions)?.[1];
  const drawn = code === 'G' ? draw.int(1, 4) : draw.int(3, 8);
  const age = code !== 'G' && only !== undefined ? Number(only) : drawn;
  const sex = draw.pick(SEXES[code]);
  return { age, sex: (age >= 4 ? GROWN : YOUNG)[sex] ?? sex };
}

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
  const atBarrier = losesOneAtTheBarrier(draw, race);
  const plan = planField(
    draw,
    {
      code,
      boxes: home ? 8 : 6,
      city: isMetropolitan(meeting),
      later: race.number > meeting.races.length / 2,
    },
    atBarrier || race.losesFavourite ? 1 : 0,
  );
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
    const scratching = scratchingOf(draw, race, plan, number, atBarrier);
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
      ...ageAndSex(draw, race),
      colour: draw.pick(COLOURS[code]),
      sire: animalName(draw.int(0, 400) * 37),
      dam: animalName(draw.int(0, 4000) * 11),
      lastStarts: lastStarts(draw, strength),
      tcdw: tcdw(draw),
      formRating: Math.min(100, Math.max(60, Math.round(90 + 5 * strength + draw.normal(0, 4)))),
      totalRatingPoints: Math.max(0, Math.round(4 + 2.5 * strength + draw.normal(0, 3))),
      earlySpeed: early,
      earlySpeedBand: early >= 65 ? 'LEADER' : early >= 40 ? 'MIDFIELD' : 'BACKMARKER',
      ability: strength + drawWorth(code, barrier, middle),
      ...(vacantBox
        ? { scratching: { at: race.advertised - 60 * HOUR, late: false } }
        : scratching
          ? { scratching }
          : {}),
      proposition: first + row,
    };
  });
}
