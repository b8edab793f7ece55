import { placeIn } from '../racing/entries.js';
import type { Run } from '../racing/herd.js';
import { className, type Level, levelOf } from './classes.js';
import { type Going, goingOf } from './going.js';

/** One start of an animal, as far as its letters and indicators need it. */
export interface Outing {
  /** `YYYY-MM-DD` */
  date: string;
  /** The official place from 1; those who shared one have it alike. */
  position: number;
  starters: number;
  /** In capitals, as the meeting is called. */
  course: string;
  /** The letters of its replay files. */
  replayCode: string;
  raceNumber: number;
  /** Metres. */
  distance: number;
  class: string;
  level: Level | undefined;
  going: Going;
  /** The race of this world it was; undefined for one before the animal came, which is invented. */
  source?: Run;
}

/** A start in a race of this world. */
export function outingOf(run: Run): Outing {
  const { race, starters } = run.entries;
  const { meeting, number, distance, conditions } = race;
  return {
    date: meeting.date,
    position: placeIn(run.entries, run.row),
    starters,
    course: meeting.name,
    replayCode: meeting.replayCode,
    raceNumber: number,
    distance,
    class: className(meeting.code, conditions),
    level: levelOf(conditions),
    going: goingOf(meeting.track),
    source: run,
  };
}

/** The form's own abbreviation of a course, four letters: not the mnemonic (recorded: `RAND`, `ELLS`). */
export function abbreviationOf(course: string): string {
  return course
    .replace(/[^A-Z]/gi, '')
    .toUpperCase()
    .slice(0, 4);
}
