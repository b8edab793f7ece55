import type { Clock } from '../util/clock.js';
import { abortError } from './abort.js';

/**
 * Waits so many milliseconds. Rejects at once with `abortError(signal)` when the signal fires or has fired, and
 * leaves no timer behind.
 */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** What the policies know of time and chance; every deadline is a moment of this clock. */
export interface Timing {
  /** Milliseconds; never steps back. */
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** A number from 0 up to, not including, 1. */
  readonly random: () => number;
}

/** The longest wait that a timer of Node can hold; a longer one would end at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** This computer's time and chance. The clock reads as epoch milliseconds, but no correction of the date moves it. */
export const systemTiming: Timing = {
  clock: () => performance.timeOrigin + performance.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(abortError(signal));
        return;
      }
      const cancel = () => {
        clearTimeout(timer);
        if (signal) reject(abortError(signal));
      };
      const timer = setTimeout(
        () => {
          signal?.removeEventListener('abort', cancel);
          resolve();
        },
        Math.min(milliseconds, LONGEST_MS),
      );
      signal?.addEventListener('abort', cancel, { once: true });
    }),
  random: Math.random,
};
