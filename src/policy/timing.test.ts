import { describe, expect, it } from 'vitest';
import { CancelledError } from '../errors/index.js';
import { abortError } from './abort.js';
import { DeadlineError } from './errors.js';
import { sleep, systemTiming } from './timing.js';
import { virtualTime } from './virtual-time.testing.js';

describe('abortError', () => {
  it('gives the reason where that is a failure of ours, else a cancellation', () => {
    const reason = new DeadlineError(1000);
    expect(abortError(AbortSignal.abort(reason))).toBe(reason);
    expect(abortError(AbortSignal.abort())).toBeInstanceOf(CancelledError);
    expect(abortError(AbortSignal.abort('gone'))).toBeInstanceOf(CancelledError);
  });
});

describe('a sleep', () => {
  it('ends when its time is over', async () => {
    const time = virtualTime(0);
    let woke = false;
    const slept = sleep(time, 10, new AbortController().signal).then(() => {
      woke = true;
    });
    await time.advance(9);
    expect(woke).toBe(false);
    await time.advance(1);
    await slept;
  });

  it('ends at once when the signal fires or has fired, and leaves no alarm', async () => {
    const time = virtualTime();
    const controller = new AbortController();
    const slept = sleep(time, 3_600_000, controller.signal);
    controller.abort();
    await expect(slept).rejects.toBeInstanceOf(CancelledError);
    await expect(sleep(time, 1, controller.signal)).rejects.toBeInstanceOf(CancelledError);
    expect(time.pending).toEqual([]);
  });
});

describe('the time of this computer', () => {
  it('passes, and its chance lies from 0 to 1', async () => {
    const before = systemTiming.clock();
    await sleep(systemTiming, 1);
    expect(systemTiming.clock()).toBeGreaterThan(before);
    expect(Math.abs(systemTiming.clock() - Date.now())).toBeLessThan(60_000);
    const roll = systemTiming.random();
    expect(roll >= 0 && roll < 1).toBe(true);
  });

  it('does not take a wait longer than a timer can hold as none', async () => {
    let rang = false;
    const callOff = systemTiming.alarm(2 ** 40, () => {
      rang = true;
    });
    await sleep(systemTiming, 5);
    expect(rang).toBe(false);
    callOff();
  });
});
