import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../util/clock.js';

/** What an upstream says of itself that is not the TAB. */
export function practiceOf(headers: IncomingHttpHeaders): 'sandbox' | 'replay' | undefined {
  if (headers['x-tab-sandbox'] !== undefined) return 'sandbox';
  return headers['x-tab-replay'] === undefined ? undefined : 'replay';
}

/**
 * The moment of an answer by the upstream's clock, epoch milliseconds: what a sandbox says; else the computer's own
 * time, moved where `Date` tells another. `Date` has whole seconds, so that less than one is no disagreement.
 */
export function upstreamTime(clock: Clock): (headers: IncomingHttpHeaders) => number {
  let ahead = 0;
  return (headers) => {
    const world = Date.parse(/\bnow=([^,]+)/.exec(String(headers['x-tab-sandbox'] ?? ''))?.[1] ?? '');
    if (!Number.isNaN(world)) return world;
    const now = clock();
    const theirs = Date.parse(headers.date ?? '');
    if (Math.abs(now + ahead - theirs) > 1000) ahead = theirs - now;
    return now + ahead;
  };
}
