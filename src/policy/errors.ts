import { CancelledError, TabError } from '../errors/index.js';

function seconds(milliseconds: number): string {
  return `${Math.max(0, Math.round(milliseconds / 100) / 10)} s`;
}

/** Nothing was sent: the service failed so often that it is left alone until `retryAt`. */
export class BreakerOpenError extends TabError {
  override readonly kind = 'circuit_open';
  readonly service: string;
  /** When the next trial is due, by the breaker's clock. */
  readonly retryAt: number;

  constructor(service: string, retryAt: number, now: number) {
    super(
      `${service} failed so often that it is left alone for now. Try again in ${seconds(retryAt - now)}.`,
      { helps: true, afterSeconds: Math.max(1, Math.ceil((retryAt - now) / 1000)) },
    );
    this.service = service;
    this.retryAt = retryAt;
  }
}

/** Nothing was sent: as many requests as may wait for the service do so already. */
export class QueueFullError extends TabError {
  override readonly kind = 'overloaded';
  readonly service: string;

  constructor(service: string, queued: number) {
    super(`The queue for ${service} is full (${queued} waiting). Try again in a few seconds.`, {
      helps: true,
    });
    this.service = service;
  }
}

/** Nothing was sent: the request would have had to wait in the queue longer than its caller has time. */
export class WaitTooLongError extends TabError {
  override readonly kind: 'overloaded' | 'rate_limited';
  readonly service: string;
  /** How long the wait would have been, as far as can be told. Milliseconds. */
  readonly waitMs: number;

  /** `paused`: the service asked for a pause, and that is what is waited for. */
  constructor(service: string, waitMs: number, paused = false) {
    super(
      paused
        ? `${service} asked for a pause that lasts ${seconds(waitMs)} more, longer than this call may take.`
        : `A request to ${service} would have to wait ${seconds(waitMs)} for its turn, longer than this call may take.`,
      { helps: true, afterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) },
    );
    this.kind = paused ? 'rate_limited' : 'overloaded';
    this.service = service;
    this.waitMs = waitMs;
  }
}

/** The time a caller, or a request for many callers, was given is over. */
export class DeadlineError extends TabError {
  override readonly kind = 'timeout';

  constructor(milliseconds: number) {
    super(`No answer came within ${seconds(milliseconds)}.`, { helps: true });
  }
}

/** True when nothing was sent, because this side would not. */
export function isRefusal(error: unknown): boolean {
  return (
    error instanceof BreakerOpenError || error instanceof QueueFullError || error instanceof WaitTooLongError
  );
}

/** True for what ends a call on this side and says nothing about the upstream's health: never counted in a breaker. */
export function isLocal(error: unknown): boolean {
  return isRefusal(error) || error instanceof DeadlineError || error instanceof CancelledError;
}
