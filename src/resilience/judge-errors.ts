import { HttpError, TabError, TransportError } from '../errors/index.js';
import type { Health } from '../policy/breaker/rule.js';
import { isLocal } from '../policy/errors.js';
import type { Outcome } from '../policy/outcome.js';
import type { RetryVerdict } from '../policy/retry/plan.js';

// How work that throws is judged where nobody says otherwise. Errors of this library know whether asking again helps;
// any other error may pass, but for an abort.

function isAbort(error: unknown): boolean {
  return isLocal(error) || (error instanceof Error && error.name === 'AbortError');
}

/** Whether asking again may mend how an attempt ended. */
export function verdictOf({ kind, ...outcome }: Outcome<unknown>): RetryVerdict {
  if (kind === 'value' || !('error' in outcome) || isAbort(outcome.error)) return { kind: 'final' };
  const { error } = outcome;
  if (!(error instanceof TabError)) return { kind: 'failed' };
  if (!error.retry.helps) return { kind: 'final' };
  if (error instanceof TransportError && error.kind !== 'timeout') return { kind: 'connection' };
  const { afterSeconds } = error.retry;
  return { kind: 'failed', ...(afterSeconds === undefined ? {} : { afterMs: afterSeconds * 1000 }) };
}

/** What a call's end says of the health of what it asked: a clear no is an answer, a request to go slower says nothing. */
export function healthOf(outcome: Outcome<unknown>): Health {
  if (outcome.kind === 'value') return 'success';
  const { error } = outcome;
  if (isAbort(error)) return 'ignore';
  if (!(error instanceof TabError)) return 'failure';
  if (error.kind === 'rate_limited' || error.kind === 'edge_blocked') return 'ignore';
  if (error.retry.helps) return 'failure';
  return error instanceof HttpError && error.status < 500 ? 'success' : 'ignore';
}
