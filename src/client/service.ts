import type { Part } from '../config/resilience.js';
import { TabError } from '../errors/index.js';
import { type CircuitBreaker, circuitBreaker } from '../policy/breaker/breaker.js';
import { consecutiveRule } from '../policy/breaker/consecutive-rule.js';
import { ratioRule } from '../policy/breaker/ratio-rule.js';
import { anyRule } from '../policy/breaker/rule.js';
import { type Limiter, limiter } from '../policy/limiter/limiter.js';
import { retryBudget } from '../policy/retry/budget.js';
import { type RetryPolicy, type RetryPreset, retry } from '../policy/retry/retry.js';
import type { Timing } from '../policy/timing.js';
import type { Incoming, Layer } from './call.js';
import { health, pauseAfter, retryVerdict } from './judge.js';

export interface ServiceOptions {
  /** `tabcorp_api` or `tabcorp_oauth`. */
  name: string;
  without: ReadonlySet<Part>;
  preset: RetryPreset;
  /** Whether it has one kind of request or several. */
  routes: 'one' | 'several';
  /** Requests begun a second; `Infinity` for no limit. */
  ratePerSecond: number;
  timing: Timing;
  onCircuitChange: (state: string, service: string) => void;
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
    judge: retryVerdict,
    budget: retryBudget({ clock: timing.clock }),
    preset: options.preset,
    timing,
  });
  const breaker = circuitBreaker<Incoming>({
    name,
    // A service of one route has no second one to fail on.
    rule: anyRule(ratioRule(), consecutiveRule({ minRoutes: options.routes === 'one' ? 1 : 2 })),
    judge: health,
    clock: timing.clock,
    onChange: options.onCircuitChange,
  });
  const limits = limiter({ name, ratePerSecond: options.ratePerSecond, timing });
  const again: Layer = (next) => async (call) => {
    let tries = 0;
    const attempt = (number: number) => {
      tries = number;
      return next(call);
    };
    try {
      return await retries.execute(attempt, call);
    } catch (error) {
      if (error instanceof TabError && tries > 1) error.tries = tries;
      throw error;
    }
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
