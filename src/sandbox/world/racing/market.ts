import { random } from '../random.js';
import { HOUR, MINUTE, SECOND } from './calendar.js';
import { snap, WIN_LADDER } from './ladder.js';
import { type Opinion, opinions } from './opinion.js';
import { placeShift } from './place-prices.js';
import type { RaceCard } from './types.js';

/**
 * The fixed win prices of one runner from the opening to the close, oldest first: the price set at `moments[i]` is
 * `prices[i]`. Two lists of numbers, which take a fourth of the room of a list of steps.
 */
export interface PricePath {
  opinion: Opinion;
  moments: readonly number[];
  prices: readonly number[];
}

/** A race's fixed odds from the opening to the close. */
export interface Market {
  paths: readonly PricePath[];
  /** See placeShift. */
  placeShift: number;
}

// Books at the close of harness and greyhound races (ours), and how much larger every book is when betting opens.
const BOOK = { H: 1.22, G: 1.24 } as const;
const OPENING_EXTRA = 0.105;
// A price stays until what it should be is this far away, as a difference of logs; in the last hour further.
const RELUCTANCE = { near: 0.09, far: 0.02 } as const;

// How much of the opening error is left so many hours before the start: most is gone half a day out.
const LEFT: readonly (readonly [hours: number, left: number])[] = [
  [0, 0],
  [0.1, 0.06],
  [0.25, 0.12],
  [1, 0.15],
  [3, 0.2],
  [6, 0.26],
  [12, 0.28],
  [24, 0.5],
  [50, 1],
];

/** Linear between the points of a table, flat outside it. */
export function interpolate(table: readonly (readonly [number, number])[], x: number): number {
  let before = table[0] ?? [0, 0];
  for (const point of table) {
    if (point[0] >= x) {
      const [x0, y0] = before;
      const [x1, y1] = point;
      return x1 === x0 ? y1 : y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
    }
    before = point;
  }
  return before[1];
}

/** Mean pause between two looks at the book, by the time left: seconds near the jump, hours two days out. */
function pauseBefore(left: number): number {
  if (left < 3 * MINUTE) return 18 * SECOND;
  if (left < 10 * MINUTE) return 40 * SECOND;
  if (left < 30 * MINUTE) return 80 * SECOND;
  if (left < HOUR) return 3 * MINUTE;
  if (left < 6 * HOUR) return 10 * MINUTE;
  return left < 24 * HOUR ? 25 * MINUTE : 150 * MINUTE;
}

/** When somebody looks at the book: at the opening and soon after, after every scratching, ever more often. */
function looks(draw: ReturnType<typeof random>, card: RaceCard): number[] {
  const { fixedOpen, fixedClose } = card.race.times;
  const times = [fixedOpen, fixedOpen + draw.int(4, 900) * SECOND, fixedOpen + draw.int(900, 3600) * SECOND];
  for (let at = fixedOpen + HOUR; at < fixedClose; ) {
    times.push(at);
    at += Math.ceil(pauseBefore(fixedClose - at) * (0.25 + 1.5 * draw.next()));
  }
  for (const { scratching } of card.runners) {
    if (scratching) times.push(scratching.at + draw.int(15, 70) * SECOND + draw.int(0, 999));
  }
  return times.filter((at) => at >= fixedOpen && at < fixedClose).sort((a, b) => a - b);
}

/** The book a card's prices add up to once all the market knows is in: smaller in small fields (gallops: recorded). */
function closingBook(draw: ReturnType<typeof random>, card: RaceCard): number {
  const { code } = card.race.meeting;
  const starters = card.starters.length;
  const own = draw.normal(0, 0.015);
  if (code !== 'R') return Math.max(1.13, BOOK[code] + Math.min(0, starters - 7) * 0.015 + own);
  const usual = starters <= 5 ? 1.123 : starters >= 16 ? 1.166 : Math.min(1.18, 1.148 + 0.0026 * starters);
  return Math.max(1.1, usual + own);
}

/** True at `at` for a runner that has not been scratched by then. */
export function isIn({ runner }: Opinion, at: number): boolean {
  return runner.scratching === undefined || runner.scratching.at > at;
}

/** True at `at` for a runner whose price is part of the book: an emergency that gets no start stands beside it. */
function counts(opinion: Opinion, at: number): boolean {
  const { emergency, scratching } = opinion.runner;
  return isIn(opinion, at) && !(emergency && scratching);
}

/** Draws the whole course of a race's fixed odds. */
export function drawMarket(seed: string, card: RaceCard): Market {
  const { race } = card;
  const { meeting, times } = race;
  const draw = random(seed, meeting.date, meeting.code, meeting.name, race.number, 'market');
  const book = closingBook(draw, card);
  const views = opinions(seed, card);
  const paths = views.map((opinion) => ({ opinion, moments: [] as number[], prices: [] as number[] }));
  // By path: how far it has wandered from what the market knows, and what it weighs at a look. Written over each time.
  const wander = new Float64Array(paths.length);
  const weights = new Float64Array(paths.length);
  const all = interpolate(LEFT, (times.fixedClose - times.fixedOpen) / HOUR) || 1;
  const lookedAt = looks(draw, card);
  const scratchings = card.runners.flatMap(({ scratching }) => (scratching ? [scratching.at] : []));
  let before = 0;
  for (const [k, at] of lookedAt.entries()) {
    const left = interpolate(LEFT, (times.fixedClose - at) / HOUR) / all;
    let total = 0;
    for (let i = 0; i < views.length; i++) {
      const opinion = views[i] as Opinion;
      const { open, close } = opinion;
      const wandered = 0.93 * (wander[i] ?? 0) + draw.normal(0, 0.03);
      const weight = Math.exp(close + (open - close) * left + wandered * Math.min(1, 0.35 + left));
      wander[i] = wandered;
      weights[i] = weight;
      if (counts(opinion, at)) total += weight;
    }
    const margin = book + OPENING_EXTRA * left;
    const reluctance = times.fixedClose - at < HOUR ? RELUCTANCE.near : RELUCTANCE.far;
    const everyone =
      k < 2 || k === lookedAt.length - 1 || scratchings.some((gone) => gone > before && gone <= at);
    before = at;
    for (let i = 0; i < paths.length; i++) {
      const { opinion, moments, prices } = paths[i] as (typeof paths)[number];
      const looked = draw.chance(0.4) || everyone;
      if (!looked || !isIn(opinion, at)) continue;
      const exact = total / ((weights[i] ?? 1) * margin);
      const last = prices.at(-1);
      if (last && !everyone && Math.abs(Math.log(exact / last)) < reluctance) continue;
      const price = snap(exact, WIN_LADDER);
      if (last === price) continue;
      const gone = opinion.runner.scratching?.at ?? Number.POSITIVE_INFINITY;
      moments.push(Math.max(Math.min(at + draw.int(0, 900), gone - 1), (moments.at(-1) ?? 0) + 1));
      prices.push(price);
    }
  }
  const closing = paths.flatMap(({ opinion, prices }) => {
    const win = prices.at(-1);
    return win !== undefined && !opinion.runner.scratching ? [{ win, taste: opinion.placeTaste }] : [];
  });
  return {
    // As long as they are, without the room that lists grow into.
    paths: paths.map(({ opinion, moments, prices }) => ({
      opinion,
      moments: moments.slice(),
      prices: prices.slice(),
    })),
    placeShift: placeShift(closing, card.fixedPlaces),
  };
}
