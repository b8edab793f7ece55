import { LRUCache } from 'lru-cache';
import type { RaceType } from '../../../domain/racing-code.js';
import { blockOf, circuitOf, RHYTHMS } from './circuits.js';
import type { Diary } from './diary.js';
import { type BlockEntries, drawEntries, laneIn, placeIn, type RaceEntries } from './entries.js';
import { type Occupant, occupantOf } from './lanes.js';
import type { Meeting, Race } from './types.js';

/** A start: a race and a row of its field, from 0. */
export interface Run {
  entries: RaceEntries;
  row: number;
}

/** A race as far as it is enough to find it. */
export type RaceKey = Pick<Race, 'number'> & {
  meeting: Pick<Meeting, 'date' | 'code' | 'name' | 'location' | 'fixedOddsOnly'>;
};

/** Who races in this world: animals that stay for weeks or months and run again and again. */
export interface Herd {
  /** Who stands in a race. */
  entries(race: RaceKey): RaceEntries;
  /** The animal in a row from 0; undefined in a vacant box. */
  occupant(entries: RaceEntries, row: number): Occupant | undefined;
  /** What an animal ran in before a race of this date, newest first: none since it came is missing. */
  runsBefore(occupant: Occupant, date: string): Run[];
  /** The races of a circuit on a day, with who stood in them. */
  racesOn(code: RaceType, circuit: string, date: string): readonly RaceEntries[];
}

/** Blocks kept: those that the form of every race of a few days looks back on. */
const MOST_BLOCKS = 500;

/** The herd of this seed's world. Nothing is kept but what can be drawn again. */
export function startHerd(seed: string, diary: Pick<Diary, 'races'>): Herd {
  const blocks = new LRUCache<string, BlockEntries>({ max: MOST_BLOCKS });

  const blockEntries = (code: RaceType, circuit: string, block: number): BlockEntries => {
    const key = `${circuit}/${block}`;
    let found = blocks.get(key);
    if (!found) {
      found = drawEntries(seed, code, circuit, block, diary);
      blocks.set(key, found);
    }
    return found;
  };

  const blockWith = ({ meeting }: RaceKey): BlockEntries =>
    blockEntries(meeting.code, circuitOf(meeting), blockOf(meeting.code, meeting.date));

  return {
    entries: (race) => {
      const { date, name } = race.meeting;
      const found = blockWith(race).races.find(
        (one) =>
          one.race.number === race.number && one.race.meeting.name === name && one.race.meeting.date === date,
      );
      if (!found) throw new RangeError(`no race ${race.number} of ${name} on ${date}`);
      return found;
    },
    occupant: (entries, row) => {
      const lane = laneIn(entries, row);
      return lane && occupantOf(entries.block.group, lane, entries.block.cycle);
    },
    runsBefore: ({ group, lane, arrival }, date) => {
      const { groups } = RHYTHMS[group.code];
      const block = blockOf(group.code, date);
      const runs: Run[] = [];
      for (let before = block - groups; before >= arrival * groups + group.group; before -= groups) {
        const run = blockEntries(group.code, group.circuit, before).find(lane);
        if (run && placeIn(run.entries, run.row) > 0) runs.push(run);
      }
      return runs;
    },
    racesOn: (code, circuit, date) =>
      blockEntries(code, circuit, blockOf(code, date)).races.filter(({ race }) => race.meeting.date === date),
  };
}
