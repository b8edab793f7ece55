/** What a judge says of how an attempt ended. */
export type RetryVerdict =
  /** An answer, or a failure that asking again can't mend (4xx, a refusal on this side): handed on as it is. */
  | { kind: 'final' }
  /** The connection failed before anything was answered. */
  | { kind: 'connection' }
  /** Another failure that may pass; `afterMs` is the upstream's own wish (`Retry-After`). */
  | { kind: 'failed'; afterMs?: number };

/** A failure that asking again may mend. */
export type MendableVerdict = Exclude<RetryVerdict, { kind: 'final' }>;

/** How often and how patiently to ask again. */
export interface RetryLimits {
  /** Attempts after the first. */
  maxRetries: number;
  /** Upper end of the first wait, milliseconds; doubles from retry to retry. */
  baseMs: number;
  /** No upper end of a wait is over this, milliseconds. */
  capMs: number;
  /** Upper end of the first wait after a failed connection, milliseconds. */
  connectionMs: number;
}

/** Everything a decision rests on. */
export interface RetryFacts {
  verdict: MendableVerdict;
  /** Attempts made so far, at least 1. */
  attempts: number;
  /** True when sending the request twice does no harm. */
  repeatable: boolean;
  now: number;
  /** When the call must have ended. */
  deadline: number;
  /** A random number from 0 up to 1. */
  roll: number;
}

export type RetryPlan = { kind: 'stop' } | { kind: 'wait'; milliseconds: number };

const STOP: RetryPlan = { kind: 'stop' };

/**
 * Whether to ask again, and after what wait: the upstream's wish where it gave one, else a random part (full jitter) of
 * a doubling time. A wait that can't end before the deadline is not begun.
 */
export function planRetry(facts: RetryFacts, limits: RetryLimits): RetryPlan {
  const { verdict, attempts, now, deadline } = facts;
  if (!facts.repeatable || attempts > limits.maxRetries) return STOP;
  const milliseconds = waitBefore(attempts, verdict, facts.roll, limits);
  return now + milliseconds < deadline ? { kind: 'wait', milliseconds } : STOP;
}

function waitBefore(retry: number, verdict: MendableVerdict, roll: number, limits: RetryLimits): number {
  if (verdict.kind === 'failed' && verdict.afterMs !== undefined) return Math.max(0, verdict.afterMs);
  const doubled = Math.min(limits.capMs, limits.baseMs * 2 ** (retry - 1));
  const soon = verdict.kind === 'connection' && retry === 1;
  return roll * (soon ? Math.min(limits.connectionMs, doubled) : doubled);
}
