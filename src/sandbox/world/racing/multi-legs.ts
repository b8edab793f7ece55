import type { Random } from '../random.js';
import type { MultiLeg } from './types.js';

/** What a card is to those who play its longer pools: metropolitan gallops, other gallops at home, or anything else. */
export type Card = 'city' | 'country' | 'other';

const run = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

// Thousands of dollars promised, by weight (recorded).
const QUADDIE = [
  [50, 15],
  [100, 30],
  [200, 20],
  [300, 35],
] as const;
const TREBLE = [
  [10, 80],
  [20, 10],
  [30, 10],
] as const;
const BIG6 = [
  [30, 48],
  [35, 17],
  [50, 31],
  [150, 4],
] as const;

/** Money the operator promises, at times on a rich card, in whole thousands of dollars. */
function promise(
  draw: Random,
  card: Card,
  chance: number,
  thousands: readonly (readonly [number, number])[],
): number {
  return card === 'city' && draw.chance(chance) ? draw.weighted(thousands) * 100_000 : 0;
}

/**
 * The pools over several races of a meeting with `races` races: the quaddie on the last four, the early quaddie
 * on the four that end at race max(4, N − 4), the treble on the last three, the double on the third-last and the last.
 */
export function drawMultiLegs(draw: Random, card: Card, races: number): MultiLeg[] {
  if (races < 6) return [];
  const early = Math.max(4, races - 4);
  const legs: MultiLeg[] = [
    { product: 'DailyDouble', legs: [races - 2, races], jackpot: 0 },
    {
      product: 'Quaddie',
      legs: run(races - 3, races),
      jackpot: promise(draw, card, 0.08, QUADDIE),
    },
    { product: 'EarlyQuaddie', legs: run(early - 3, early), jackpot: 0 },
    {
      product: 'Treble',
      legs: run(races - 2, races),
      jackpot: promise(draw, card, 0.06, TREBLE),
    },
  ];
  if (card === 'city' && draw.chance(0.93)) {
    legs.push({
      product: 'Big6',
      legs: run(races - 5, races),
      jackpot: promise(draw, card, 0.26, BIG6),
    });
  }
  return legs;
}
