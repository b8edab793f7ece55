import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../errors/index.js';
import { QueueFullError } from '../errors.js';
import type { Outcome } from '../outcome.js';
import { virtualTime } from '../virtual-time.testing.js';
import { type RetryBudget, retryBudget } from './budget.js';
import type { RetryVerdict } from './plan.js';
import { type RetryOptions, type RetryPreset, retry } from './retry.js';

/** An attempt of the tests ends by throwing its verdict, or well. */
type End = RetryVerdict | 'ok';
class Failed extends Error {
  readonly verdict: RetryVerdict;

  constructor(verdict: RetryVerdict) {
    super(verdict.kind);
    this.verdict = verdict;
  }
}
const judge = (outcome: Outcome<string>): RetryVerdict =>
  outcome.kind === 'error' && outcome.error instanceof Failed ? outcome.error.verdict : { kind: 'final' };
const boundless: RetryBudget = { called: () => undefined, take: () => true };
const FAILED: RetryVerdict = { kind: 'failed' };

function setUp(options: Partial<RetryOptions<string>> = {}, random = () => 0.999) {
  const time = virtualTime(0, random);
  const policy = retry<string>({ judge, budget: boundless, timing: time, ...options });
  /** Runs a call whose attempts end as listed, the last end repeating; gives the moments of its attempts. */
  const call = async (ends: readonly End[], deadline = 1e9, repeatable = true, signal?: AbortSignal) => {
    const at: number[] = [];
    const promise = policy.execute(
      async (number) => {
        at.push(time.clock());
        expect(number).toBe(at.length);
        const end = ends[Math.min(at.length, ends.length) - 1] ?? 'ok';
        if (end !== 'ok') throw new Failed(end);
        return `answer ${number}`;
      },
      { repeatable, deadline, signal: signal ?? new AbortController().signal },
    );
    let ended: Outcome<string> | undefined;
    let endedAt = Number.NaN;
    promise
      .then(
        (value) => {
          ended = { kind: 'value', value };
        },
        (error) => {
          ended = { kind: 'error', error };
        },
      )
      .finally(() => {
        endedAt = time.clock();
      });
    return { at, ended: () => ended, endedAt: () => endedAt };
  };
  return { time, policy, call };
}

describe('retry', () => {
  it('hands on a first success without waiting', async () => {
    const { time, policy, call } = setUp();
    const made = await call(['ok']);
    await time.settle();
    expect(made.ended()).toEqual({ kind: 'value', value: 'answer 1' });
    expect(policy.stats()).toEqual({ calls: 1, retries: 0, overBudget: 0 });
  });

  it('asks again after failures, and hands on what comes then', async () => {
    const { time, policy, call } = setUp();
    const made = await call([FAILED, FAILED, 'ok']);
    await time.advance(10_000);
    expect(made.at).toEqual([0, 999, 999 + 1998]);
    expect(made.ended()).toEqual({ kind: 'value', value: 'answer 3' });
    expect(policy.stats().retries).toBe(2);
  });

  it.each<[RetryPreset, number[]]>([
    ['api', [1, 2, 4]],
    ['quick', [0.5]],
    ['persistent', [2, 4, 8, 16, 30]],
  ])('waits as the preset %s says, then gives the last failure', async (preset, seconds) => {
    const { time, call } = setUp({ preset });
    const made = await call([FAILED]);
    await time.advance(100_000);
    const waits = made.at.slice(1).map((at, i) => (at - made.at[i]!) / 1000);
    expect(waits.length).toBe(seconds.length);
    for (const [i, wait] of waits.entries()) expect(wait).toBeCloseTo(seconds[i]! * 0.999);
    expect(made.ended()).toMatchObject({ kind: 'error', error: { verdict: FAILED } });
  });

  it('judges answers, not only errors', async () => {
    const time = virtualTime(0);
    const policy = retry<number>({
      judge: (outcome) => (outcome.kind === 'value' && outcome.value === 503 ? FAILED : { kind: 'final' }),
      budget: boundless,
      timing: time,
    });
    const statuses = [503, 200];
    const answer = policy.execute(async (number) => statuses[number - 1] ?? 0, {
      repeatable: true,
      signal: new AbortController().signal,
    });
    await time.advance(1000);
    expect(await answer).toBe(200);
  });

  it('counts no further attempt that this side refused, and ends as the one before', async () => {
    const refused = new QueueFullError('api', 128);
    for (const failures of [0, 2]) {
      const time = virtualTime(0);
      const policy = retry<number>({
        judge: (outcome) => (outcome.kind === 'value' ? FAILED : { kind: 'final' }),
        budget: boundless,
        timing: time,
      });
      const ran = policy
        .execute(
          async (number) => {
            if (number > failures) throw refused;
            return 500 + number;
          },
          { repeatable: true, signal: new AbortController().signal },
        )
        .catch((error: unknown) => error);
      await time.advance(100_000);
      expect(await ran).toBe(failures === 0 ? refused : 502);
    }
  });

  it('ends a wait at once when the signal fires', async () => {
    const { time, call } = setUp();
    const controller = new AbortController();
    const made = await call([FAILED], 1e9, true, controller.signal);
    await time.advance(500);
    controller.abort();
    await time.settle();
    expect(made.ended()).toMatchObject({ kind: 'error', error: expect.any(CancelledError) });
    expect(made.at).toEqual([0]);
    expect(time.pending).toEqual([]);
  });

  it('begins nothing for a caller who is gone, and retries nothing for one who left meanwhile', async () => {
    const { time, policy, call } = setUp();
    const gone = await call(['ok'], 1e9, true, AbortSignal.abort());
    await time.settle();
    expect(gone.at).toEqual([]);
    expect(gone.ended()).toMatchObject({ kind: 'error', error: expect.any(CancelledError) });
    const controller = new AbortController();
    const left = policy.execute(
      async () => {
        controller.abort();
        throw new Failed(FAILED);
      },
      { repeatable: true, signal: controller.signal },
    );
    await expect(left).rejects.toBeInstanceOf(Failed);
    expect(time.pending).toEqual([]);
  });

  it('gives the failure at once when the budget is spent', async () => {
    const time = virtualTime(0);
    const budget = retryBudget({ clock: time.clock, perSecond: 0, ratio: 0 });
    const { policy, call } = setUp({ budget });
    const made = await call([FAILED]);
    await time.settle();
    expect(made.ended()).toMatchObject({ kind: 'error' });
    expect(policy.stats()).toEqual({ calls: 1, retries: 0, overBudget: 1 });
  });

  const verdict: fc.Arbitrary<End> = fc.oneof(
    fc.constant<End>('ok'),
    fc.constant<End>({ kind: 'final' }),
    fc.constant<End>({ kind: 'connection' }),
    fc.constant<End>(FAILED),
    fc.integer({ min: 0, max: 40_000 }).map((afterMs): End => ({ kind: 'failed', afterMs })),
  );

  it('keeps to attempts, waits and deadline over any history', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<RetryPreset>('api', 'quick', 'persistent'),
        fc.array(verdict, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 60_000 }),
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (preset, ends, deadline, rolls, repeatable) => {
          let rolled = 0;
          const { time, call } = setUp({ preset }, () => rolls[rolled++ % rolls.length] ?? 0);
          const made = await call(ends, deadline, repeatable);
          await time.advance(200_000);
          const { maxRetries, cap } = {
            api: { maxRetries: 3, cap: 4000 },
            quick: { maxRetries: 1, cap: 2000 },
            persistent: { maxRetries: 5, cap: 30_000 },
          }[preset];
          expect(made.at.length).toBeLessThanOrEqual(repeatable ? maxRetries + 1 : 1);
          expect(made.endedAt()).toBeLessThanOrEqual(deadline);
          for (let i = 1; i < made.at.length; i++) {
            const end = ends[Math.min(i, ends.length) - 1];
            const waited = made.at[i]! - made.at[i - 1]!;
            if (typeof end === 'object' && end.kind === 'failed' && end.afterMs !== undefined)
              expect(waited).toBe(end.afterMs);
            else expect(waited).toBeLessThanOrEqual(cap);
            if (i === 1 && typeof end === 'object' && end.kind === 'connection')
              expect(waited).toBeLessThanOrEqual(200);
            expect(end === 'ok' || end?.kind === 'final').toBe(false);
          }
          expect(time.pending).toEqual([]);
        },
      ),
    );
  });

  it('adds no more traffic than the budget over many calls at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 600 }), async (calls) => {
        const time = virtualTime(0, () => 0);
        const policy = retry<string>({
          judge,
          budget: retryBudget({ clock: time.clock }),
          timing: time,
        });
        let attempts = 0;
        const all = Array.from({ length: calls }, () =>
          policy
            .execute(
              async () => {
                attempts++;
                throw new Failed(FAILED);
              },
              { repeatable: true, signal: new AbortController().signal },
            )
            .catch(() => undefined),
        );
        await time.advance(900);
        await Promise.all(all);
        expect(attempts - calls).toBeLessThanOrEqual(Math.max(20, 0.1 * calls));
      }),
      { numRuns: 10 },
    );
  });

  it('names a bad option, what it should be and what it got', () => {
    const build = (options: Partial<RetryOptions<string>>) => () =>
      retry<string>({ judge, budget: boundless, ...options });
    expect(build({ maxRetries: -1 })).toThrow(
      'retry.maxRetries should be a whole number from 0 to 20, got -1',
    );
    expect(build({ baseMs: Number.NaN })).toThrow('retry.baseMs');
    expect(build({ capMs: -1 })).toThrow('retry.capMs');
    expect(build({ connectionMs: -1 })).toThrow('retry.connectionMs');
    expect(build({ preset: 'slow' as RetryPreset })).toThrow(
      'retry.preset should be one of api, quick, persistent, got slow',
    );
  });
});
