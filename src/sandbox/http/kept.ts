import { LRUCache } from 'lru-cache';
import { type Answer, sizeOf } from './answer.js';

/** Answers that hold as long as the world does not change. */
export interface KeptAnswers {
  /** The answer kept for this request at this world time; undefined where it may be another one by now, or was before. */
  find(key: string, now: number): Answer | undefined;
  /** Keeps an answer made at `from` for the time before `until`, epoch milliseconds of the world. */
  keep(key: string, answer: Answer, from: number, until: number): void;
  /** Counts the bytes of an answer again, after a compressed form was added. */
  weigh(key: string, answer: Answer): void;
}

/** Bytes kept: all races of a day, plain and compressed. */
const MOST_BYTES = 48 * 2 ** 20;
/** No kept key is longer, characters: addresses that no client makes by itself. */
const LONGEST_KEY = 500;

interface Kept {
  answer: Answer;
  from: number;
  until: number;
}

/** Nothing kept yet. The least recently asked leaves first. */
export function keepAnswers(mostBytes = MOST_BYTES): KeptAnswers {
  const sizeOfKept = ({ answer }: Kept, key: string): number => sizeOf(answer) + 2 * key.length + 500;
  const held = new LRUCache<string, Kept>({ maxSize: mostBytes, sizeCalculation: sizeOfKept });
  return {
    find: (key, now) => {
      const kept = held.get(key);
      return kept && kept.from <= now && now < kept.until ? kept.answer : undefined;
    },
    keep: (key, answer, from, until) => {
      if (until > from && key.length <= LONGEST_KEY) held.set(key, { answer, from, until });
    },
    weigh: (key, answer) => {
      const kept = held.peek(key);
      // The same value would not be weighed again.
      if (kept?.answer === answer) held.set(key, { ...kept });
    },
  };
}
