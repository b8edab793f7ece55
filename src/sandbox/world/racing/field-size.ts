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

// Shares of races by starters, in percent: all Australian gallops less the metropolitan ones, and those.
const GALLOPS = [
  [4, 0.8],
  [5, 2.9],
  [6, 6.0],
  [7, 10.6],
  [8, 14.4],
  [9, 15.2],
  [10, 17.7],
  [11, 13.6],
  [12, 11.1],
  [13, 4.1],
  [14, 2.8],
  [15, 0.5],
  [16, 0.1],
] as const;
const CITY_GALLOPS = [
  [4, 0.7],
  [5, 1.6],
  [6, 5],
  [7, 10.2],
  [8, 12.9],
  [9, 14.9],
  [10, 14.1],
  [11, 10.4],
  [12, 10.6],
  [13, 7.4],
  [14, 6],
  [15, 2.4],
  [16, 2.9],
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

/** What kind of field is drawn: greyhounds start from six or eight boxes, metropolitan gallops have larger fields. */
export interface FieldKind {
  code: RaceType;
  boxes: 6 | 8;
  city: boolean;
  /** In the second half of its card. */
  later: boolean;
}

/** How often a field is larger, or in the first half smaller, for its place on the card (fitted to early quaddies and quaddies). */
const LEANS = 0.5;

/** Starters of a gallop: later races have more, as many races as have fewer before. */
function drawGallops(draw: Random, sizes: readonly (readonly [number, number])[], later: boolean): number {
  const one = draw.weighted(sizes);
  const other = draw.weighted(sizes);
  if (!draw.chance(LEANS)) return one;
  return later ? Math.max(one, other) : Math.min(one, other);
}

/** Draws who stands on the card; `late` late scratchings at least are made. */
export function planField(draw: Random, { code, boxes, city, later }: FieldKind, late: number): FieldPlan {
  if (code === 'G') return planDogs(draw, boxes, late);
  const starters =
    code === 'H' ? draw.weighted(TROTS) : drawGallops(draw, city ? CITY_GALLOPS : GALLOPS, later);
  const early =
    code === 'R'
      ? draw.weighted(SCRATCHED)
      : draw.weighted([
          [0, 68],
          [1, 25],
          [2, 7],
        ] as const);
  const gone = Math.max(late, draw.chance(code === 'R' ? 0.075 : 0.04) ? 1 : 0);
  const rows = starters + early + gone;
  const numbers = Array.from({ length: rows }, (_, i) => i + 1);
  const reserves = code === 'R' && rows > 11 && early > 0 ? draw.int(0, Math.min(early, 3)) : 0;
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

// Shares of races by greyhounds that start, in percent.
const DOGS = [
  [3, 0.05],
  [4, 1.7],
  [5, 6.9],
  [6, 17.2],
  [7, 22],
  [8, 52],
] as const;
const DOGS_SCRATCHED = [
  [0, 62],
  [1, 27],
  [2, 11],
] as const;

/**
 * Eight boxes and up to two reserves that take the boxes of scratched dogs; where fewer start than there are boxes, all
 * reserves run and some boxes were never filled. Six boxes and no reserves in Britain.
 */
function planDogs(draw: Random, count: number, late: number): FieldPlan {
  const boxes = draw.shuffle(Array.from({ length: count }, (_, i) => i + 1));
  const least = Math.max(late, draw.chance(0.06) ? 1 : 0);
  // Of six boxes one may be scratched and none is vacant, so that three dogs start at least.
  if (count < 8) {
    const early = boxes.splice(0, Math.min(draw.weighted(DOGS_SCRATCHED), 1));
    return { rows: count, vacant: [], emergencies: [], early, late: boxes.splice(0, least) };
  }
  const missing = Math.max(count - draw.weighted(DOGS), least);
  const short = missing > 0;
  const reserves = draw.weighted([
    [0, short ? 55 : 25],
    [1, 25],
    [2, short ? 20 : 50],
  ] as const);
  const running = short ? reserves : draw.weighted(DOGS_SCRATCHED.filter(([dogs]) => dogs <= reserves));
  const emergencies = [9, 10].slice(0, reserves);
  const gone = boxes.splice(0, least);
  const empty = boxes.splice(0, missing - least);
  const vacant = empty.filter(() => draw.chance(0.35));
  const scratched = [...empty.filter((box) => !vacant.includes(box)), ...boxes.splice(0, running)];
  return {
    rows: count + reserves,
    vacant,
    emergencies,
    early: [...scratched, ...emergencies.slice(running)],
    late: gone,
  };
}
