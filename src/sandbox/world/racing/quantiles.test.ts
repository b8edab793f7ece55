import { describe, expect, it } from 'vitest';
import { valueAt } from './quantiles.js';

const POINTS = [
  [0, 10],
  [0.5, 40],
  [1, 640],
] as const;

describe('a distribution by its points', () => {
  it('gives its points, and what lies between them by ratio', () => {
    expect([0, 0.5, 1].map((share) => valueAt(POINTS, share))).toEqual([10, 40, 640]);
    expect(valueAt(POINTS, 0.25)).toBeCloseTo(20, 9);
    expect(valueAt(POINTS, 0.75)).toBeCloseTo(160, 9);
  });

  it('never falls', () => {
    const values = Array.from({ length: 101 }, (_, i) => valueAt(POINTS, i / 100));
    expect(values).toEqual([...values].sort((a, b) => a - b));
  });
});
