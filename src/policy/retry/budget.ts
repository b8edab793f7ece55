import { numberFrom } from '../../util/check.js';
import type { Clock } from '../../util/clock.js';
import { slidingWindow } from '../window.js';

export interface RetryBudgetOptions {
  clock: Clock;
  /**
   * Retries allowed for each call of the last 10 seconds.
   * @default 0.1
   */
  ratio?: number;
  /**
   * Retries a second that are allowed however few calls there are.
   * @default 20
   */
  perSecond?: number;
}

/** Bounds the traffic that retries add, over all calls that share it: an upstream in trouble is not buried. */
export interface RetryBudget {
  /** Counts one call (its first attempt). */
  called(): void;
  /** Takes one retry out of the budget; false when none is left. */
  take(): boolean;
}

/** A budget of `ratio` of the calls of 10 seconds or `perSecond` retries a second, whichever is larger. Throws RangeError for bad options. */
export function retryBudget(options: RetryBudgetOptions): RetryBudget {
  const { clock } = options;
  const ratio = numberFrom('retryBudget.ratio', options.ratio ?? 0.1, 0, 1);
  const perSecond = numberFrom('retryBudget.perSecond', options.perSecond ?? 20, 0, 1000);
  const calls = slidingWindow(10_000, 100);
  const retries = slidingWindow(10_000, 100);
  const lately = slidingWindow(1000, 10);
  return {
    called: () => calls.add(clock()),
    take() {
      const now = clock();
      const fits = lately.count(now) < perSecond || retries.count(now) + 1 <= ratio * calls.count(now);
      if (!fits) return false;
      retries.add(now);
      lately.add(now);
      return true;
    },
  };
}
