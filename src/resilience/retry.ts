import type { Outcome } from '../policy/outcome.js';
import { type RetryBudget, retryBudget } from '../policy/retry/budget.js';
import type { RetryVerdict } from '../policy/retry/plan.js';
import {
  type RetryOptions as PolicyOptions,
  type RetryStats,
  retry as retryPolicy,
} from '../policy/retry/retry.js';
import { systemTiming } from '../policy/timing.js';
import { verdictOf } from './judge-errors.js';

export interface RetryOptions extends Omit<PolicyOptions<unknown>, 'judge' | 'budget'> {
  /**
   * What the end of an attempt means.
   * @default errors of this library say themselves whether asking again helps; any other error is tried again, but for an abort
   */
  judge?: (outcome: Outcome<unknown>) => RetryVerdict;
  /**
   * Bounds the retries of all who share it.
   * @default a budget of its own: 10 % of the calls of the last 10 s, or 20 retries a second
   */
  budget?: RetryBudget;
}

export interface Retry {
  /**
   * Runs `work`, told the number of the attempt from 1, until it succeeds or no retry may follow; gives or throws how the
   * last attempt ended. `deadline` is a moment of the timing's clock (epoch milliseconds): a wait that can't end before it
   * is not begun. Wrap only what may be done twice.
   */
  execute<T>(
    work: (attempt: number) => Promise<T>,
    call?: { signal?: AbortSignal; deadline?: number },
  ): Promise<T>;
  stats(): RetryStats;
}

/** Asks again after failures that may pass, with a growing random wait. Throws RangeError for bad options. */
export function retry(options: RetryOptions = {}): Retry {
  const { clock } = options.timing ?? systemTiming;
  const policy = retryPolicy<unknown>({
    ...options,
    judge: options.judge ?? verdictOf,
    budget: options.budget ?? retryBudget({ clock }),
  });
  return {
    execute: <T>(
      work: (attempt: number) => Promise<T>,
      { signal, deadline }: { signal?: AbortSignal; deadline?: number } = {},
    ) =>
      policy.execute(work, {
        repeatable: true,
        signal: signal ?? new AbortController().signal,
        ...(deadline === undefined ? {} : { deadline }),
      }) as Promise<T>,
    stats: policy.stats,
  };
}
