import { RACING_DAY_ZONE } from '../../../domain/jurisdiction.js';
import { addDays, dateIn, zonedInstant } from '../../../util/zone.js';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** A stretch of time, `start` included and `end` excluded. */
export interface Span {
  start: number;
  end: number;
}

/**
 * The stretch a racing day answers for: 05:00 Sydney to 05:00 of the next day. American meetings of the morning
 * and European ones of the night fall on the date Australian punters know them by (recorded).
 */
export function racingSpan(date: string): Span {
  return {
    start: zonedInstant(date, '05:00', RACING_DAY_ZONE),
    end: zonedInstant(addDays(date, 1), '05:00', RACING_DAY_ZONE),
  };
}

/** The east coast date of a moment: what `today` means in a path. */
export function dateOf(now: number): string {
  return dateIn(now, RACING_DAY_ZONE);
}

/** When the racing day of a moment began: 05:00 Sydney. Prices set before are the previous day's. */
export function dayBegan(now: number): number {
  return racingSpan(dateOf(now - 5 * HOUR)).start;
}

/** The dates listed at `now`: the day before to five days ahead (ours). */
export function listedDates(now: number): string[] {
  const today = dateOf(now);
  return [-1, 0, 1, 2, 3, 4, 5].map((days) => addDays(today, days));
}

/** True for `YYYY-MM-DD` that names a day of the calendar. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

/** Days since 1 January 1970, for numbering. */
export function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / (24 * HOUR));
}
