import { addDays, dateIn } from '../util/zone.js';
import { RACING_DAY_ZONE } from './jurisdiction.js';

/** What stands for a date where races of weeks ahead are listed (known from clients). */
export const FUTURES = 'futures';

/** The racing day (`YYYY-MM-DD`, Sydney) at `now`, epoch milliseconds. */
export function racingDay(now: number): string {
  return dateIn(now, RACING_DAY_ZONE);
}

/** True for `YYYY-MM-DD` that is a day of the calendar, from the year 1000 on. */
export function isCalendarDate(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

/** `today` and `tomorrow` as the Sydney date at `now`; a date, or FUTURES, as it is. */
export function resolveDate(date: string, now: number): string {
  if (date === 'today') return racingDay(now);
  if (date === 'tomorrow') return addDays(racingDay(now), 1);
  return date;
}
