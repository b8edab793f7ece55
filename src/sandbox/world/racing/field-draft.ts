import type { RaceType } from '../../../domain/racing-code.js';
import { type Random, random } from '../random.js';
import { MINUTE } from './calendar.js';
import { type FieldPlan, planField } from './field-size.js';
import { atHome } from './lifecycle.js';
import { isMetropolitan } from './metropolitan.js';
import type { Meeting, Race } from './types.js';

/** What of a meeting its fields and the form of those who raced there tell. */
export type PlaceAndDay = Pick<
  Meeting,
  'date' | 'code' | 'name' | 'location' | 'mnemonic' | 'fixedOddsOnly' | 'track' | 'replayCode'
>;

/** A race in short: enough to draw who starts in it and how they finish. */
export interface RaceOutline
  extends Pick<Race, 'number' | 'distance' | 'prize' | 'conditions' | 'incident' | 'losesFavourite'> {
  meeting: PlaceAndDay;
  /** In the second half of its card. */
  later: boolean;
  /** Milliseconds from the advertised start to the jump. */
  delay: number;
}

/** A race in short. */
export function outlineOf(race: Race, meeting: PlaceAndDay = race.meeting): RaceOutline {
  const { number, distance, prize, conditions, incident, losesFavourite, advertised, times } = race;
  return {
    meeting,
    number,
    distance,
    prize,
    ...(conditions === undefined ? {} : { conditions }),
    ...(incident === undefined ? {} : { incident }),
    losesFavourite,
    later: number > race.meeting.races.length / 2,
    delay: times.jump - advertised,
  };
}

/** A field before anybody stands in it: rows, strengths and places at the start. */
export interface FieldDraft {
  /** What is left of the field's draws. */
  draw: Random;
  plan: FieldPlan;
  /** True when a runner is scratched at the barrier, after the advertised start. */
  atBarrier: boolean;
  /** By row from 0. */
  strengths: readonly number[];
  barriers: readonly number[];
  /** Strengths with what the barrier is worth. */
  abilities: readonly number[];
}

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

function drawStrengths(draw: Random, race: RaceOutline, plan: FieldPlan): number[] {
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

/** Boxes and barriers by row: greyhounds stand in their numbers' boxes, a reserve in that of the dog it replaces. */
function drawBarriers(draw: Random, code: RaceType, plan: FieldPlan): number[] {
  const rows = Array.from({ length: plan.rows }, (_, i) => i + 1);
  if (code === 'R') return draw.shuffle(rows);
  const freed = plan.early.filter((number) => number <= 8 && !plan.vacant.includes(number));
  const reserves = plan.emergencies.filter((number) => !plan.early.includes(number));
  return rows.map((number) => freed[reserves.indexOf(number)] ?? number);
}

/** The beginning of a field, drawn from the race's own name. */
export function draftField(seed: string, race: RaceOutline): FieldDraft {
  const { meeting, later, losesFavourite } = race;
  const { code } = meeting;
  const draw = random(seed, meeting.date, code, meeting.name, race.number, 'field');
  const atBarrier = code === 'R' && race.delay > HELD_UP && draw.chance(AT_THE_BARRIER);
  const boxes = atHome(meeting) ? 8 : 6;
  const kind = { code, boxes, city: isMetropolitan(meeting), later } as const;
  const plan = planField(draw, kind, atBarrier || losesFavourite ? 1 : 0);
  const strengths = drawStrengths(draw, race, plan);
  const barriers = drawBarriers(draw, code, plan);
  const middle = (plan.rows + 1) / 2;
  const abilities = strengths.map((one, row) => one + drawWorth(code, barriers[row] ?? row + 1, middle));
  return { draw, plan, atBarrier, strengths, barriers, abilities };
}

/** The rows, from 0, that hold an animal, and those of them that start. */
export function rowsOf({ rows, vacant, early, late }: FieldPlan): { filled: number[]; starting: number[] } {
  const filled = Array.from({ length: rows }, (_, row) => row).filter((row) => !vacant.includes(row + 1));
  const out = new Set([...early, ...late]);
  return { filled, starting: filled.filter((row) => !out.has(row + 1)) };
}
