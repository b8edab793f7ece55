import { BodyError, HttpError, TransportError } from '../errors/index.js';
import type { Health } from '../policy/breaker/rule.js';
import type { FailureVerdict } from '../policy/cached/types.js';
import type { Outcome } from '../policy/outcome.js';
import type { RetryVerdict } from '../policy/retry/plan.js';
import type { Incoming } from './call.js';
import { retryAfter } from './response.js';

/** True for the edge's refusal: 403 with a web page instead of JSON. */
function isEdgeRefusal(reply: Incoming): boolean {
  return reply.status === 403 && !/\bjson\b/i.test(reply.headers['content-type'] ?? '');
}

/** The upstream's own wish, milliseconds. */
function wished(reply: Incoming): number | undefined {
  const seconds = retryAfter(reply.headers['retry-after'], reply.headers['date'], reply.answeredAt);
  return seconds === undefined ? undefined : seconds * 1000;
}

/** Whether asking again may mend how an attempt ended. The edge's 403 is never hammered. */
export function retryVerdict(outcome: Outcome<Incoming>): RetryVerdict {
  if (outcome.kind === 'error') {
    const { error } = outcome;
    if (error instanceof TransportError) {
      if (!error.retry.helps) return { kind: 'final' };
      return error.kind === 'timeout' ? { kind: 'failed' } : { kind: 'connection' };
    }
    return error instanceof BodyError && error.kind === 'bad_body' ? { kind: 'failed' } : { kind: 'final' };
  }
  const { status } = outcome.value;
  if (status !== 429 && status !== 408 && status < 500) return { kind: 'final' };
  const afterMs = wished(outcome.value);
  return { kind: 'failed', ...(afterMs === undefined ? {} : { afterMs }) };
}

/**
 * What an attempt's end says of the service's health: 4xx are no failures, what ends on this side says nothing. Nor does a
 * certificate that is not accepted: an open breaker would only hide why.
 */
export function health(outcome: Outcome<Incoming>): Health {
  if (outcome.kind === 'value') {
    const { status } = outcome.value;
    if (status >= 500 || status === 408) return 'failure';
    return status === 429 || isEdgeRefusal(outcome.value) ? 'ignore' : 'success';
  }
  const { error } = outcome;
  if (error instanceof TransportError) return error.retry.helps ? 'failure' : 'ignore';
  return error instanceof BodyError && error.kind === 'bad_body' ? 'failure' : 'ignore';
}

/** No wish of the upstream silences a service for longer, milliseconds: one try after that is no hammering. */
const LONGEST_PAUSE_MS = 300_000;

/** How long to send nothing after this answer, milliseconds; undefined where there is no reason to; `default` for the usual pause. */
export function pauseAfter(reply: Incoming): number | 'default' | undefined {
  if (reply.status !== 429 && !isEdgeRefusal(reply)) return undefined;
  const wish = wished(reply);
  return wish === undefined ? 'default' : Math.min(wish, LONGEST_PAUSE_MS);
}

/** A 404 is believed for so long, milliseconds of the upstream's time. */
const NOT_FOUND_MS = 10_000;

/** What a failed read means for what is kept: what the upstream said clearly is its answer, and no old one stands in for it. */
export function keepVerdict(error: unknown): FailureVerdict {
  if (error instanceof BodyError && error.kind === 'too_large') return { kind: 'answered', keepMs: 0 };
  if (!(error instanceof HttpError)) return { kind: 'failed' };
  if (error.kind === 'not_found') return { kind: 'answered', keepMs: NOT_FOUND_MS };
  const clear = error.kind === 'bad_request' || error.kind === 'unauthorised' || error.kind === 'forbidden';
  return clear ? { kind: 'answered', keepMs: 0 } : { kind: 'failed' };
}
