import { numberFrom, wholeNumberFrom } from '../../util/check.js';

/** Lets so many pass a second on average, and a few at once after a quiet time. */
export interface TokenBucket {
  /** Takes one token; false when there is none yet. */
  take(now: number): boolean;
  /** Milliseconds until the `nth` token from now (1: the next) can be taken; 0 when it is there. */
  waitMs(now: number, nth: number): number;
}

const UNLIMITED: TokenBucket = { take: () => true, waitMs: () => 0 };

/** What is short of a whole token by rounding alone counts as one. */
const ALMOST = 1 - 1e-6;

/** What a rate allows in a second, at least 1. */
function inASecond(ratePerSecond: number): number {
  return ratePerSecond === Number.POSITIVE_INFINITY ? 1 : Math.max(1, Math.ceil(ratePerSecond));
}

/**
 * A full bucket of `burst` tokens that gains `ratePerSecond`; `Infinity` never makes anyone wait. Throws RangeError for bad
 * numbers.
 */
export function tokenBucket(ratePerSecond: number, burst = inASecond(ratePerSecond)): TokenBucket {
  numberFrom('limiter.ratePerSecond', ratePerSecond, 0.001, Number.POSITIVE_INFINITY);
  wholeNumberFrom('limiter.burst', burst, 1, 10_000);
  if (ratePerSecond === Number.POSITIVE_INFINITY) return UNLIMITED;
  const perMs = ratePerSecond / 1000;
  let tokens = burst;
  let filledAt: number | undefined;

  function fill(now: number): void {
    const passed = Math.max(0, now - (filledAt ?? now));
    tokens = Math.min(burst, tokens + passed * perMs);
    filledAt = now;
  }

  return {
    take(now) {
      fill(now);
      if (tokens < ALMOST) return false;
      tokens = Math.max(0, tokens - 1);
      return true;
    },
    waitMs(now, nth) {
      fill(now);
      return tokens >= nth * ALMOST ? 0 : (nth - tokens) / perMs;
    },
  };
}
