import type { RaceType } from '../../../domain/racing-code.js';
import { addDays } from '../../../util/zone.js';
import type { Random } from '../random.js';

/** One start of a career as its letters tell it. */
export interface CareerStart {
  /** `YYYY-MM-DD` */
  date: string;
  /** From 1. A letter of the form other than a digit (fell, failed to finish) counts as no place. */
  position: number | string;
  /** Starts into the preparation: 1 is first up. */
  run: number;
}

/** A whole career up to a race. */
export interface Career {
  /** Newest at the right, `f` where it starts here, `x` for a spell; at most 20 characters. */
  last20: string;
  /** Newest first. */
  starts: readonly CareerStart[];
  /** Starts since the last spell, or of the whole career without one. */
  runsSinceSpell: number;
}

interface Habits {
  /** Days between starts. */
  between: readonly [number, number];
  /** Days of a spell. */
  spell: readonly [number, number];
  /** Most starts before the ones told, a year of age past one. */
  busy: number;
  /** Starts in a preparation. */
  preparation: readonly [number, number];
  /** The last place told by a digit of its own. */
  places: number;
}

// Ours: usual intervals of each code.
const HABITS: Record<RaceType, Habits> = {
  R: { between: [10, 24], spell: [85, 160], busy: 5, preparation: [3, 7], places: 9 },
  H: { between: [6, 14], spell: [85, 150], busy: 9, preparation: [6, 14], places: 9 },
  G: { between: [4, 9], spell: [70, 110], busy: 14, preparation: [10, 24], places: 8 },
};

function earlierStarts(count: number, { preparation, places }: Habits, draw: Random): string {
  let letters = '';
  let left = draw.int(...preparation);
  for (let start = 0; start < count; start++) {
    const place = draw.weighted([
      [1, 12],
      [2, 13],
      [3, 13],
      [draw.int(4, places), 50],
      [0, places === 9 ? 12 : 0],
    ]);
    letters += String(place);
    left -= 1;
    if (left === 0 && start < count - 1) {
      letters += 'x';
      left = draw.int(...preparation);
    }
  }
  return letters;
}

// Five characters without an f leave room for starts before them; fewer, or an f, are the whole career.
function wholeCareer(lastStarts: string, age: number, habits: Habits, draw: Random): string {
  if (lastStarts.length < 5 || lastStarts.startsWith('f')) return lastStarts;
  const atLeast = lastStarts.startsWith('x') ? 1 : 0;
  const count = draw.int(atLeast, Math.max(atLeast, Math.min(60, habits.busy * (age - 1))));
  return `f${earlierStarts(count, habits, draw)}${lastStarts}`;
}

function place(letter: string, draw: Random): number | string {
  if (letter === '0') return draw.int(10, 14);
  return /\d/.test(letter) ? Number(letter) : letter;
}

/**
 * The career behind a runner's last starts (`11x4x`, newest right) up to the race on `date`: `last20` ends in
 * those very letters, and each digit has its start.
 */
export function careerOf(
  lastStarts: string,
  age: number,
  code: RaceType,
  date: string,
  draw: Random,
): Career {
  const habits = HABITS[code];
  const letters = wholeCareer(lastStarts, age, habits, draw);
  const runs: { letter: string; run: number; spellAfter: boolean }[] = [];
  let run = 0;
  for (const letter of letters) {
    if (letter === 'f') continue;
    const last = runs.at(-1);
    if (letter === 'x') {
      run = 0;
      if (last) last.spellAfter = true;
      continue;
    }
    run += 1;
    runs.push({ letter, run, spellAfter: false });
  }
  let day = date;
  const starts = runs.reverse().map(({ letter, run: number, spellAfter }): CareerStart => {
    day = addDays(day, -draw.int(...(spellAfter ? habits.spell : habits.between)));
    return { date: day, position: place(letter, draw), run: number };
  });
  return { last20: letters.slice(-20), starts, runsSinceSpell: run };
}
