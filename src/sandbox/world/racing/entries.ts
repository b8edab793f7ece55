import type { RaceType } from '../../../domain/racing-code.js';
import { daysOf, turnOf } from './circuits.js';
import { admissionOf } from './conditions.js';
import { dealLanes, type Vacancies } from './deal.js';
import type { Diary } from './diary.js';
import { draftField, type RaceOutline, rowsOf } from './field-draft.js';
import { drawFinish } from './finish.js';
import { type Lane, type LaneGroup, laneGroup } from './lanes.js';

/** The rows of every race of a block, one race after the other: kept in two arrays, since there are very many. */
interface BlockRows {
  /** Whose turn the block is, and for the how manieth time. */
  group: LaneGroup;
  cycle: number;
  /** The number of the lane, -1 where nobody stands. */
  lanes: Int32Array;
  /** The official place, shared ones alike; 0 for those that didn't start, and in a race called off. */
  places: Uint8Array;
}

/** A race of a block with who stands in it and how they came home. */
export interface RaceEntries {
  race: RaceOutline;
  maiden: boolean;
  starters: number;
  rows: number;
  /** Where its rows begin in those of the block. */
  first: number;
  block: BlockRows;
}

/** The lane in a row from 0; undefined in a vacant box. */
export function laneIn({ maiden, rows, first, block }: RaceEntries, row: number): Lane | undefined {
  const number = row < rows ? (block.lanes[first + row] ?? -1) : -1;
  return number < 0 ? undefined : { maiden, number };
}

/** The official place of a row from 0; 0 for one that didn't start. */
export function placeIn({ first, block }: RaceEntries, row: number): number {
  return block.places[first + row] ?? 0;
}

/** Who of one circuit stands in which race of one block of days. */
export interface BlockEntries {
  races: readonly RaceEntries[];
  /** The races of a meeting, or of two where one course had two days of the block. */
  at(course: string): readonly RaceEntries[];
  /** The race and row of a lane, if it stands in one. */
  find(lane: Lane): { entries: RaceEntries; row: number } | undefined;
}

interface Drafted extends Vacancies {
  count: number;
  /** Places with their rows. */
  placed: readonly (readonly [place: number, row: number])[];
  starters: number;
}

function drafted(seed: string, race: RaceOutline): Drafted {
  const { plan, abilities } = draftField(seed, race);
  const { filled, starting } = rowsOf(plan);
  const ability = (row: number): number => abilities[row] ?? 0;
  const finish = drawFinish(
    seed,
    race,
    starting.map((row) => ({ number: row + 1, ability: ability(row) })),
  );
  let place = 1;
  const placed = finish.flatMap((group) => {
    const here = group.map((number) => [place, number - 1] as const);
    place += group.length;
    return here;
  });
  return {
    race,
    count: plan.rows,
    rows: filled.sort((a, b) => ability(b) - ability(a)),
    winners: (finish[0] ?? []).map((number) => number - 1),
    placed,
    starters: race.incident?.kind === 'abandoned' ? 0 : starting.length,
  };
}

/** The last index below `length` of which `isBefore` holds, in an order in which it holds of the first ones; -1 for none. */
function lastBefore(length: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Finds lanes by halving: two small arrays instead of a map of thousands. */
function finder(races: readonly RaceEntries[]): BlockEntries['find'] {
  const keyed: [key: number, position: number][] = [];
  const keyOf = ({ maiden, number }: Lane): number => number * 2 + (maiden ? 1 : 0);
  for (const entries of races) {
    for (let row = 0; row < entries.rows; row++) {
      const lane = laneIn(entries, row);
      if (lane) keyed.push([keyOf(lane), entries.first + row]);
    }
  }
  keyed.sort(([a], [b]) => a - b);
  const keys = Int32Array.from(keyed, ([key]) => key);
  const positions = Int32Array.from(keyed, ([, position]) => position);
  return (lane) => {
    const wanted = keyOf(lane);
    const found = lastBefore(keys.length, (index) => (keys[index] ?? 0) <= wanted);
    if (found < 0 || keys[found] !== wanted) return undefined;
    const position = positions[found] ?? 0;
    const entries = races[lastBefore(races.length, (index) => (races[index]?.first ?? 0) <= position)];
    return entries && { entries, row: position - entries.first };
  };
}

// Apart from where they are drawn, so that nothing of the drawing is kept with them.
function lookUp(races: readonly RaceEntries[]): BlockEntries {
  const courses = Map.groupBy(races, ({ race }) => race.meeting.name);
  let find: BlockEntries['find'] | undefined;
  return {
    races,
    at: (course) => courses.get(course) ?? [],
    find: (lane) => {
      find ??= finder(races);
      return find(lane);
    },
  };
}

/** Draws who stands where in a block. */
export function drawEntries(
  seed: string,
  code: RaceType,
  circuit: string,
  number: number,
  diary: Pick<Diary, 'races'>,
): BlockEntries {
  const days = daysOf(code, number);
  const { group: turn, cycle } = turnOf(code, number);
  const group = laneGroup(seed, code, circuit, turn);
  const fields: Drafted[] = [];
  for (let day = days.first; day <= days.last; day++) {
    fields.push(...diary.races(day, circuit).map((race) => drafted(seed, race)));
  }
  const dealt = dealLanes(group, number, fields);
  const total = fields.reduce((sum, { count }) => sum + count, 0);
  const block = { group, cycle, lanes: new Int32Array(total).fill(-1), places: new Uint8Array(total) };
  let next = 0;
  const races = fields.map(({ race, count, rows, placed, starters }, index): RaceEntries => {
    const first = next;
    next += count;
    for (const [at, row] of rows.entries()) block.lanes[first + row] = dealt[index]?.[at]?.number ?? -1;
    for (const [place, row] of placed) block.places[first + row] = place;
    const { maiden } = admissionOf(code, race.conditions);
    return { race, maiden, starters, rows: count, first, block };
  });
  return lookUp(races);
}
