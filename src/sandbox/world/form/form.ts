import { LRUCache } from 'lru-cache';
import { outlineOf } from '../racing/field-draft.js';
import type { Race } from '../racing/types.js';
import { outingsBefore } from './before.js';
import { type Career, careerOf } from './career.js';
import { type Connection, type Role, startConnections } from './connections.js';
import { indicatorsOf } from './indicators.js';
import { type Outing, outingOf } from './outing.js';
import { type Past, pastOf } from './past-starts.js';
import type { FormSources } from './sources.js';

/** What a row of a race tells of a runner's form. */
export interface FormLetters {
  /** Newest start at the right: `x` a spell, a leading `f` the start of a career, `0` tenth or worse; empty for a first starter. */
  lastStarts: string;
  /** Track, class, distance, wet; null where no start speaks of any. */
  tcdw: string | null;
}

/** What the runners of this world did before: races that were run here, and from before an animal came, what is invented. */
export interface Form {
  /** By runner number; none for a vacant box. */
  letters(race: Race): ReadonlyMap<number, FormLetters>;
  /** All of one runner's past; undefined for a vacant box. */
  past(race: Race, runner: number): Past | undefined;
  /** The record of a trainer, jockey or driver for a race of a date, told at `now` (epoch milliseconds). */
  connection(race: Race, person: string, role: Role, now: number): Connection;
}

const MOST = { letters: 600, pasts: 600 };

/** The form of this world's runners. */
export function startForm(sources: FormSources): Form {
  const { seed, herd } = sources;
  const held = new LRUCache<Race, ReadonlyMap<number, FormLetters>>({ max: MOST.letters });
  const pasts = new LRUCache<string, Past>({ max: MOST.pasts });

  const standing = (race: Race, row: number) => herd.occupant(herd.entries(race), row);

  const history = (
    race: Race,
    occupant: NonNullable<ReturnType<typeof standing>>,
  ): { career: Career; outings: readonly Outing[] } => {
    const { code, date } = race.meeting;
    const outings = [...herd.runsBefore(occupant, date).map(outingOf), ...outingsBefore(seed, occupant)];
    return { outings, career: careerOf(outings, code, date) };
  };

  const draw = (race: Race): ReadonlyMap<number, FormLetters> => {
    const outline = outlineOf(race);
    const numbers = Array.from({ length: herd.entries(race).rows }, (_, row) => row);
    const rows = numbers.flatMap((row) => {
      const occupant = standing(race, row);
      if (!occupant) return [];
      const { outings, career } = history(race, occupant);
      const letters = { lastStarts: career.lastStarts, tcdw: indicatorsOf(outings, outline) };
      return [[row + 1, letters] as const];
    });
    return new Map(rows);
  };

  return {
    letters: (race) => {
      let found = held.get(race);
      if (!found) {
        found = draw(race);
        held.set(race, found);
      }
      return found;
    },
    past: (race, runner) => {
      const { date, code, name } = race.meeting;
      const key = `${date}/${code}/${name}/${race.number}/${runner}`;
      const found = pasts.get(key);
      if (found) return found;
      const occupant = standing(race, runner - 1);
      if (!occupant) return undefined;
      const past = pastOf(sources, outlineOf(race), occupant, history(race, occupant));
      pasts.set(key, past);
      return past;
    },
    connection: startConnections(sources),
  };
}
