import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jointChance, priceTogether, withoutImplied } from './same-race.js';

const field = (...strengths: number[]): Map<number, number> =>
  new Map(strengths.map((strength, i) => [i + 1, strength]));
const FOUR = field(0.4, 0.3, 0.2, 0.1);

describe('the chance of runners together', () => {
  it('is that of Harville for the first, the first two and the first three', () => {
    const first = (top: number) => [1, 2, 3, 4].map((runner) => jointChance(FOUR, [{ runner, top }]));
    const near = (list: readonly number[], wanted: readonly number[]) => {
      for (const [i, one] of list.entries()) expect(one).toBeCloseTo(wanted[i] as number, 8);
    };
    near(first(1), [0.4, 0.3, 0.2, 0.1]);
    near(first(2), [0.71587302, 0.60833333, 0.44126984, 0.23452381]);
    near(first(3), [0.92222222, 0.8702381, 0.75873016, 0.44880952]);
  });

  it('of both in the first two is that of the quinella', () => {
    const both = [
      { runner: 1, top: 2 },
      { runner: 2, top: 2 },
    ];
    expect(jointChance(FOUR, both)).toBeCloseTo(0.37142857, 8);
  });

  it('is nothing for two winners, and one for what is asked of nobody', () => {
    const two = [
      { runner: 1, top: 1 },
      { runner: 2, top: 1 },
    ];
    expect(jointChance(FOUR, two)).toBe(0);
    expect(jointChance(FOUR, [])).toBe(1);
  });

  it('is never more than that of any one of them, in any field', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 5, maxLength: 9 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
        (strengths, runners, tops) => {
          const wanted = runners.map((runner, i) => ({ runner, top: tops[i] as number }));
          const together = jointChance(field(...strengths), wanted);
          for (const one of wanted) {
            expect(together).toBeLessThanOrEqual(jointChance(field(...strengths), [one]) + 1e-9);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a same-race multi', () => {
  const wanted = (runner: number, top: number, price: number) => ({ runner, top, price });

  it('of one runner is its own price', () => {
    expect(priceTogether(FOUR, [wanted(2, 3, 1.4)])).toBeCloseTo(1.4, 9);
  });

  it('is longer than the product for those that stand in each other’s way, up to 1,001', () => {
    const price = priceTogether(FOUR, [wanted(1, 2, 1.5), wanted(2, 2, 1.8)]) ?? 0;
    expect(price).toBeGreaterThan(1.5 * 1.8);
    expect(priceTogether(FOUR, [wanted(4, 1, 900), wanted(3, 2, 90)])).toBe(1_001);
  });

  it('can’t be had for what can’t be', () => {
    expect(priceTogether(FOUR, [wanted(1, 1, 2), wanted(2, 1, 3)])).toBeUndefined();
  });

  it('drops what a harder wish for the same runner says already', () => {
    const all = [wanted(1, 3, 1.2), wanted(1, 1, 3), wanted(2, 4, 1.1), wanted(1, 1, 3)];
    const { kept, redundant } = withoutImplied(all);
    expect(kept).toEqual([all[1], all[2]]);
    expect(redundant).toEqual([all[0], all[3]]);
  });
});
