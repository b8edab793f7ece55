import {
  circuitBreaker as breakerPolicy,
  type CircuitStats,
  type CircuitBreakerOptions as PolicyOptions,
} from '../policy/breaker/breaker.js';
import type { Health } from '../policy/breaker/rule.js';
import { standardRule } from '../policy/breaker/standard-rule.js';
import type { Outcome } from '../policy/outcome.js';
import type { Registry } from '../policy/registry.js';
import { healthOf } from './judge-errors.js';
import { defaultRegistry } from './registry.js';

export interface CircuitBreakerOptions extends Omit<PolicyOptions<unknown>, 'judge'> {
  /**
   * What the end of a call says of the health of what it asked.
   * @default an error is a failure, but for a clear no (4xx), a request to go slower, and what this side refused or gave up
   */
  judge?: (outcome: Outcome<unknown>) => Health;
  /**
   * Over how many routes failures must be spread to open it, where `execute` is told routes and `rule` is not given.
   * @default 1
   */
  minRoutes?: number;
  /** Where it is found by name. @default the library's own */
  registry?: Registry;
}

export interface Circuit {
  readonly name: string;
  /**
   * Runs `work` unless the circuit is open: then BreakerOpenError, which says when to try again, and nothing is run.
   * `route` is the kind of request, a label out of a small set.
   */
  execute<T>(work: () => Promise<T>, route?: string): Promise<T>;
  stats(): CircuitStats;
  /** Closes it and forgets the past. */
  reset(): void;
  /** Takes it out of the registry; its name is free again. */
  release(): void;
}

/** Leaves alone what fails too often, and feels its way back. Throws RangeError for bad options and for a name that is taken. */
export function circuitBreaker(options: CircuitBreakerOptions): Circuit {
  const { registry = defaultRegistry, minRoutes = 1, ...rest } = options;
  const breaker = registry.circuit(
    breakerPolicy<unknown>({ rule: standardRule(minRoutes), judge: healthOf, ...rest }),
  );
  return {
    name: breaker.name,
    execute: <T>(work: () => Promise<T>, route = 'any') => breaker.execute(work, { route }) as Promise<T>,
    stats: breaker.stats,
    reset: breaker.reset,
    release: () => registry.release(breaker),
  };
}
