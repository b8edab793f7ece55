import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../util/clock.js';

/** What an upstream says of itself that is not the TAB. */
export function practiceOf(headers: IncomingHttpHeaders): 'sandbox' | 'replay' | undefined {
  if (headers['x-tab-sandbox'] !== undefined) return 'sandbox';
  return headers['x-tab-replay'] === undefined ? undefined : 'replay';
}

function said(headers: IncomingHttpHeaders): number {
  const world = /\bnow=([^,]+)/.exec(String(headers['x-tab-sandbox'] ?? ''))?.[1];
  return Date.parse(world ?? headers.date ?? '');
}

/**
 * The moment of an answer by the upstream's clock, epoch milliseconds: the computer's own, moved where the answer says
 * another time. `Date` has whole seconds, so that less than one is no disagreement.
 */
export function upstreamTime(clock: Clock): (headers: IncomingHttpHeaders) => number {
  let ahead = 0;
  return (headers) => {
    const now = clock();
    const theirs = said(headers);
    if (!Number.isNaN(theirs) && Math.abs(now + ahead - theirs) > 1000) ahead = theirs - now;
    return now + ahead;
  };
}
