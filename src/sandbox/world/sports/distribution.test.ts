import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  certain,
  type Distribution,
  evenLine,
  fromWeights,
  mixture,
  overdispersed,
  poisson,
  poissonDifference,
  quantile,
  roundedNormal,
  shifted,
  withoutDraw,
} from './distribution.js';

const all: Record<string, Distribution> = {
  certain: certain(3),
  normal: roundedNormal(4.3, 12.5),
  scores: roundedNormal(10.7, 7.5, { floor: 0, oddWeight: 0.1 }),
  poisson: poisson(1.4),
  difference: poissonDifference(1.7, 1.1),
  runs: overdispersed(25, 19),
  moved: shifted(-7, poisson(2)),
  decided: withoutDraw(poissonDifference(3, 2.6), 1),
  mixed: mixture([0.8, poisson(5)], [0.2, shifted(1, poisson(5))]),
};

describe('distributions', () => {
  it.each(Object.entries(all))('%s adds up to 1 over its range, and to its mean', (_, d) => {
    expect(d.between(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toBeCloseTo(1, 9);
    let mean = 0;
    for (let k = d.low; k <= d.high; k++) mean += k * d.between(k, k);
    expect(mean).toBeCloseTo(d.mean, 6);
  });

  it('adds disjoint ranges', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(all)),
        fc.integer({ min: -60, max: 60 }),
        fc.nat({ max: 40 }),
        fc.nat({ max: 40 }),
        (d, low, a, b) => {
          const whole = d.between(low, low + a + b + 1);
          expect(d.between(low, low + a) + d.between(low + a + 1, low + a + b + 1)).toBeCloseTo(whole, 9);
          expect(whole).toBeGreaterThanOrEqual(0);
          expect(whole).toBeLessThanOrEqual(1 + 1e-9);
        },
      ),
    );
  });

  it('knows Poisson: no goal at a mean of 1.4 in 24.7 %', () => {
    expect(poisson(1.4).between(0, 0)).toBeCloseTo(Math.exp(-1.4), 6);
  });

  it('has the mean and spread it was asked for', () => {
    expect(overdispersed(25, 19).mean).toBeCloseTo(25, 1);
    expect(roundedNormal(4.3, 12.5).mean).toBeCloseTo(4.3, 3);
    expect(roundedNormal(4.3, 12.5).between(Number.NEGATIVE_INFINITY, 4.3 + 12.5)).toBeCloseTo(0.85, 1);
  });

  it('leaves no draw when extra time decides, and gives each side half of it', () => {
    const level = poissonDifference(2, 2);
    const decided = withoutDraw(level, 1);
    expect(decided.between(0, 0)).toBe(0);
    expect(decided.between(1, 1)).toBeCloseTo(level.between(1, 1) + level.between(0, 0) / 2, 9);
  });

  it('makes odd scores rare where scores come in twos', () => {
    const d = roundedNormal(20, 8, { floor: 0, oddWeight: 0.1 });
    let odd = 0;
    for (let k = 1; k <= d.high; k += 2) odd += d.between(k, k);
    expect(odd).toBeCloseTo(0.1 / 1.1, 2);
  });

  it('finds the half point that splits it most evenly', () => {
    for (const d of Object.values(all)) {
      const line = evenLine(d);
      expect(line % 1 === 0).toBe(false);
      if (d.high - d.low > 8) expect(d.between(d.low, line)).toBeGreaterThan(0.25);
    }
  });

  it('turns a uniform draw into one of the values, in order', () => {
    const d = all['runs'] as Distribution;
    expect(quantile(d, 0)).toBe(d.low);
    expect(quantile(d, 0.5)).toBeLessThanOrEqual(quantile(d, 0.9));
    expect(quantile(certain(9), 0.99)).toBe(9);
    for (const u of [0.1, 0.5, 0.9]) {
      const value = quantile(d, u);
      expect(d.between(d.low, value)).toBeGreaterThanOrEqual(u);
      expect(d.between(d.low, value - 1)).toBeLessThan(u);
    }
  });

  it('refuses weights that add up to nothing', () => {
    expect(() => fromWeights(0, [0, 0])).toThrow(RangeError);
  });
});
