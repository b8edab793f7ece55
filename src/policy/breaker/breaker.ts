import { inspect } from 'node:util';
import { numberFrom, wholeNumberFrom } from '../../util/check.js';
import type { Clock } from '../../util/clock.js';
import { BreakerOpenError } from '../errors.js';
import { type Outcome, unwrap } from '../outcome.js';
import { systemTiming } from '../timing.js';
import type { BreakerRule, Health } from './rule.js';
import { standardRule } from './standard-rule.js';
import { type AjarState, admit, type BreakerLimits, type BreakerState, opened, trialEnded } from './state.js';

export interface CircuitBreakerOptions<T> {
  /** The service it guards; named in errors and statistics. */
  name: string;
  /** What a call's end says about the service's health. Refusals on this side (`isLocal`) are to be ignored. */
  judge: (outcome: Outcome<T>) => Health;
  /**
   * When to open.
   * @default half of 20 or more calls in 10 s, or 10 failures in a row, over at least 2 routes
   */
  rule?: BreakerRule;
  /**
   * How long it stays open the first time, milliseconds; doubles with each failed trial.
   * @default 5000
   */
  openMs?: number;
  /**
   * How long it stays open at most, milliseconds.
   * @default 60000
   */
  maxOpenMs?: number;
  /**
   * Successful trials, one after the other, that close it.
   * @default 2
   */
  successes?: number;
  /** Milliseconds. @default systemTiming's */
  clock?: Clock;
  /**
   * Told when it opens, lets a trial pass, or closes. What it throws is a warning of the process and changes no call.
   * @default nobody
   */
  onChange?: (state: BreakerState['kind'], name: string) => void;
}

/** What a breaker tells of itself. Counts are since the start, refusals being calls that did not pass. */
export interface CircuitStats {
  name: string;
  /** `open` until a call comes after `nextTryAt`; then `half-open` until the trials are decided. */
  state: BreakerState['kind'];
  /** When it last opened; only while it is not closed. Milliseconds of its clock. */
  openedAt?: number;
  /** From when a trial may pass; only while it is open. */
  nextTryAt?: number;
  successes: number;
  failures: number;
  /** Failures since the last success, in whatever state. */
  failuresInRow: number;
  ignored: number;
  refused: number;
  /** How often it opened, failed trials included. */
  opened: number;
}

export interface CircuitBreaker<T> {
  readonly name: string;
  /**
   * Runs `call` and hands on how it ended, unless the breaker is open: then BreakerOpenError, and nothing is run.
   * `route` is the kind of request, a label out of a small set.
   */
  execute(call: () => Promise<T>, where: { route: string }): Promise<T>;
  stats(): CircuitStats;
  /** Closes it and forgets the past. Calls under way are no longer counted. */
  reset(): void;
}

/** Leaves a service alone that fails too often, and feels its way back. Throws RangeError for bad options. */
export function circuitBreaker<T>(options: CircuitBreakerOptions<T>): CircuitBreaker<T> {
  const { name, judge, clock = systemTiming.clock, onChange } = options;
  const limits = checked(options);
  const rule = options.rule ?? standardRule();
  const counts = { successes: 0, failures: 0, failuresInRow: 0, ignored: 0, refused: 0, opened: 0 };
  let state: BreakerState = { kind: 'closed' };
  /** Grows with each change of kind; a call that began before the last one says nothing about the present state. */
  let era = 0;

  function become(next: BreakerState): void {
    const changed = next.kind !== state.kind;
    state = next;
    if (!changed) return;
    era++;
    if (next.kind === 'open') counts.opened++;
    if (next.kind === 'closed') rule.reset();
    tell(next.kind);
  }

  /**
   * A caller is to get how its call ended, and a trial is to be run, whatever a listener does. Like a store that fails, it
   * ends nothing: thrown again later it would end the process, but said nowhere it would never be mended.
   */
  function tell(kind: BreakerState['kind']): void {
    try {
      onChange?.(kind, name);
    } catch (error) {
      const why = error instanceof Error ? error.message : inspect(error);
      process.emitWarning(`onChange of the circuit breaker ${name} threw: ${why}`);
    }
  }

  /** Throws BreakerOpenError where no trial may pass. */
  function enter(ajar: AjarState): void {
    const now = clock();
    const admission = admit(ajar, now);
    if (!admission.admitted) {
      counts.refused++;
      throw new BreakerOpenError(name, admission.retryAt, now);
    }
    become(admission.state);
  }

  function record(route: string, health: Health, began: number): void {
    if (health === 'success') {
      counts.successes++;
      counts.failuresInRow = 0;
    } else if (health === 'failure') {
      counts.failures++;
      counts.failuresInRow++;
    } else counts.ignored++;
    if (began !== era) return;
    const now = clock();
    if (state.kind === 'half-open') become(trialEnded(state, health, now, limits));
    else if (health === 'success') rule.success(route, now);
    else if (health === 'failure' && rule.failure(route, now)) become(opened(now, limits));
  }

  return {
    name,
    async execute(call, { route }) {
      if (state.kind !== 'closed') enter(state);
      const began = era;
      let outcome: Outcome<T>;
      try {
        outcome = { kind: 'value', value: await call() };
      } catch (error) {
        outcome = { kind: 'error', error };
      }
      let health: Health = 'ignore';
      try {
        health = judge(outcome);
      } finally {
        record(route, health, began);
      }
      return unwrap(outcome);
    },
    stats: () => ({
      name,
      state: state.kind,
      ...(state.kind === 'closed' ? {} : { openedAt: state.openedAt }),
      ...(state.kind === 'open' ? { nextTryAt: state.openedAt + state.openMs } : {}),
      ...counts,
    }),
    reset() {
      era++;
      counts.failuresInRow = 0;
      rule.reset();
      become({ kind: 'closed' });
    },
  };
}

function checked<T>(options: CircuitBreakerOptions<T>): BreakerLimits {
  const HOUR = 3_600_000;
  const openMs = numberFrom('circuitBreaker.openMs', options.openMs ?? 5000, 1, HOUR);
  return {
    openMs,
    maxOpenMs: numberFrom('circuitBreaker.maxOpenMs', options.maxOpenMs ?? 60_000, openMs, HOUR),
    successes: wholeNumberFrom('circuitBreaker.successes', options.successes ?? 2, 1, 100),
  };
}
