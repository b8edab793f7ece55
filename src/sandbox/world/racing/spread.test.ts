import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../util/zone.js';
import { placedAt, type Spread, spreadOver } from './spread.js';

const MEANS = [7.58, 3, 3.42, 5.16, 4.42, 6.65, 12.44];

function over(seed: string, from: string, days: number): { count: number; spreads: Spread[] } {
  const lists = Array.from({ length: days }, (_, i) => spreadOver(seed, 'x', MEANS, addDays(from, i)));
  return { count: lists.flat().length, spreads: lists.flat() };
}

describe('what is spread over the weeks', () => {
  const starts = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2023-01-01', days));

  it('comes as often as its mean in any month, and each weekday within one', () => {
    const month = 4 * MEANS.reduce((sum, mean) => sum + mean, 0);
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), starts, (seed, from) => {
        expect(Math.abs(over(seed, from, 28).count - month)).toBeLessThanOrEqual(MEANS.length);
        for (let day = 0; day < 7; day++) {
          const date = addDays(from, day);
          const mean = MEANS[new Date(`${date}T00:00:00Z`).getUTCDay()] as number;
          expect(Math.abs(spreadOver(seed, 'x', MEANS, date).length - mean)).toBeLessThan(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('fills the range of each of its numbers evenly', () => {
    const { spreads } = over('even', '2026-03-02', 28);
    for (const axis of [0, 1, 2] as const) {
      const below = spreads.filter((spread) => spread[axis] < 0.3).length / spreads.length;
      expect(below).toBeGreaterThan(0.26);
      expect(below).toBeLessThan(0.34);
    }
  });

  it('goes on from date to date, so that none is drawn twice', () => {
    const { spreads } = over('once', '2026-03-02', 60);
    expect(new Set(spreads.map(([where]) => where.toFixed(9))).size).toBe(spreads.length);
  });

  it('takes items by their weight', () => {
    const items = [
      ['a', 1],
      ['b', 3],
    ] as const;
    expect([0, 0.24, 0.26, 0.99].map((place) => placedAt(items, place))).toEqual(['a', 'a', 'b', 'b']);
    expect(() => placedAt([], 0.5)).toThrow(RangeError);
  });
});
