import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageModule } from './assets.testing.js';

type Scale = (value: number) => number;
type Pair = readonly [number, number];

interface Scales {
  linear(domain: Pair, range: Pair): Scale;
  logarithmic(domain: Pair, range: Pair): Scale;
  towards(start: number, domain: Pair, range: Pair): Scale;
  timeTicks(start: number, domain: Pair, scale: Scale, room: number): { at: number; text: string }[];
  priceTicks(domain: Pair): number[];
  roundTicks(most: number, count: number): number[];
  stepPath(points: readonly Pair[]): string;
  areaPath(xs: number[], upper: number[], lower: number[]): string;
  spread(wanted: number[], room: number, range: Pair): number[];
}

const scales = await pageModule<Scales>('scale.js');
const HOUR = 3_600_000;

describe('a scale', () => {
  it('puts the ends of the domain on the ends of the range', () => {
    expect([0, 5, 10].map(scales.linear([0, 10], [100, 200]))).toEqual([100, 150, 200]);
    const prices = scales.logarithmic([1, 100], [0, 50]);
    expect([1, 10, 100].map((price) => Math.round(prices(price)))).toEqual([0, 25, 50]);
    const times = scales.towards(10 * HOUR, [0, 10 * HOUR], [0, 600]);
    expect([times(0), times(10 * HOUR)]).toEqual([0, 600]);
  });

  it('of time rises, and gives the last hour more room than any before', () => {
    const at = scales.towards(12 * HOUR, [0, 12 * HOUR], [0, 600]);
    const hours = Array.from({ length: 12 }, (_, i) => at((i + 1) * HOUR) - at(i * HOUR));
    expect(hours.every((room, i) => room > (hours[i - 1] ?? 0))).toBe(true);
    expect(hours[11]).toBeGreaterThan(150);
  });

  it('is a number even over nothing', () => {
    for (const scale of [
      scales.linear([3, 3], [0, 10]),
      scales.towards(5, [5, 5], [0, 10]),
      scales.logarithmic([2, 2], [0, 9]),
    ]) {
      expect(Number.isFinite(scale(3))).toBe(true);
    }
  });
});

describe('ticks', () => {
  it('of time are told by how far the jump is, and keep their distance', () => {
    const domain = [0, 12 * HOUR] as const;
    const scale = scales.towards(12 * HOUR, domain, [0, 400]);
    const ticks = scales.timeTicks(12 * HOUR, domain, scale, 40);
    expect(ticks.map(({ text }) => text)).toEqual(expect.arrayContaining(['12 h', '30 m', 'jump']));
    const places = ticks.map(({ at }) => scale(at));
    expect(places.every((x, i) => i === 0 || x - (places[i - 1] ?? 0) >= 40)).toBe(true);
  });

  it('of prices lie within the domain', () => {
    expect(scales.priceTicks([1.9, 14])).toEqual([2, 3, 5, 8, 13]);
  });

  it('of money are round and reach no further than the most', () => {
    expect(scales.roundTicks(23_000, 4)).toEqual([0, 10_000, 20_000]);
    expect(scales.roundTicks(0, 4)).toEqual([0]);
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e9, noNaN: true }), (most) => {
        const ticks = scales.roundTicks(most, 4);
        return ticks.length >= 2 && ticks.length <= 6 && (ticks.at(-1) ?? 0) <= most * 1.000001;
      }),
    );
  });
});

describe('paths', () => {
  it('of prices keep each until the next', () => {
    expect(
      scales.stepPath([
        [0, 10],
        [5, 20],
        [9, 20],
      ]),
    ).toBe('M0 10H5V20H9V20');
    expect(scales.stepPath([])).toBe('');
  });

  it('of areas go there and back', () => {
    expect(scales.areaPath([0, 10], [5, 6], [1, 2])).toBe('M0 5L10 6L10 2L0 1Z');
  });
});

describe('labels', () => {
  it('stay apart, in order and within bounds, where there is room', () => {
    const wanted = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(wanted, (places) => {
        const spread = scales.spread(places, 15, [0, 300]);
        const order = places.map((_, i) => i).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b);
        return order.every((i, nth) => {
          const place = spread[i] ?? Number.NaN;
          const before = nth === 0 ? -15 : (spread[order[nth - 1] ?? 0] ?? Number.NaN);
          return place >= -1e-9 && place <= 300 + 1e-9 && place - before >= 15 - 1e-9;
        });
      }),
    );
  });

  it('stay where they want to be when none is near', () => {
    expect(scales.spread([100, 20, 60], 15, [0, 300])).toEqual([100, 20, 60]);
  });
});
