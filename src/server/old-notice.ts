import type { ClientStats } from '../client/client-stats.js';
import type { WhyOld } from '../client/tab-client.js';
import { formatSpan } from '../tools/text/format.js';
import { zoned } from '../util/zone.js';

/** `52 s`, from two minutes on `2m 5s`. */
function span(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return seconds < 120 ? `${seconds} s` : formatSpan(milliseconds);
}

/** The upstream answered something so lately that it is no outage, milliseconds. */
const LATELY_MS = 5_000;

/**
 * The line that stands before an answer that is older than it should be: how old, from when, why, and when the TAB is
 * asked again. `now` and `answeredAt` are epoch milliseconds of the upstream's clock.
 */
export function oldNotice(
  why: WhyOld,
  answeredAt: number,
  now: number,
  zone: string,
  { circuits, limits, lastGoodAt }: ClientStats,
): string {
  const begin = `OLD PRICES: ${span(now - answeredAt)} old, from ${zoned(answeredAt, zone).clock}.`;
  if (why === 'slow') return `${begin} The TAB is slow to answer; a newer answer is on its way.`;
  const pausedUntil = limits['tabcorp_api']?.pausedUntil;
  const next = Math.max(circuits['tabcorp_api']?.nextTryAt ?? now, pausedUntil ?? now);
  const again = next > now ? `next try in ${span(next - now)}` : 'it is asked again at the next call';
  return `${begin} ${reason(why, now - (lastGoodAt ?? now), pausedUntil !== undefined)}; ${again}.`;
}

function reason(why: Exclude<WhyOld, 'slow'>, sinceGoodMs: number, paused: boolean): string {
  if (why === 'held back')
    return paused ? 'The TAB asks to go slower' : 'Too many requests to the TAB wait already';
  return sinceGoodMs < LATELY_MS
    ? 'The TAB fails to answer this'
    : `The TAB stopped answering ${span(sinceGoodMs)} ago`;
}
