import { consecutiveRule } from './consecutive-rule.js';
import { ratioRule } from './ratio-rule.js';
import { anyRule, type BreakerRule } from './rule.js';

/**
 * Half of 20 or more calls in 10 s, or 10 failures in a row, over so many routes: 2, so that one odd route can't black
 * out the rest; 1 for a service that has one, or that does not tell them apart.
 */
export function standardRule(minRoutes = 2): BreakerRule {
  return anyRule(ratioRule({ minRoutes }), consecutiveRule({ minRoutes }));
}
