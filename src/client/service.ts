import type { Part } from '../config/resilience.js';
import { TabError } from '../errors/index.js';
import {
  type CircuitBreaker,
  type CircuitBreakerOptions,
  circuitBreaker,
} from '../policy/breaker/breaker.js';
import { isRefusal } from '../policy/errors.js';
import { type Limiter, type LimiterOptions, limiter } from '../policy/limiter/limiter.js';
import { type Outcome, settle, unwrap } from '../policy/outcome.js';
import { retryBudget } from '../policy/retry/budget.js';
import { type RetryOptions, type RetryPolicy, retry } from '../policy/retry/retry.js';
import type { Timing } from '../policy/timing.js';
import type { Incoming, Layer } from './call.js';
import { health, pauseAfter, retryVerdict } from './judge.js';

/** What may be said of a service's retries, breaker and limits; the rest has one answer for all. */
export type RetryTuning = Omit<RetryOptions<Incoming>, 'judge' | 'budget' | 'timing'>;
export type BreakerTuning = Omit<CircuitBreakerOptions<Incoming>, 'name' | 'judge' | 'clock'>;
export type LimitTuning = Omit<LimiterOptions, 'name' | 'timing'>;

export interface ServiceOptions {
  /** Named in errors and statistics: `tabcorp_api`. */
  name: string;
  /** Of these parts, what is taken out of the path. */
  without: ReadonlySet<Part>;
  timing: Timing;
  retry?: RetryTuning;
  breaker?: BreakerTuning;
  limits?: LimitTuning;
}

/** Ends the retries of a call whose next attempt this side would not send. */
class NoFurtherAttempt extends Error {}

/** One service of the upstream: its own retries, breaker and limits. */
export interface Service {
  /** retry → breaker → limit, each only where it is not taken out. */
  layers: readonly Layer[];
  retry: RetryPolicy<Incoming>;
  breaker: CircuitBreaker<Incoming>;
  limiter: Limiter;
}

export function createService(options: ServiceOptions): Service {
  const { name, timing, without } = options;
  const retries = retry<Incoming>({
    ...options.retry,
    judge: retryVerdict,
    budget: retryBudget({ clock: timing.clock }),
    timing,
  });
  const breaker = circuitBreaker<Incoming>({
    ...options.breaker,
    name,
    judge: health,
    clock: timing.clock,
  });
  const limits = limiter({ ...options.limits, name, timing });
  const again: Layer = (next) => async (call) => {
    let tries = 0;
    /** How the upstream itself last ended an attempt. */
    let last: Outcome<Incoming> | undefined;
    const attempt = async (number: number) => {
      const outcome = await settle(() => next(call));
      if (last && outcome.kind === 'error' && isRefusal(outcome.error)) throw new NoFurtherAttempt();
      tries = number;
      last = outcome;
      return unwrap(outcome);
    };
    const ended = await settle(() => retries.execute(attempt, call));
    // A refusal on this side of a further attempt says less than what the upstream said to the one before.
    const final = last && ended.kind === 'error' && ended.error instanceof NoFurtherAttempt ? last : ended;
    if (tries <= 1) return unwrap(final);
    if (final.kind === 'value') return { ...final.value, tries };
    if (final.error instanceof TabError) final.error.tries = tries;
    throw final.error;
  };
  const guarded: Layer = (next) => (call) => breaker.execute(() => next(call), call);
  const paced: Layer = (next) => (call) =>
    limits.execute(async () => {
      const reply = await next(call);
      // Before the turn is given up: the next in the queue must not begin first.
      const pause = pauseAfter(reply);
      if (pause !== undefined) limits.pause(pause === 'default' ? undefined : pause);
      return reply;
    }, call);
  return {
    layers: [...(without.has('retry') ? [] : [again]), ...(without.has('breaker') ? [] : [guarded]), paced],
    retry: retries,
    breaker,
    limiter: limits,
  };
}
