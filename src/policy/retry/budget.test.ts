import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryBudget } from './budget.js';

describe('the retry budget', () => {
  it('allows 20 retries a second where there is little traffic', () => {
    let now = 0;
    const budget = retryBudget({ clock: () => now });
    const granted = () => Array.from({ length: 30 }, () => budget.take()).filter(Boolean).length;
    expect(granted()).toBe(20);
    expect(granted()).toBe(0);
    now = 1000;
    expect(granted()).toBe(20);
  });

  it('allows a tenth of the calls of 10 seconds where that is more', () => {
    const budget = retryBudget({ clock: () => 0 });
    for (let i = 0; i < 505; i++) budget.called();
    expect(Array.from({ length: 100 }, () => budget.take()).filter(Boolean)).toHaveLength(50);
  });

  it('never grants more than the larger of the two, over any history', () => {
    const step = fc.record({
      gap: fc.integer({ min: 0, max: 3000 }),
      calls: fc.integer({ min: 0, max: 300 }),
      retries: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let now = 0;
        const budget = retryBudget({ clock: () => now });
        const calls: number[] = [];
        const granted: number[] = [];
        const since = (list: number[], from: number) => list.filter((at) => at > now - from).length;
        for (const { gap, calls: called, retries } of steps) {
          now += gap;
          for (let i = 0; i < called; i++) {
            budget.called();
            calls.push(now);
          }
          for (let i = 0; i < retries; i++) {
            if (!budget.take()) continue;
            granted.push(now);
            // Buckets of 0.1 s make the seconds of the floor at most that much shorter.
            const within = since(granted, 900) <= 20 || since(granted, 9900) <= 0.1 * since(calls, 10_000);
            expect(within).toBe(true);
          }
        }
      }),
    );
  });

  it('names a bad option', () => {
    const clock = () => 0;
    expect(() => retryBudget({ clock, ratio: 2 })).toThrow(
      'retryBudget.ratio should be a number from 0 to 1, got 2',
    );
    expect(() => retryBudget({ clock, perSecond: -1 })).toThrow('retryBudget.perSecond');
  });
});
