import { abortError } from './abort.js';
import type { Timing } from './timing.js';

/** Time that passes only when told to. */
export interface VirtualTime extends Timing {
  /** Lets so many milliseconds pass, waking sleepers in order, each with everything it causes done before the next. */
  advance(milliseconds: number): Promise<void>;
  /** Lets everything that waits for no time happen. */
  settle(): Promise<void>;
  /** Moments at which sleepers wake. */
  readonly pending: readonly number[];
}

export function virtualTime(start = 1_000_000, random: () => number = () => 0.5): VirtualTime {
  let now = start;
  let sleepers: { at: number; wake: () => void }[] = [];
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    clock: () => now,
    random,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(abortError(signal));
          return;
        }
        const sleeper = { at: now + milliseconds, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          reject(abortError(signal));
        });
      }),
    settle,
    async advance(milliseconds) {
      const end = now + milliseconds;
      await settle();
      for (;;) {
        const next = sleepers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        now = Math.max(now, next.at);
        sleepers = sleepers.filter((other) => other !== next);
        next.wake();
        await settle();
      }
      now = end;
    },
    get pending() {
      return sleepers.map(({ at }) => at);
    },
  };
}

/** A promise to be settled from outside. */
export interface Deferred<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: unknown) => void;
}

export function deferred<T>(): Deferred<T> {
  return Promise.withResolvers<T>();
}
