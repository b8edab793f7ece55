import type { Clock } from '../util/clock.js';
import { abortError } from './abort.js';
import { type Alarm, sharedAlarm } from './alarm.js';

/** What the policies know of time and chance; every deadline is a moment of this clock. */
export interface Timing {
  /** Milliseconds; never steps back. */
  readonly clock: Clock;
  readonly alarm: Alarm;
  /** A number from 0 up to, not including, 1. */
  readonly random: () => number;
}

/** Waits so many milliseconds. Rejects at once with `abortError(signal)` when the signal fires or has fired. */
export function sleep(
  { alarm }: Pick<Timing, 'alarm'>,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(abortError(signal));
      return;
    }
    const leave = () => {
      callOff();
      if (signal) reject(abortError(signal));
    };
    const callOff = alarm(milliseconds, () => {
      signal?.removeEventListener('abort', leave);
      resolve();
    });
    signal?.addEventListener('abort', leave, { once: true });
  });
}

const ORIGIN = performance.timeOrigin;

/** This computer's time and chance. The clock reads as epoch milliseconds, but no correction of the date moves it. */
export const systemTiming: Timing = {
  clock: () => ORIGIN + performance.now(),
  alarm: sharedAlarm(() => performance.now()),
  random: Math.random,
};
