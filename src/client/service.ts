import type { Part } from '../config/resilience.js';
import { TabError } from '../errors/index.js';
import {
  type CircuitBreaker,
  type CircuitBreakerOptions,
  circuitBreaker,
} from '../policy/breaker/breaker.js';
import { type Limiter, type LimiterOptions, limiter } from '../policy/limiter/limiter.js';
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
  const again: Layer = (next) => (call) =>
    retries.execute((number) => (number === 1 ? next(call) : numbered(next(call), number)), call);
  const guarded: Layer = (next) => (call) => breaker.execute(() => next(call), call);
  // Before the turn is given up: the next in the queue must not begin first.
  const heed = (reply: Incoming) => {
    const pause = pauseAfter(reply);
    if (pause !== undefined) limits.pause(pause === 'default' ? undefined : pause);
  };
  const paced: Layer = (next) => (call) => limits.execute(() => next(call), call, heed);
  return {
    layers: [...(without.has('retry') ? [] : [again]), ...(without.has('breaker') ? [] : [guarded]), paced],
    retry: retries,
    breaker,
    limiter: limits,
  };
}

/** Tells with how a further attempt ended which it was. */
async function numbered(attempt: Promise<Incoming>, tries: number): Promise<Incoming> {
  try {
    return { ...(await attempt), tries };
  } catch (error) {
    if (error instanceof TabError) error.tries = tries;
    throw error;
  }
}
