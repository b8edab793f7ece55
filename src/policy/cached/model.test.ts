import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../store/memory.js';
import { virtualTime } from '../virtual-time.testing.js';
import { cached } from './cached.js';
import type { CachedAnswer } from './types.js';

const TTL = 10_000;
const RENEWAL = 5000;
const IF_ERROR = 30_000;
/** How far the world's clock may step back without an entry being given up. */
const STEP_BACK = 5000;

type Step =
  | { kind: 'call'; key: string; within: number }
  | { kind: 'leave' }
  | { kind: 'upstream'; takes: number; fails: boolean }
  | { kind: 'pass'; milliseconds: number }
  | { kind: 'back'; milliseconds: number }
  | { kind: 'clear' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('call'),
      key: fc.constantFrom('a', 'a', 'b'),
      within: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.nat(4000)),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('upstream'),
      takes: fc.oneof(fc.nat(400), fc.nat(400), fc.nat(25_000)),
      fails: fc.constantFrom(false, false, true),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('pass'),
      milliseconds: fc.oneof(
        fc.nat(600),
        fc.nat(3000),
        fc.nat(12_000),
        fc.integer({ min: 15_000, max: 40_000 }),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('back'), milliseconds: fc.nat(20_000) }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'clear' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'leave' }) },
);

/** What the upstream said: which load it answered, and how the cache stood when that began. */
interface Said {
  key: string;
  clears: number;
  /** How far the world's clock had been set back by then, in all. */
  setBack: number;
  trueAt: number;
}

describe('a cache in the path, over any history', () => {
  it('never gives what is older than its source allows, of another key, or of before a clearing', async () => {
    const sources = { upstream: 0, memory: 0, slow: 0, failed: 0, error: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 30, maxLength: 80 }),
        fc.constantFrom(1, 1, 5, 60),
        async (steps, speed) => {
          const time = virtualTime(1_000_000);
          let setBack = 0;
          let clears = 0;
          let upstream = { takes: 100, fails: false };
          let broken: unknown;
          /** The world's time as if its clock had never been set back. */
          const trueNow = () => time.clock() * speed;
          const now = () => trueNow() - setBack;
          const cache = cached<Said>({
            name: 'api',
            store: memoryStore({ maxEntries: 10, maxBytes: 10_000 }),
            now,
            timing: time,
          });
          const underWay = new Map<string, number>();
          const load = (key: string) => async (signal: AbortSignal) => {
            const flight = `${key} ${clears}`;
            underWay.set(flight, (underWay.get(flight) ?? 0) + 1);
            expect(underWay.get(flight)).toBe(1);
            const said = { key, clears };
            const { takes, fails } = upstream;
            try {
              await time.sleep(takes, signal);
            } finally {
              underWay.set(flight, 0);
            }
            if (fails) throw new Error('HTTP 503');
            return { value: { ...said, setBack, trueAt: trueNow() }, answeredAt: now(), bytes: 10 };
          };
          const check = (answer: CachedAnswer<Said>, key: string, clearsWhenAsked: number) => {
            const { value, source, ageMs } = answer;
            sources[source === 'stale' ? answer.because : source]++;
            expect(value.key).toBe(key);
            expect(value.clears).toBeGreaterThanOrEqual(clearsWhenAsked);
            const steppedBack = setBack - value.setBack;
            const trueAge = trueNow() - value.trueAt;
            expect(ageMs).toBe(Math.max(0, trueAge - steppedBack));
            const allowed = source === 'memory' ? TTL + RENEWAL : TTL + IF_ERROR;
            if (source === 'upstream') expect(trueAge).toBe(0);
            else expect(trueAge).toBeLessThan(allowed + steppedBack);
            expect(trueAge - steppedBack).toBeGreaterThanOrEqual(-STEP_BACK);
          };

          let calls = 0;
          let ended = 0;
          let last = new AbortController();
          for (const each of steps) {
            switch (each.kind) {
              case 'call': {
                calls++;
                last = new AbortController();
                const clearsWhenAsked = clears;
                const deadline = time.clock() + each.within;
                cache
                  .execute(
                    each.key,
                    () => ({ ttlMs: TTL, staleWhileRevalidateMs: RENEWAL, staleIfErrorMs: IF_ERROR }),
                    load(each.key),
                    { signal: last.signal, deadline },
                  )
                  .then(
                    (answer) => {
                      expect(time.clock()).toBeLessThanOrEqual(deadline);
                      check(answer, each.key, clearsWhenAsked);
                    },
                    () => {
                      sources.error++;
                    },
                  )
                  .catch((error: unknown) => {
                    broken ??= error;
                  })
                  .finally(() => ended++);
                break;
              }
              case 'leave':
                last.abort();
                break;
              case 'upstream':
                upstream = each;
                break;
              case 'pass':
                await time.advance(each.milliseconds);
                break;
              case 'back':
                await time.settle();
                setBack += each.milliseconds;
                break;
              case 'clear':
                clears++;
                cache.clear();
                break;
            }
          }
          await time.advance(30_000);
          if (broken) throw broken;
          expect(ended).toBe(calls);
          const stats = cache.stats();
          expect(stats.hits + stats.misses + stats.stale).toBe(calls);
          expect(time.pending).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
    // The histories must reach what they are to prove.
    for (const [source, times] of Object.entries(sources)) expect(times, source).toBeGreaterThan(20);
  });
});
