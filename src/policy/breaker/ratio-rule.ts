import { numberFrom, wholeNumberFrom } from '../../util/check.js';
import { type SlidingWindow, slidingWindow } from '../window.js';
import type { BreakerRule } from './rule.js';

export interface RatioRuleOptions {
  /**
   * Part of the calls that must fail, over 0 and up to 1.
   * @default 0.5
   */
  threshold?: number;
  /**
   * Fewer calls than this in the window say nothing.
   * @default 20
   */
  minCalls?: number;
  /**
   * How long a call counts, milliseconds; it is forgotten up to a tenth of this sooner.
   * @default 10000
   */
  windowMs?: number;
  /**
   * Routes the failures must span, so that one odd route can't black out the rest; where fewer are in use at all, all
   * of those.
   * @default 2
   */
  minRoutes?: number;
}

const BUCKETS = 10;

/** Opens when too large a part of the calls of the last seconds failed. Throws RangeError for bad options. */
export function ratioRule(options: RatioRuleOptions = {}): BreakerRule {
  const threshold = numberFrom('ratioRule.threshold', options.threshold ?? 0.5, Number.EPSILON, 1);
  const minCalls = wholeNumberFrom('ratioRule.minCalls', options.minCalls ?? 20, 1, 100_000);
  const windowMs = numberFrom('ratioRule.windowMs', options.windowMs ?? 10_000, 100, 3_600_000);
  const minRoutes = wholeNumberFrom('ratioRule.minRoutes', options.minRoutes ?? 2, 1, 100);
  const routes = new Map<string, { calls: SlidingWindow; failures: SlidingWindow }>();

  function counts(route: string, now: number) {
    let found = routes.get(route);
    if (!found) {
      // A new route is the moment to drop those of long ago, so that odd labels can't pile up.
      for (const [name, { calls }] of routes) if (calls.count(now) === 0) routes.delete(name);
      found = { calls: slidingWindow(windowMs, BUCKETS), failures: slidingWindow(windowMs, BUCKETS) };
      routes.set(route, found);
    }
    return found;
  }

  return {
    success: (route, now) => counts(route, now).calls.add(now),
    failure(route, now) {
      const failed = counts(route, now);
      failed.calls.add(now);
      failed.failures.add(now);
      let calls = 0;
      let failures = 0;
      let inUse = 0;
      let failing = 0;
      for (const each of routes.values()) {
        const called = each.calls.count(now);
        const lost = each.failures.count(now);
        calls += called;
        failures += lost;
        if (called > 0) inUse++;
        if (lost > 0) failing++;
      }
      return calls >= minCalls && failures >= threshold * calls && failing >= Math.min(minRoutes, inUse);
    },
    reset: () => routes.clear(),
  };
}
