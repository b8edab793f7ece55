import { dateIn, zoned } from '../../../util/zone.js';
import { formatSpan } from '../../text/format.js';

/** `14:04 AEDT`, with the day in front (`Tue 14:04 EST`) when the zone's date is not `date`. */
export function startWords(at: number, zone: string, date: string | undefined): string {
  const shown = zoned(at, zone);
  const time = `${shown.time} ${shown.abbreviation}`;
  return date === undefined || shown.date === date ? time : `${shown.day.slice(0, 3)} ${time}`;
}

/** `14:04`, with the weekday in front when the zone's date is not `date`. */
export function dayAndTime(at: number, zone: string, date: string): string {
  const shown = zoned(at, zone);
  return shown.date === date ? shown.time : `${shown.day.slice(0, 3)} ${shown.time}`;
}

/** `14:01:40`, with the day in front when that is not today's in the zone: `Tue 22 Sep 18:03:22`. */
export function changeWords(at: number, zone: string, now: number): string {
  const shown = zoned(at, zone);
  return shown.date === dateIn(now, zone)
    ? shown.clock
    : `${shown.day.replace(/ \d{4}$/, '')} ${shown.clock}`;
}

const A_WEEK = 7 * 86_400_000;

/** `14:01`, with the weekday in front when that is not today's in the zone: `Mon 15:55`; a week off with the date. */
export function minuteWords(at: number, zone: string, now: number): string {
  const shown = zoned(at, zone);
  if (shown.date === dateIn(now, zone)) return shown.time;
  const day = shown.day.slice(0, 3);
  return `${Math.abs(now - at) < A_WEEK - 86_400_000 ? day : shown.day.replace(/ \d{4}$/, '')} ${shown.time}`;
}

/** `times AEDT`: what the zone's time is called on the day of these races, else now. */
export function zoneWords(
  races: readonly { start: number | undefined }[],
  zone: string,
  now: number,
): string {
  const start = races.find((race) => race.start !== undefined)?.start;
  return `times ${zoned(start ?? now, zone).abbreviation}`;
}

/** `read 4 s ago`, or `from the archive`. */
export function readWords(ageSeconds: number, source: string): string {
  if (source === 'archive') return 'from the archive';
  const seconds = Math.max(0, Math.round(ageSeconds));
  return seconds < 120 ? `read ${seconds} s ago` : `read ${formatSpan(seconds * 1000)} ago`;
}
