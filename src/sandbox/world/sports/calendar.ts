import { addDays, dateIn, zonedInstant } from '../../../util/zone.js';
import { random } from '../random.js';
import type { CompetitionInfo } from './catalogue-types.js';
import { memo } from './memo.js';

/** One match in the calendar: who meets whom, when. */
export interface Fixture {
  /** Unique in the competition for all time. */
  key: string;
  /** Which group of matches (a week or a day) and which match of it. */
  group: number;
  slot: number;
  /** Indexes into the competition's teams (or players). */
  home: number;
  away: number;
  /** Start, epoch milliseconds. */
  start: number;
  /** Number of the round in its season, where the competition has rounds. */
  round?: number;
  season?: number;
}

const DAY = 86_400_000;
// 1970-01-05 was a Monday: weeks are counted from it, days from 1970-01-01.
const MONDAY = 4;

/** The number of the group (week or day) that the local date of `at` falls in. */
export function groupAt(info: CompetitionInfo, at: number): number {
  const day = Math.round(Date.parse(`${dateIn(at, info.zone)}T00:00:00Z`) / DAY);
  return info.days === 1 ? day : Math.floor((day - MONDAY) / 7);
}

/** The local date on which a group begins. */
function groupDate(info: CompetitionInfo, group: number): string {
  return addDays('1970-01-01', info.days === 1 ? group : group * 7 + MONDAY);
}

/** How many teams (or players) the competition has. */
export function teamCount(info: CompetitionInfo): number {
  return typeof info.teams === 'number' ? info.teams : info.teams.length;
}

/**
 * The pairs of one turn of a round robin (the circle method): over `n - 1` turns every two teams meet once, then again
 * with the venues swapped, so that no name of a match comes twice within two cycles. An odd team out rests.
 */
export function roundRobin(order: readonly number[], turn: number): (readonly [number, number])[] {
  const n = order.length + (order.length % 2);
  const at = (position: number): number => order[position] ?? -1;
  const step = ((turn % (n - 1)) + (n - 1)) % (n - 1);
  const swapped = Math.floor(turn / (n - 1)) % 2 !== 0;
  const seat = (i: number): number => (i === 0 ? at(0) : at(((i - 1 + step) % (n - 1)) + 1));
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0; i < n / 2; i++) {
    const first = seat(i);
    const second = seat(n - 1 - i);
    if (first < 0 || second < 0) continue;
    pairs.push(((i + step) % 2 === 0) !== swapped ? [first, second] : [second, first]);
  }
  return pairs;
}

/** The calendar of a seed. */
export interface Calendar {
  /** All matches of a group (week or day), by start. */
  group(info: CompetitionInfo, group: number): readonly Fixture[];
  /** Matches that start in [from, to), epoch milliseconds, by start. */
  between(info: CompetitionInfo, from: number, to: number): Fixture[];
}

/** The fixtures of every competition, drawn from `seed`: a pure function of seed and date. */
export function createCalendar(seed: string): Calendar {
  const remember = memo<readonly Fixture[]>(600);

  const draw = (info: CompetitionInfo, group: number): readonly Fixture[] => {
    const count = teamCount(info);
    const order = random(seed, info.id, 'calendar').shuffle(Array.from({ length: count }, (_, i) => i));
    const perTurn = Math.floor(count / 2);
    const turns = Math.ceil(info.slots.length / perTurn);
    const monday = groupDate(info, group);
    const season = info.rounds === undefined ? undefined : Math.floor(group / info.rounds);
    return info.slots
      .map(([day, time], slot): Fixture | undefined => {
        const turn = group * turns + Math.floor(slot / perTurn);
        // Which of the turn's pairs plays first changes from turn to turn.
        const pair = roundRobin(order, turn)[(slot + turn) % perTurn];
        if (!pair) return undefined;
        return {
          key: `${group}-${slot}`,
          group,
          slot,
          home: pair[0],
          away: pair[1],
          start: zonedInstant(addDays(monday, day), time, info.zone),
          ...(season === undefined || info.rounds === undefined
            ? {}
            : { season, round: group - season * info.rounds + 1 }),
        };
      })
      .filter((fixture) => fixture !== undefined)
      .sort((a, b) => a.start - b.start || a.slot - b.slot);
  };

  const group = (info: CompetitionInfo, number: number): readonly Fixture[] =>
    remember(`${info.id}/${number}`, () => draw(info, number));

  return {
    group,
    between: (info, from, to) => {
      const found: Fixture[] = [];
      for (let g = groupAt(info, from) - 1; g <= groupAt(info, to); g++) {
        for (const fixture of group(info, g))
          if (fixture.start >= from && fixture.start < to) found.push(fixture);
      }
      return found.sort((a, b) => a.start - b.start || a.slot - b.slot);
    },
  };
}
