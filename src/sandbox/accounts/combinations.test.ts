import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SingleProduct } from '../world/racing.js';
import { combinationCount, holds, SHAPES, without } from './combinations.js';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

describe('the number of combinations', () => {
  it.each([
    ['Trifecta', [numbers(6)], 120],
    ['FirstFour', [numbers(6)], 360],
    ['Quinella', [numbers(6)], 15],
    ['Duet', [numbers(6)], 15],
    ['Exacta', [numbers(6)], 30],
    ['Trifecta', [[1], [2, 3, 4], [2, 3, 4, 5]], 9],
    ['Quinella', [[1], [1, 2, 3]], 2],
    [
      'Quinella',
      [
        [1, 2],
        [1, 2],
      ],
      1,
    ],
    ['Win', [[4, 7]], 2],
    ['Trifecta', [[1, 2]], 0],
  ] as const)('of %s %j is %i', (product, positions, count) => {
    expect(combinationCount(product, positions)).toBe(count);
  });

  it('is that of the distinct orders a bet holds, whatever the selections', () => {
    const list = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 });
    const products = Object.keys(SHAPES) as SingleProduct[];
    fc.assert(
      fc.property(
        fc.constantFrom(...products),
        fc.array(list, { minLength: 4, maxLength: 4 }),
        fc.boolean(),
        (product, lists, box) => {
          const { places, ordered } = SHAPES[product];
          const positions = lists.slice(0, box ? 1 : places);
          let orders: number[][] = [[]];
          for (let place = 0; place < places; place++) {
            orders = orders.flatMap((order) =>
              numbers(6)
                .filter((runner) => !order.includes(runner))
                .map((runner) => [...order, runner]),
            );
          }
          const held = orders.filter((order) => holds(product, positions, order));
          const names = held.map((order) => (ordered ? order : order.toSorted()).join());
          expect(combinationCount(product, positions)).toBe(new Set(names).size);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['Trifecta', [[2, 3, 4]], [1], 18],
    ['FirstFour', [[3, 4, 5]], [1, 2], 72],
    ['Exacta', [[2, 3, 4, 5]], [1], 8],
    ['Quinella', [[2, 3, 4, 5]], [1], 4],
    ['Trifecta', [[2]], [1], 0],
    ['Trifecta', [[2]], [1, 3, 4, 5], 0],
  ] as const)('of a roving %s of %j with %j is %i', (product, positions, roving, count) => {
    expect(combinationCount(product, positions, roving)).toBe(count);
    const { places, ordered } = SHAPES[product];
    let orders: number[][] = [[]];
    for (let place = 0; place < places; place++) {
      orders = orders.flatMap((order) =>
        numbers(6)
          .filter((runner) => !order.includes(runner))
          .map((runner) => [...order, runner]),
      );
    }
    const held = orders.filter((order) => holds(product, positions, order, roving));
    const names = held.map((order) => (ordered ? order : order.toSorted()).join());
    expect(new Set(names).size).toBe(count);
  });

  it('loses those with a scratched runner', () => {
    const box = [numbers(4)];
    expect(combinationCount('Trifecta', without(box, new Set([2])))).toBe(6);
    expect(holds('Trifecta', without(box, new Set([2])), [1, 2, 3])).toBe(false);
  });
});
