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

/** How many dates and hours are remembered: time zones are slow to reckon with, and most questions are about few. */
const MOST = 500;

function remember<K, V>(reckon: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let found = known.get(key);
    if (found === undefined) {
      found = reckon(key);
      if (known.size >= MOST) known.clear();
      known.set(key, found);
    }
    return found;
  };
}

/**
 * The stretch a racing day answers for: 05:00 Sydney to 05:00 of the next day. American meetings of the morning
 * and European ones of the night fall on the date Australian punters know them by (recorded).
 */
export const racingSpan: (date: string) => Span = remember((date) => ({
  start: zonedInstant(date, '05:00', RACING_DAY_ZONE),
  end: zonedInstant(addDays(date, 1), '05:00', RACING_DAY_ZONE),
}));

const dateAtHour = remember((hour: number) => dateIn(hour * HOUR, RACING_DAY_ZONE));
/** From then on Sydney's dates change on the hour. */
const WHOLE_HOURS = Date.UTC(1900, 0);

/** The east coast date of a moment: what `today` means in a path. */
export function dateOf(now: number): string {
  return now < WHOLE_HOURS ? dateIn(now, RACING_DAY_ZONE) : dateAtHour(Math.floor(now / HOUR));
}

/** When the racing day of a moment began: 05:00 Sydney. Prices set before are the previous day's. */
export function dayBegan(now: number): number {
  return racingSpan(dateOf(now - 5 * HOUR)).start;
}

const midnightAfter = remember((date: string) => zonedInstant(addDays(date, 1), '00:00', RACING_DAY_ZONE));

/** The next midnight in Sydney after `now`, when other dates are listed. */
export function nextMidnight(now: number): number {
  return midnightAfter(dateOf(now));
}

/** When the racing day of a moment is another one. */
export function nextDawn(now: number): number {
  return nextMidnight(now - 5 * HOUR) + 5 * HOUR;
}

const listedOn = remember((today: string) => [-1, 0, 1, 2, 3, 4, 5].map((days) => addDays(today, days)));

/** The dates listed at `now`: the day before to five days ahead (ours). */
export function listedDates(now: number): string[] {
  return [...listedOn(dateOf(now))];
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

/** The date of a number of days since 1 January 1970. */
export function dateNumbered(day: number): string {
  return new Date(day * 24 * HOUR).toISOString().slice(0, 10);
}
