import type { ClientStats } from '../client/client-stats.js';
import { formatSpan } from '../tools/text/format.js';
import { zoned } from '../util/zone.js';

/** `52 s`, from two minutes on `2m 5s`. */
function span(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return seconds < 120 ? `${seconds} s` : formatSpan(milliseconds);
}

/**
 * The line that stands before an answer that is older than it should be: how old, from when, why, and when the TAB is
 * asked again. `now` and `answeredAt` are epoch milliseconds of the upstream's clock.
 */
export function oldNotice(
  because: 'failed' | 'slow',
  answeredAt: number,
  now: number,
  zone: string,
  { circuits, limits, lastGoodAt }: ClientStats,
): string {
  const age = span(now - answeredAt);
  const begin = `OLD PRICES: ${age} old, from ${zoned(answeredAt, zone).clock}.`;
  if (because === 'slow') return `${begin} The TAB is slow to answer; a newer answer is on its way.`;
  const since = lastGoodAt === undefined ? '' : ` ${span(now - lastGoodAt)} ago`;
  const next = [circuits['tabcorp_api']?.nextTryAt, limits['tabcorp_api']?.pausedUntil]
    .filter((at) => at !== undefined && at > now)
    .sort((a, b) => (b ?? 0) - (a ?? 0))[0];
  const again = next === undefined ? 'it is asked again at the next call' : `next try in ${span(next - now)}`;
  return `${begin} The TAB stopped answering${since}; ${again}.`;
}
