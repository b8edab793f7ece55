import type { ClientStats } from '../client/client-stats.js';
import type { WhyOld } from '../client/tab-client.js';
import { formatSpan } from '../tools/text/format.js';
import { zoned } from '../util/zone.js';

/** `52 s`, from two minutes on `2m 5s`; rounded as the age beside it is. */
function span(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return seconds < 120 ? `${seconds} s` : formatSpan(seconds * 1000);
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
  const circuit = circuits['tabcorp_api'];
  const pausedUntil = limits['tabcorp_api']?.pausedUntil;
  const failures = circuit?.failuresInRow ?? 0;
  // What takes long may have failed already and wait to be asked again.
  if (why === 'slow' && failures === 0 && pausedUntil === undefined)
    return `${begin} The TAB is slow to answer; a newer answer is on its way.`;
  const next = Math.max(circuit?.nextTryAt ?? now, pausedUntil ?? now);
  const asked = why === 'slow' ? 'it is being asked again' : 'it is asked again at the next call';
  const again = next > now ? `next try in ${span(next - now)}` : asked;
  return `${begin} ${reason(why, now - (lastGoodAt ?? now), failures, pausedUntil !== undefined)}; ${again}.`;
}

function reason(why: WhyOld, sinceGoodMs: number, failures: number, paused: boolean): string {
  if (paused && why !== 'failed') return 'The TAB asks to go slower';
  if (why === 'held back') return 'Too many requests to the TAB wait already';
  if (sinceGoodMs >= LATELY_MS) return `The TAB stopped answering ${span(sinceGoodMs)} ago`;
  if (why === 'failed') return 'The TAB fails to answer this';
  return failures === 1
    ? 'The last request to the TAB failed'
    : `The last ${failures} requests to the TAB failed`;
}
