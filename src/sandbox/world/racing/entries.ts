import type { RaceType } from '../../../domain/racing-code.js';
import { daysOf, turnOf } from './circuits.js';
import { admissionOf } from './conditions.js';
import { dealLanes, type Vacancies } from './deal.js';
import type { Diary } from './diary.js';
import { draftField, type RaceOutline, rowsOf } from './field-draft.js';
import { drawFinish } from './finish.js';
import { type Lane, type LaneGroup, laneGroup } from './lanes.js';

/** A race of a block with who stands in it and how they came home. */
export interface RaceEntries {
  race: RaceOutline;
  /** By row from 0: the number of the lane, -1 where nobody stands. */
  lanes: Int32Array;
  /** By row from 0: the official place, shared ones alike; 0 for those that didn't start, and in a race called off. */
  places: Uint8Array;
  starters: number;
}

/** Who of one circuit stands in which race of one block of days. */
export interface BlockEntries {
  group: LaneGroup;
  cycle: number;
  races: readonly RaceEntries[];
  /** Index of the race and row of a lane, if it stands in one. */
  find(lane: Lane): { entries: RaceEntries; row: number } | undefined;
}

interface Drafted extends Vacancies {
  count: number;
  places: Uint8Array;
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
  const places = new Uint8Array(plan.rows);
  let place = 1;
  for (const group of finish) {
    for (const number of group) places[number - 1] = place;
    place += group.length;
  }
  return {
    race,
    count: plan.rows,
    rows: filled.sort((a, b) => ability(b) - ability(a)),
    winners: (finish[0] ?? []).map((number) => number - 1),
    places,
    starters: race.incident?.kind === 'abandoned' ? 0 : starting.length,
  };
}

const ROWS = 32;

/** Positions of lanes in a block, found by halving: two small arrays instead of a map of thousands. */
function finder(races: readonly RaceEntries[]): BlockEntries['find'] {
  const keyed: [key: number, position: number][] = [];
  for (const [index, { race, lanes }] of races.entries()) {
    const { maiden } = admissionOf(race.meeting.code, race.conditions);
    for (const [row, number] of lanes.entries()) {
      if (number >= 0) keyed.push([number * 2 + (maiden ? 1 : 0), index * ROWS + row]);
    }
  }
  keyed.sort(([a], [b]) => a - b);
  const keys = Int32Array.from(keyed, ([key]) => key);
  const positions = Int32Array.from(keyed, ([, position]) => position);
  return ({ maiden, number }) => {
    const wanted = number * 2 + (maiden ? 1 : 0);
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((keys[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    if (keys[low] !== wanted) return undefined;
    const position = positions[low] ?? 0;
    const entries = races[Math.floor(position / ROWS)];
    return entries && { entries, row: position % ROWS };
  };
}

/** Draws who stands where in a block. */
export function drawEntries(
  seed: string,
  code: RaceType,
  circuit: string,
  block: number,
  diary: Pick<Diary, 'races'>,
): BlockEntries {
  const { first, last } = daysOf(code, block);
  const { group, cycle } = turnOf(code, block);
  const lanesOf = laneGroup(seed, code, circuit, group);
  const fields: Drafted[] = [];
  for (let day = first; day <= last; day++) {
    fields.push(...diary.races(day, circuit).map((race) => drafted(seed, race)));
  }
  const dealt = dealLanes(lanesOf, block, fields);
  const races = fields.map(({ race, count, rows, places, starters }, index): RaceEntries => {
    const lanes = new Int32Array(count).fill(-1);
    for (const [at, row] of rows.entries()) lanes[row] = dealt[index]?.[at]?.number ?? -1;
    return { race, lanes, places, starters };
  });
  return { group: lanesOf, cycle, races, find: finder(races) };
}
