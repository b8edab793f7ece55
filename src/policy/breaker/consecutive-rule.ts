import { numberFrom, wholeNumberFrom } from '../../util/check.js';
import type { BreakerRule } from './rule.js';

export interface ConsecutiveRuleOptions {
  /**
   * Failures in a row that open the breaker.
   * @default 10
   */
  failures?: number;
  /**
   * Routes they must span, so that one odd route can't black out the rest. A service of one route needs 1 here.
   * @default 2
   */
  minRoutes?: number;
  /**
   * A row ends when nothing failed for this long: old failures say nothing about now. Milliseconds.
   * @default 10000
   */
  idleMs?: number;
}

/** Opens when so many calls failed one after the other, without a success between. Throws RangeError for bad options. */
export function consecutiveRule(options: ConsecutiveRuleOptions = {}): BreakerRule {
  const needed = wholeNumberFrom('consecutiveRule.failures', options.failures ?? 10, 1, 1000);
  const minRoutes = wholeNumberFrom('consecutiveRule.minRoutes', options.minRoutes ?? 2, 1, needed);
  const idleMs = numberFrom('consecutiveRule.idleMs', options.idleMs ?? 10_000, 1, 3_600_000);
  /** The routes of the last failures in a row, at most as many as are needed. */
  let row: string[] = [];
  let lastAt = 0;
  return {
    success: () => {
      row = [];
    },
    failure(route, now) {
      if (now - lastAt >= idleMs) row = [];
      lastAt = now;
      row.push(route);
      if (row.length > needed) row.shift();
      return row.length === needed && new Set(row).size >= minRoutes;
    },
    reset: () => {
      row = [];
    },
  };
}
