import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slidingWindow } from './window.js';

describe('a sliding window', () => {
  it('counts what its buckets hold, whatever the gaps between events', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30_000 })), (gaps) => {
        const window = slidingWindow(10_000, 10);
        const seen: number[] = [];
        let now = 5_000;
        for (const gap of gaps) {
          now += gap;
          seen.push(now);
          window.add(now);
          const bucket = Math.floor(now / 1000);
          expect(window.count(now)).toBe(seen.filter((at) => Math.floor(at / 1000) > bucket - 10).length);
        }
      }),
    );
  });

  it('forgets over an idle gap without being told of anything', () => {
    const window = slidingWindow(10_000, 10);
    for (let i = 0; i < 20; i++) window.add(0);
    expect([0, 9_999, 10_000, 3_600_000].map((now) => window.count(now))).toEqual([20, 20, 0, 0]);
  });

  it('takes a small step back as the newest moment, and begins anew after a long one', () => {
    const window = slidingWindow(10_000, 10);
    window.add(60_000);
    window.add(58_000);
    expect(window.count(60_000)).toBe(2);
    expect(window.count(40_000)).toBe(0);
    window.add(40_000);
    expect([window.count(40_000), window.count(50_000)]).toEqual([1, 0]);
  });

  it('can be cleared', () => {
    const window = slidingWindow(10_000, 10);
    window.add(1);
    window.clear();
    expect(window.count(1)).toBe(0);
  });
});
