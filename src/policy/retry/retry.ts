import { numberFrom, wholeNumberFrom } from '../../util/check.js';
import { abortError } from '../abort.js';
import { isRefusal } from '../errors.js';
import { type Outcome, unwrap } from '../outcome.js';
import { sleep, systemTiming, type Timing } from '../timing.js';
import type { RetryBudget } from './budget.js';
import { planRetry, type RetryLimits, type RetryVerdict } from './plan.js';

/** Retries, waits and their upper end, for an API call, a quick look, and what must get through. */
const PRESETS = {
  api: { maxRetries: 3, baseMs: 1000, capMs: 4000 },
  quick: { maxRetries: 1, baseMs: 500, capMs: 2000 },
  persistent: { maxRetries: 5, baseMs: 2000, capMs: 30_000 },
} as const;

export type RetryPreset = keyof typeof PRESETS;

export interface RetryOptions<T> {
  /** What an attempt's end means. */
  judge: (outcome: Outcome<T>) => RetryVerdict;
  /** Shared by all whose retries together must stay bounded. */
  budget: RetryBudget;
  /**
   * Where the three options below come from unless they are given: `api` 3 retries after up to 1, 2 and 4 s; `quick`
   * 1 after up to 0.5 s; `persistent` 5 after up to 2, 4, 8, 16 and 30 s.
   * @default 'api'
   */
  preset?: RetryPreset;
  /** Attempts after the first, 0 to 20. @default the preset's */
  maxRetries?: number;
  /** Upper end of the first wait, milliseconds; it doubles from retry to retry. @default the preset's */
  baseMs?: number;
  /** No upper end of a wait is over this, milliseconds. `Retry-After` may be. @default the preset's */
  capMs?: number;
  /**
   * Upper end of the first wait after a failed connection, milliseconds.
   * @default 200
   */
  connectionMs?: number;
  /** @default systemTiming */
  timing?: Timing;
}

/** What one call brings. */
export interface RetryCall {
  /** True when sending the request twice does no harm: GET, and what the upstream promises to take once. */
  repeatable: boolean;
  /** Ends a wait at once. */
  signal: AbortSignal;
  /** When the call must have ended, by the policy's clock. @default never */
  deadline?: number;
}

export interface RetryStats {
  calls: number;
  retries: number;
  /** Retries that would have been made but for the budget. */
  overBudget: number;
}

export interface RetryPolicy<T> {
  /**
   * Runs `attempt` (told its number, from 1) until the judge calls its end final or no retry may follow; gives or
   * throws how the last attempt ended. A further attempt that this side refused to send does not count: its refusal says
   * less than what the service said to the one before. Throws `abortError(signal)` when the signal fires during a wait.
   */
  execute(attempt: (number: number) => Promise<T>, call: RetryCall): Promise<T>;
  stats(): RetryStats;
}

/** Asks again after failures that may pass. Throws RangeError for bad options. */
export function retry<T>(options: RetryOptions<T>): RetryPolicy<T> {
  const { judge, budget, timing = systemTiming } = options;
  const limits = checked(options);
  const stats: RetryStats = { calls: 0, retries: 0, overBudget: 0 };

  async function execute(attempt: (number: number) => Promise<T>, call: RetryCall): Promise<T> {
    const { repeatable, signal, deadline = Number.POSITIVE_INFINITY } = call;
    if (signal.aborted) throw abortError(signal);
    stats.calls++;
    budget.called();
    let last: Outcome<T> | undefined;
    for (let number = 1; ; number++) {
      let outcome: Outcome<T>;
      try {
        outcome = { kind: 'value', value: await attempt(number) };
      } catch (error) {
        outcome = { kind: 'error', error };
      }
      if (last && outcome.kind === 'error' && isRefusal(outcome.error)) return unwrap(last);
      last = outcome;
      const verdict = judge(outcome);
      if (verdict.kind === 'final' || signal.aborted) return unwrap(outcome);
      const plan = planRetry(
        {
          verdict,
          attempts: number,
          repeatable,
          now: timing.clock(),
          deadline,
          roll: timing.random(),
        },
        limits,
      );
      if (plan.kind === 'stop') return unwrap(outcome);
      if (!budget.take()) {
        stats.overBudget++;
        return unwrap(outcome);
      }
      await sleep(timing, plan.milliseconds, signal);
      stats.retries++;
    }
  }

  return {
    execute,
    stats: () => ({ ...stats }),
  };
}

function checked<T>(options: RetryOptions<T>): RetryLimits {
  const preset = PRESETS[options.preset ?? 'api'];
  if (!preset) {
    const names = Object.keys(PRESETS).join(', ');
    throw new RangeError(`retry.preset should be one of ${names}, got ${String(options.preset)}`);
  }
  const DAY = 86_400_000;
  return {
    maxRetries: wholeNumberFrom('retry.maxRetries', options.maxRetries ?? preset.maxRetries, 0, 20),
    baseMs: numberFrom('retry.baseMs', options.baseMs ?? preset.baseMs, 0, DAY),
    capMs: numberFrom('retry.capMs', options.capMs ?? preset.capMs, 0, DAY),
    connectionMs: numberFrom('retry.connectionMs', options.connectionMs ?? 200, 0, DAY),
  };
}
