import type { Health } from './rule.js';

/** Where a breaker stands. Times are milliseconds of its clock. */
export type BreakerState =
  | { kind: 'closed' }
  /** Nothing passes until `openMs` after `openedAt`. */
  | { kind: 'open'; openedAt: number; openMs: number }
  /**
   * One trial at a time passes; `openedAt` and `openMs` are those of the time open before. `trialSince` is when the one under
   * way began.
   */
  | {
      kind: 'half-open';
      openedAt: number;
      openMs: number;
      trialSince: number | undefined;
      successes: number;
    };

export interface BreakerLimits {
  /** The first time open, milliseconds; doubles with each failed trial. */
  openMs: number;
  /** The longest time open, milliseconds. */
  maxOpenMs: number;
  /** Successful trials, one after the other, that close it. */
  successes: number;
}

export type Admission = { admitted: true; state: BreakerState } | { admitted: false; retryAt: number };

/** How soon to come back while a trial is under way: by then its end should be known. */
const TRIAL_MS = 1000;

/** A breaker that is not closed. */
export type AjarState = Exclude<BreakerState, { kind: 'closed' }>;

/**
 * Whether a trial may pass now, and what state that makes. A trial that takes longer than the breaker was open no longer
 * holds others back, as it may never end. It still counts when it does: a service that is well but slow must get to close
 * the breaker.
 */
export function admit(state: AjarState, now: number): Admission {
  switch (state.kind) {
    case 'open': {
      const { openedAt, openMs } = state;
      const retryAt = openedAt + openMs;
      // A clock that stepped back must not keep the breaker open for longer than its time.
      if (now < retryAt && now >= openedAt) return { admitted: false, retryAt };
      return {
        admitted: true,
        state: { kind: 'half-open', openedAt, openMs, trialSince: now, successes: 0 },
      };
    }
    case 'half-open': {
      const { trialSince, openMs } = state;
      const waits = trialSince !== undefined && now >= trialSince && now < trialSince + openMs;
      if (waits) return { admitted: false, retryAt: now + TRIAL_MS };
      return { admitted: true, state: { ...state, trialSince: now } };
    }
  }
}

/** The state after a rule said that a closed breaker should open. */
export function opened(now: number, limits: BreakerLimits): BreakerState {
  return { kind: 'open', openedAt: now, openMs: limits.openMs };
}

/** The state after a trial of a half-open breaker ended. */
export function trialEnded(
  state: BreakerState & { kind: 'half-open' },
  health: Health,
  now: number,
  limits: BreakerLimits,
): BreakerState {
  switch (health) {
    case 'failure':
      return { kind: 'open', openedAt: now, openMs: Math.min(state.openMs * 2, limits.maxOpenMs) };
    case 'ignore':
      return { ...state, trialSince: undefined };
    case 'success':
      if (state.successes + 1 >= limits.successes) return { kind: 'closed' };
      return { ...state, trialSince: undefined, successes: state.successes + 1 };
  }
}
