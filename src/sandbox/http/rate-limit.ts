import { numberFrom, wholeNumberFrom } from '../../util/check.js';
import type { Clock } from '../../util/clock.js';
import { errorReply, type SandboxReply } from './route.js';

/** How many requests the sandbox answers, over all callers together. */
export interface RateLimit {
  /** Requests a second of real time that are answered for as long as they come, 0.01 to 100,000. */
  perSecond: number;
  /** Requests answered at once after a pause. @default perSecond rounded up, at least 1 */
  burst?: number;
}

/**
 * Counts a request: undefined when it is within the limit, else the 429 with the whole seconds after which another will be
 * (whether the TAB limits so, and its body, is not known). Time is real time, whatever the world's speed, since that is
 * what a client waits in. Throws RangeError for a limit that is none.
 */
export function createRateLimit(limit: RateLimit, now: Clock): () => SandboxReply | undefined {
  const perSecond = numberFrom('rateLimit.perSecond', limit.perSecond, 0.01, 100_000);
  const burst = wholeNumberFrom(
    'rateLimit.burst',
    limit.burst ?? Math.max(1, Math.ceil(perSecond)),
    1,
    1_000_000,
  );
  let left = burst;
  let seen = now();
  return () => {
    const at = now();
    left = Math.min(burst, left + (Math.max(0, at - seen) / 1000) * perSecond);
    seen = at;
    if (left >= 1) {
      left -= 1;
      return undefined;
    }
    const seconds = Math.max(1, Math.ceil((1 - left) / perSecond));
    return {
      ...errorReply(429, 'TOO_MANY_REQUESTS_ERROR', 'Too Many Requests'),
      headers: { 'Retry-After': String(seconds) },
    };
  };
}
