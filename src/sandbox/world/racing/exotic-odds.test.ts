import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duetChances, exactaChances, orderChance } from './exotic-odds.js';

const FOUR = new Map([
  [1, 0.4],
  [2, 0.3],
  [3, 0.2],
  [4, 0.1],
]);

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
        const exactas = exactaChances(field);
        expect([...exactas.values()].reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
        for (const [pair, chance] of exactas) {
          expect(chance).toBeCloseTo(orderChance(field, pair.split(',').map(Number)), 9);
        }
        // Three pairs win every duet.
        const duets = [...duetChances(field).values()].reduce((sum, chance) => sum + chance, 0);
        expect(duets).toBeCloseTo(3, 9);
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
    expect(duetChances(FOUR).get('1,2')).toBeCloseTo(sum, 9);
  });
});
