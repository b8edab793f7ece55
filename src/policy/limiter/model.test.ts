import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { virtualTime } from '../virtual-time.testing.js';
import { limiter } from './limiter.js';

type Step =
  | { kind: 'call'; takes: number; priority: number; within: number }
  | { kind: 'leave'; which: number }
  | { kind: 'pause'; milliseconds: number }
  | { kind: 'pass'; milliseconds: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('call'),
      takes: fc.nat(2000),
      priority: fc.nat(2),
      within: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 1, max: 8000 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave'), which: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pause'), milliseconds: fc.nat(4000) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pass'), milliseconds: fc.nat(2000) }) },
);

interface Call {
  id: number;
  priority: number;
  deadline: number;
  controller: AbortController;
  begunAt?: number;
  ended?: 'done' | 'refused';
}

describe('a limiter, over any history', () => {
  it('keeps to its bounds, its rate, its pauses and its order, and forgets nobody', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 20, maxLength: 60 }),
        fc.integer({ min: 1, max: 3 }),
        fc.nat(6),
        fc.constantFrom(Number.POSITIVE_INFINITY, 2.5, 10),
        async (steps, concurrency, maxQueue, ratePerSecond) => {
          const time = virtualTime(0);
          const burst = 2;
          const limit = limiter({
            name: 'api',
            concurrency,
            queue: maxQueue,
            ratePerSecond,
            burst,
            timing: time,
          });
          const calls: Call[] = [];
          const begun: number[] = [];
          let active = 0;
          let pausedUntil = 0;
          let broken: unknown;

          const begin = (call: Call) => {
            const now = time.clock();
            call.begunAt = now;
            active++;
            expect(active).toBeLessThanOrEqual(concurrency);
            expect(now).toBeGreaterThanOrEqual(pausedUntil);
            expect(now).toBeLessThan(call.deadline);
            expect(call.controller.signal.aborted).toBe(false);
            begun.push(now);
            if (ratePerSecond !== Number.POSITIVE_INFINITY) {
              for (const [i, at] of begun.entries()) {
                const allowed = burst + ((now - at) * ratePerSecond) / 1000;
                expect(begun.length - i).toBeLessThanOrEqual(allowed + 1e-6);
              }
            }
            for (const other of calls) {
              // One whose time is over is being refused.
              if (other.begunAt !== undefined || other.ended || other.deadline <= now) continue;
              expect(other.priority <= call.priority).toBe(true);
              if (other.priority === call.priority) expect(other.id).toBeGreaterThan(call.id);
            }
          };

          for (const each of steps) {
            if (each.kind === 'call') {
              const call: Call = {
                id: calls.length,
                priority: each.priority,
                deadline: time.clock() + each.within,
                controller: new AbortController(),
              };
              calls.push(call);
              limit
                .execute(
                  async () => {
                    begin(call);
                    await time.sleep(each.takes);
                    active--;
                  },
                  { signal: call.controller.signal, priority: each.priority, deadline: call.deadline },
                )
                .then(
                  () => {
                    call.ended = 'done';
                  },
                  (error: unknown) => {
                    // An expectation that failed inside must not pass as a refusal.
                    if (call.begunAt !== undefined) broken ??= error;
                    call.ended = 'refused';
                  },
                );
              await time.settle();
            } else if (each.kind === 'leave') {
              const waiting = calls.filter((call) => call.begunAt === undefined && !call.ended);
              const leaving = waiting[each.which % Math.max(1, waiting.length)];
              leaving?.controller.abort();
              await time.settle();
              expect(leaving?.ended ?? 'refused').toBe('refused');
            } else if (each.kind === 'pause') {
              limit.pause(each.milliseconds);
              pausedUntil = Math.max(pausedUntil, time.clock() + each.milliseconds);
              await time.settle();
            } else await time.advance(each.milliseconds);

            if (broken) throw broken;
            const stats = limit.stats();
            expect(stats.active).toBe(active);
            expect(stats.queued).toBeLessThanOrEqual(maxQueue);
            expect(stats.queued).toBe(
              calls.filter((call) => call.begunAt === undefined && !call.ended).length,
            );
          }
          await time.advance(60_000);
          if (broken) throw broken;
          expect(calls.filter((call) => !call.ended)).toEqual([]);
          expect(limit.stats()).toMatchObject({ active: 0, queued: 0 });
          expect(time.pending).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });
});
