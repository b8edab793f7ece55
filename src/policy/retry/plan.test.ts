import { describe, expect, it } from 'vitest';
import { planRetry, type RetryFacts, type RetryVerdict } from './plan.js';

const limits = { maxRetries: 3, baseMs: 1000, capMs: 4000, connectionMs: 200 };
const failed: RetryVerdict = { kind: 'failed' };
const facts: RetryFacts = {
  verdict: failed,
  attempts: 1,
  repeatable: true,
  now: 0,
  deadline: 20_000,
  roll: 1,
};
const plan = (changed: Partial<RetryFacts>) => planRetry({ ...facts, ...changed }, limits);
const wait = (milliseconds: number) => ({ kind: 'wait', milliseconds });
const stop = { kind: 'stop' };

describe('the plan for a retry', () => {
  it('doubles the upper end of the wait up to the cap, then stops', () => {
    expect([1, 2, 3, 4].map((attempts) => plan({ attempts }))).toEqual([
      wait(1000),
      wait(2000),
      wait(4000),
      stop,
    ]);
  });

  it('takes any part of the wait, down to none', () => {
    expect([0, 0.25, 0.999].map((roll) => plan({ roll }))).toEqual([wait(0), wait(250), wait(999)]);
  });

  it('comes soon after a failed connection, but only the first time', () => {
    const verdict: RetryVerdict = { kind: 'connection' };
    expect([1, 2].map((attempts) => plan({ verdict, attempts }))).toEqual([wait(200), wait(2000)]);
  });

  it('obeys the wish of the upstream, over the cap and under it', () => {
    expect([0, 7000].map((afterMs) => plan({ verdict: { kind: 'failed', afterMs } }))).toEqual([
      wait(0),
      wait(7000),
    ]);
  });

  it('stops at what must not be sent twice', () => {
    expect(plan({ repeatable: false })).toEqual(stop);
  });

  it('begins no wait that ends at or after the deadline', () => {
    expect(plan({ deadline: 1001 })).toEqual(wait(1000));
    expect(plan({ deadline: 1000 })).toEqual(stop);
    expect(plan({ verdict: { kind: 'failed', afterMs: 30_000 } })).toEqual(stop);
  });
});
