import type { RaceType } from '../../../domain/racing-code.js';
import type { Random } from '../random.js';
import type { MultiLeg } from './types.js';

const run = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** Money carried in: at times promised on a rich card, in whole thousands; elsewhere what little nobody won the day before. */
function jackpot(draw: Random, rich: boolean, chance: number, thousands: readonly [number, number]): number {
  if (rich && draw.chance(chance)) return draw.int(thousands[0], thousands[1]) * 100_000;
  return !rich && draw.chance(0.06) ? draw.int(50, 9000) : 0;
}

/**
 * The pools over several races of a meeting with `races` races: the quaddie on the last four, the early quaddie
 * on the four that end at race max(4, N − 4), the treble on the last three, the double on the third-last and the last.
 */
export function drawMultiLegs(draw: Random, code: RaceType, home: boolean, races: number): MultiLeg[] {
  if (races < 6) return [];
  const rich = home && code === 'R';
  const early = Math.max(4, races - 4);
  const legs: MultiLeg[] = [
    { product: 'DailyDouble', legs: [races - 2, races], jackpot: 0 },
    {
      product: 'Quaddie',
      legs: run(races - 3, races),
      jackpot: jackpot(draw, rich, 0.08, [50, 300]),
    },
    { product: 'EarlyQuaddie', legs: run(early - 3, early), jackpot: 0 },
    {
      product: 'Treble',
      legs: run(races - 2, races),
      jackpot: jackpot(draw, rich, 0.1, [10, 30]),
    },
  ];
  if (rich && draw.chance(0.6)) {
    legs.push({
      product: 'Big6',
      legs: run(races - 5, races),
      jackpot: jackpot(draw, rich, 0.3, [30, 150]),
    });
  }
  return legs;
}
