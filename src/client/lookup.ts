import { raceMoment } from '../domain/freshness.js';
import type { Meeting } from '../domain/meeting.js';
import type { ToolRequest } from '../tools/context.js';
import { readMeetings } from '../upstream/meetings.js';
import { readRacingDates } from '../upstream/racing-dates.js';
import type { Kept } from './kept.js';
import type { Keeping } from './reads.js';

/** The few reads by which a name is made an address, or a missing thing explained. */
export interface Lookup {
  /** The upstream's clock, which is asked if no answer has told it. Epoch milliseconds. */
  now(): Promise<number>;
  /** The meetings of a day (`YYYY-MM-DD`). */
  meetings(date: string): Promise<Meeting[]>;
  /** The days that have meetings. */
  dates(): Promise<string[]>;
  /** The body of any read. */
  body(path: string): Promise<unknown>;
}

/** One read of the upstream. */
export type Ask = (request: ToolRequest, keeping: Keeping) => Promise<Kept>;

const RACING = '/v1/tab-info-service/racing/dates';

const MEETINGS = {
  freshness: 'meetings' as const,
  read: readMeetings,
  moments: (meetings: Meeting[]) => meetings.flatMap((meeting) => meeting.races.map(raceMoment)),
};

/** A lookup over `ask`. Repeated questions within one call are asked once, and share the caches with the tools. */
export function createLookup(ask: Ask, now: () => Promise<number>, jurisdiction: string): Lookup {
  const asked = new Map<string, Promise<Kept>>();
  const once = (path: string, keeping: Keeping) => {
    let answer = asked.get(path);
    if (!answer) {
      answer = ask({ path, query: { jurisdiction } }, keeping);
      asked.set(path, answer);
    }
    return answer;
  };
  return {
    now,
    body: async (path) => (await once(path, { freshness: 'sports-list' })).body,
    meetings: async (date) =>
      (await once(`${RACING}/${date}/meetings`, MEETINGS as Keeping)).facts(readMeetings),
    dates: async () =>
      (await once(RACING, { freshness: 'dates', read: readRacingDates })).facts(readRacingDates),
  };
}
