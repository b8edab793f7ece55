import type { RaceType } from '../../../domain/racing-code.js';
import { dayNumber } from '../racing/calendar.js';
import { SPELL } from './before.js';

/** What the letters of a form tell of one start. */
export interface Told {
  /** `YYYY-MM-DD` */
  date: string;
  position: number;
}

/** A whole career up to a race in letters. */
export interface Career {
  /** Newest at the right, `f` where it starts here, `x` for a spell, `0` for tenth or worse; at most 20 characters. */
  last20: string;
  /** The last five characters of it. */
  lastStarts: string;
  /** For each start, newest first, how manieth it was since the last spell: 1 is first up. */
  runs: readonly number[];
  /** Starts since the last spell; 0 for one that comes from a spell or has none. */
  runsSinceSpell: number;
  /** Whole days; 0 for a first starter. */
  daysSinceLastRun: number;
}

/** The letters of every start an animal had, newest first, before a race of this date. */
export function careerOf(starts: readonly Told[], code: RaceType, date: string): Career {
  let letters = starts.length > 0 ? 'f' : '';
  let run = 0;
  let before: number | undefined;
  const runs: number[] = [];
  const pass = (day: number): void => {
    if (before !== undefined && day - before >= SPELL[code]) {
      letters += 'x';
      run = 0;
    }
    before = day;
  };
  for (const start of starts.toReversed()) {
    pass(dayNumber(start.date));
    run += 1;
    runs.unshift(run);
    letters += start.position > 9 ? '0' : String(start.position);
  }
  const last = before;
  pass(dayNumber(date));
  return {
    last20: letters.slice(-20),
    lastStarts: letters.slice(-5),
    runs,
    runsSinceSpell: run,
    daysSinceLastRun: last === undefined ? 0 : dayNumber(date) - last,
  };
}
