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
   * Routes that must fail so, so that one odd route can't black out the rest: without the `minRoutes - 1` that failed most
   * often, still such a part of the calls failed. A service of one route needs 1 here.
   * @default 2
   */
  minRoutes?: number;
}

const BUCKETS = 10;

/** What the window holds of one route. */
interface Counted {
  calls: number;
  failures: number;
}

function sum(each: readonly Counted[], what: keyof Counted): number {
  return each.reduce((total, counted) => total + counted[what], 0);
}

/** Opens when too large a part of the calls of the last seconds failed. Throws RangeError for bad options. */
export function ratioRule(options: RatioRuleOptions = {}): BreakerRule {
  const threshold = numberFrom('ratioRule.threshold', options.threshold ?? 0.5, Number.EPSILON, 1);
  const minCalls = wholeNumberFrom('ratioRule.minCalls', options.minCalls ?? 20, 1, 100_000);
  const windowMs = numberFrom('ratioRule.windowMs', options.windowMs ?? 10_000, 100, 3_600_000);
  const minRoutes = wholeNumberFrom('ratioRule.minRoutes', options.minRoutes ?? 2, 1, 100);
  const routes = new Map<string, { calls: SlidingWindow; failures: SlidingWindow }>();

  function tooMany(each: readonly Counted[]): boolean {
    const failures = sum(each, 'failures');
    return failures > 0 && failures >= threshold * sum(each, 'calls');
  }

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
      const each = [...routes.values()]
        .map((counted) => ({ calls: counted.calls.count(now), failures: counted.failures.count(now) }))
        .sort((a, b) => b.failures - a.failures || b.calls - a.calls);
      return (
        sum(each, 'calls') >= minCalls &&
        tooMany(each) &&
        (minRoutes === 1 || tooMany(each.slice(minRoutes - 1)))
      );
    },
    reset: () => routes.clear(),
  };
}
