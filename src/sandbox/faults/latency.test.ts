import { describe, expect, it } from 'vitest';
import { random } from '../world/random.js';
import { type Distribution, drawDelay } from './latency.js';

/** Sorted draws, each from a generator of its own, as for one request after another. */
function draws(distribution: Distribution, n = 4_000): number[] {
  return Array.from({ length: n }, (_, i) => drawDelay(distribution, random('latency', i))).sort(
    (a, b) => a - b,
  );
}
const at = (sorted: number[], part: number) => sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

describe('a delay', () => {
  it('fixed is always the same', () => {
    expect(new Set(draws({ shape: 'fixed', ms: 120 }))).toEqual(new Set([120]));
  });

  it('uniform fills its bounds evenly', () => {
    const sorted = draws({ shape: 'uniform', min: 100, max: 300 });
    expect(sorted[0]).toBeGreaterThanOrEqual(100);
    expect(sorted.at(-1)).toBeLessThanOrEqual(300);
    expect(Math.abs(at(sorted, 0.25) - 150)).toBeLessThan(8);
    expect(Math.abs(at(sorted, 0.75) - 250)).toBeLessThan(8);
  });

  it('normal has its mean and deviation and is never below 0', () => {
    const sorted = draws({ shape: 'normal', mean: 200, deviation: 30 });
    expect(Math.abs(mean(sorted) - 200)).toBeLessThan(3);
    expect(Math.abs(at(sorted, 0.841) - 230)).toBeLessThan(5);
    expect(draws({ shape: 'normal', mean: 0, deviation: 30 })[0]).toBe(0);
  });

  it('lognormal has its median and a long tail', () => {
    const sorted = draws({ shape: 'lognormal', median: 80, sigma: 1 });
    expect(Math.abs(at(sorted, 0.5) - 80)).toBeLessThan(6);
    expect(Math.abs(at(sorted, 0.841) - 80 * Math.E)).toBeLessThan(25);
    expect(mean(sorted)).toBeGreaterThan(110);
  });

  it('is whole milliseconds, ten minutes at most', () => {
    const wild = draws({ shape: 'lognormal', median: 100_000, sigma: 5 }, 500);
    expect(wild.at(-1)).toBe(600_000);
    expect(wild.every(Number.isInteger)).toBe(true);
  });
});
