import * as lenient from './lenient.js';
import { date } from './meeting-head.js';

/** The days that have meetings, in order, each once. Throws ContractError without `dates`. */
export function readRacingDates(body: unknown): string[] {
  const dates = lenient.requireList(lenient.requireObject(body, 'body')['dates'], 'dates');
  return [...new Set(lenient.each(dates, (member) => date(lenient.object(member)['meetingDate'])))].sort();
}
