import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderChance } from './exotic-odds.js';
import { duetChances, exactaChances, type PairTable } from './pair-chances.js';

const FOUR = new Map([
  [1, 0.4],
  [2, 0.3],
  [3, 0.2],
  [4, 0.1],
]);

const sumOf = (list: Float64Array): number => list.reduce((sum, one) => sum + one, 0);
const chanceOf = ({ numbers, chances }: PairTable, a: number, b: number): number | undefined =>
  chances[numbers.indexOf(a) * numbers.length + numbers.indexOf(b)];

describe('chances of combinations', () => {
  it('follow discounted Harville', () => {
    expect(orderChance(FOUR, [1, 2, 3])).toBeCloseTo(0.11416348, 7);
    expect(orderChance(FOUR, [1])).toBeCloseTo(0.4, 12);
    expect(orderChance(FOUR, [1, 9])).toBe(0);
  });

  it('add up to one over all combinations of any field', () => {
    const shares = fc
      .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 4, maxLength: 10 })
      .map((weights) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        return new Map(weights.map((weight, i) => [i + 1, weight / total]));
      });
    fc.assert(
      fc.property(shares, (field) => {
        const { numbers, chances } = exactaChances(field);
        expect(sumOf(chances)).toBeCloseTo(1, 9);
        for (const [place, chance] of chances.entries()) {
          const [i, j] = [Math.floor(place / numbers.length), place % numbers.length];
          const order = [numbers[i] as number, numbers[j] as number];
          expect(chance).toBeCloseTo(i === j ? 0 : orderChance(field, order), 9);
        }
        // Three pairs win every duet; each stands twice.
        expect(sumOf(duetChances(field).chances)).toBeCloseTo(6, 9);
      }),
      { numRuns: 40 },
    );
  });

  it('tell a duet by the orders that hold both', () => {
    const orders = [
      ...[
        [1, 2, 3],
        [1, 2, 4],
        [2, 1, 3],
        [2, 1, 4],
      ],
      ...[
        [1, 3, 2],
        [1, 4, 2],
        [2, 3, 1],
        [2, 4, 1],
      ],
      ...[
        [3, 1, 2],
        [4, 1, 2],
        [3, 2, 1],
        [4, 2, 1],
      ],
    ];
    const sum = orders.reduce((total, order) => total + orderChance(FOUR, order), 0);
    expect(chanceOf(duetChances(FOUR), 1, 2)).toBeCloseTo(sum, 9);
  });
});
