import { describe, expect, it } from 'vitest';
import { CancelledError } from '../errors/index.js';
import { abortError, NOT_NEEDED } from './abort.js';
import { DeadlineError } from './errors.js';
import { type Sleep, systemTiming } from './timing.js';
import { deferred, virtualTime } from './virtual-time.testing.js';
import { waitFor } from './wait.js';

const FOREVER = Number.POSITIVE_INFINITY;

describe('abortError', () => {
  it('gives the reason where that is a failure of ours, else a cancellation', () => {
    const reason = new DeadlineError(1000);
    expect(abortError(AbortSignal.abort(reason))).toBe(reason);
    expect(abortError(AbortSignal.abort())).toBeInstanceOf(CancelledError);
    expect(abortError(AbortSignal.abort('gone'))).toBeInstanceOf(CancelledError);
  });
});

describe('waitFor', () => {
  it('gives a value or an error that comes in time, and leaves no sleeper', async () => {
    const time = virtualTime();
    expect(await waitFor(Promise.resolve(1), 10, time.sleep)).toEqual({ kind: 'value', value: 1 });
    const error = new Error('no');
    expect(await waitFor(Promise.reject(error), 10, time.sleep)).toEqual({ kind: 'error', error });
    expect(time.pending).toEqual([]);
  });

  it('calls its sleeper off with a reason at hand, since making one costs more than the wait', async () => {
    const reasons: unknown[] = [];
    const sleep: Sleep = (_, signal) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => {
          reasons.push(signal.reason);
          reject(abortError(signal));
        });
      });
    await waitFor(Promise.resolve(1), 10, sleep);
    expect(reasons).toEqual([NOT_NEEDED]);
  });

  it('is late when the time is over first', async () => {
    const time = virtualTime();
    const waited = waitFor(deferred().promise, 10, time.sleep);
    await time.advance(10);
    expect(await waited).toEqual({ kind: 'late' });
  });

  it('ends at once when the signal fires or has fired', async () => {
    const time = virtualTime();
    const controller = new AbortController();
    const waited = waitFor(deferred().promise, 10, time.sleep, controller.signal);
    controller.abort();
    expect(await waited).toEqual({ kind: 'cancelled' });
    const again = await waitFor(deferred().promise, FOREVER, time.sleep, controller.signal);
    expect(again).toEqual({ kind: 'cancelled' });
    expect(time.pending).toEqual([]);
  });
});

describe('the time of this computer', () => {
  it('passes, and its chance lies from 0 to 1', async () => {
    const before = systemTiming.clock();
    await systemTiming.sleep(1);
    expect(systemTiming.clock()).toBeGreaterThan(before);
    expect(Math.abs(systemTiming.clock() - Date.now())).toBeLessThan(60_000);
    const roll = systemTiming.random();
    expect(roll >= 0 && roll < 1).toBe(true);
  });

  it('ends a sleep at once when the signal fires or has fired', async () => {
    const controller = new AbortController();
    const slept = systemTiming.sleep(3_600_000, controller.signal);
    controller.abort();
    await expect(slept).rejects.toBeInstanceOf(CancelledError);
    await expect(systemTiming.sleep(1, controller.signal)).rejects.toBeInstanceOf(CancelledError);
  });

  it('does not take a wait longer than a timer can hold as none', async () => {
    const controller = new AbortController();
    const slept = waitFor(systemTiming.sleep(2 ** 40, controller.signal), 5, systemTiming.sleep);
    expect(await slept).toEqual({ kind: 'late' });
    controller.abort();
  });
});
