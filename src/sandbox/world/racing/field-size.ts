import type { RaceType } from '../../../domain/racing-code.js';
import type { Random } from '../random.js';

/** How a card is made up: rows, and who of them is out. */
export interface FieldPlan {
  /** Rows on the card, vacant boxes and emergencies included. */
  rows: number;
  /** Row numbers. */
  vacant: readonly number[];
  emergencies: readonly number[];
  early: readonly number[];
  late: readonly number[];
}

// Shares of races by starters, in percent.
const GALLOPS = [
  [5, 2.6],
  [6, 5.8],
  [7, 10.5],
  [8, 14.1],
  [9, 15.1],
  [10, 16.9],
  [11, 12.9],
  [12, 11],
  [13, 4.8],
  [14, 3.5],
  [15, 0.9],
  [16, 0.7],
] as const;
const TROTS = [
  [5, 1.7],
  [6, 4.4],
  [7, 8.7],
  [8, 17.8],
  [9, 24.1],
  [10, 29.5],
  [11, 6.2],
  [12, 6.9],
] as const;
const SCRATCHED = [
  [0, 18],
  [1, 26],
  [2, 20],
  [3, 13],
  [4, 10],
  [5, 8],
  [6, 5],
] as const;

/** Draws who stands on the card. Greyhounds start from `boxes` boxes; `late` late scratchings at least are made. */
export function planField(draw: Random, code: RaceType, boxes: number, late: number): FieldPlan {
  if (code === 'G') return planDogs(draw, boxes, late);
  const starters = draw.weighted(code === 'R' ? GALLOPS : TROTS);
  const early =
    code === 'R'
      ? draw.weighted(SCRATCHED)
      : draw.weighted([
          [0, 68],
          [1, 25],
          [2, 7],
        ] as const);
  const gone = Math.max(late, draw.chance(code === 'R' ? 0.09 : 0.04) ? 1 : 0);
  const rows = starters + early + gone;
  const numbers = Array.from({ length: rows }, (_, i) => i + 1);
  const reserves = code === 'R' && rows > 12 && early > 0 ? draw.int(0, Math.min(early, 4)) : 0;
  const emergencies = numbers.slice(rows - reserves);
  // Now and then one of them gains a start.
  const idle = emergencies.slice(draw.chance(0.25) ? 1 : 0);
  const others = draw.shuffle(numbers.slice(0, rows - reserves));
  return {
    rows,
    vacant: [],
    emergencies,
    early: [...others.slice(gone, gone + early - idle.length), ...idle],
    late: others.slice(0, gone),
  };
}

const VACANT = [
  [0, 76],
  [1, 17],
  [2, 7],
] as const;
const DOGS_SCRATCHED = [
  [0, 62],
  [1, 27],
  [2, 11],
] as const;
const RESERVES = [
  [0, 30],
  [1, 25],
  [2, 45],
] as const;

/** Eight boxes, a few of them vacant, and up to two reserves that take the boxes of scratched dogs; six and none in Britain. */
function planDogs(draw: Random, count: number, late: number): FieldPlan {
  const boxes = draw.shuffle(Array.from({ length: count }, (_, i) => i + 1));
  // Of six boxes one may be scratched and none is vacant, so that three dogs start at least.
  const small = count < 8;
  const vacant = boxes.splice(0, small ? 0 : draw.weighted(VACANT));
  const early = boxes.splice(0, Math.min(draw.weighted(DOGS_SCRATCHED), small ? 1 : 2));
  const gone = boxes.splice(0, Math.max(late, draw.chance(0.06) ? 1 : 0));
  const emergencies = small ? [] : [9, 10].slice(0, draw.weighted(RESERVES));
  const running = emergencies.slice(0, draw.chance(0.75) ? early.length : 0);
  return {
    rows: count + emergencies.length,
    vacant,
    emergencies,
    early: [...early, ...emergencies.filter((number) => !running.includes(number))],
    late: gone,
  };
}
