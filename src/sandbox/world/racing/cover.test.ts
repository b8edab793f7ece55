import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../random.js';
import { MINUTE, racingSpan } from './calendar.js';
import { fillPauses, LONGEST_PAUSE } from './cover.js';

const span = racingSpan('2026-11-27');

describe('filling pauses', () => {
  it('leaves no pause over the longest in a day, whatever was planned', () => {
    const minutes = fc.array(fc.integer({ min: -60, max: 24 * 60 + 60 }), { maxLength: 300 });
    fc.assert(
      fc.property(fc.string(), minutes, (seed, planned) => {
        const starts = planned.map((minute) => span.start + minute * MINUTE).sort((a, b) => a - b);
        const added = fillPauses(random(seed), starts, span, new Set());
        const all = [...starts, ...added.flatMap((one) => one.starts)].sort((a, b) => a - b);
        let last = span.start - LONGEST_PAUSE / 2;
        for (const start of all) {
          if (start <= last || last >= span.end - LONGEST_PAUSE / 2) continue;
          expect(start - last).toBeLessThanOrEqual(LONGEST_PAUSE);
          last = start;
        }
        expect(last).toBeGreaterThanOrEqual(span.end - LONGEST_PAUSE / 2);
      }),
      { numRuns: 40 },
    );
  });

  it("puts a meeting's races in order, a quarter of an hour apart and more, each meeting at a track of its own", () => {
    const added = fillPauses(random('x'), [], span, new Set());
    expect(new Set(added.map(({ venue }) => venue)).size).toBe(added.length);
    for (const { venue, starts } of added) {
      const least = venue.code === 'R' ? 22 : 15;
      for (const [i, start] of starts.slice(1).entries()) {
        expect(start - (starts[i] as number)).toBeGreaterThanOrEqual(least * MINUTE);
      }
    }
  });

  it('adds nothing to a day without a pause', () => {
    const starts = Array.from({ length: 300 }, (_, i) => span.start + i * 5 * MINUTE);
    expect(fillPauses(random('x'), starts, span, new Set())).toEqual([]);
  });
});
