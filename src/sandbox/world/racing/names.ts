import { random } from '../random.js';
import type { Race } from './types.js';
import { FIRST_WORDS, SECOND_WORDS } from './words.js';

const COUNT = FIRST_WORDS.length * SECOND_WORDS.length;
/** Rows of the largest card: each race owns that many names of the day. */
export const ROWS = 24;
// A prime that divides neither word count: steps of it visit every pair of words once before any comes again.
const STRIDE = 15_013;

/** The `n`th of all animal names, in capitals, at most 17 characters: no two `n` under the count share one. */
export function animalName(n: number): string {
  const index = ((n % COUNT) + COUNT) % COUNT;
  const first = Math.floor(index / SECOND_WORDS.length);
  // Each word is moved on by the other, or fields would repeat each other's order; pairs stay pairs.
  const second = (index + first * first * 31) % SECOND_WORDS.length;
  const moved = (first + second * second * 17) % FIRST_WORDS.length;
  return `${FIRST_WORDS[moved]} ${SECOND_WORDS[second]}`;
}

/** The names of a race's rows, by row from 0: no two rows of a day share one. */
export function namesOf(seed: string, race: Race): (row: number) => string {
  const offset = random(seed, race.meeting.date, 'names').int(0, COUNT - 1);
  const slot = race.index * ROWS;
  return (row) => animalName(offset + (((slot + row) * STRIDE) % COUNT));
}
