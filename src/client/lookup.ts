import { racingDay } from '../domain/dates.js';
import { raceMoment } from '../domain/freshness.js';
import type { Meeting } from '../domain/meeting.js';
import type { ToolRequest } from '../tools/context.js';
import { type ArchivedMeeting, readArchivedMeetings } from '../upstream/archive.js';
import { readMeetings } from '../upstream/meetings.js';
import { readRacingDates } from '../upstream/racing-dates.js';
import { archiveKeeping, archivePath } from './archive-path.js';
import type { Kept } from './kept.js';
import type { Keeping } from './reads.js';
import { unlessMissing } from './unless-missing.js';

/** The few reads by which a name is made an address, or a missing thing explained. */
export interface Lookup {
  /** The upstream's clock, which is asked if no answer has told it. Epoch milliseconds. */
  now(): Promise<number>;
  /** The meetings of a day (`YYYY-MM-DD`); those of the archive once the live service has let the day go. */
  meetings(date: string): Promise<Meeting[]>;
  /** The meetings that the live service has of a day. */
  listed(date: string): Promise<Meeting[]>;
  /** The meetings that the archive has of a day; none of one that is not past. */
  archived(date: string): Promise<ArchivedMeeting[]>;
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
  const once = (request: ToolRequest, keeping: Keeping) => {
    let answer = asked.get(request.path);
    if (!answer) {
      answer = ask(request, keeping);
      asked.set(request.path, answer);
    }
    return answer;
  };
  const live = (path: string, keeping: Keeping) => once({ path, query: { jurisdiction } }, keeping);
  const listed = async (date: string) =>
    (await live(`${RACING}/${date}/meetings`, MEETINGS as Keeping)).facts(readMeetings);
  const archived = async (date: string) => {
    const today = racingDay(await now());
    if (date >= today) return [];
    const request = { path: archivePath(jurisdiction, date), query: {} };
    const found = await unlessMissing(once(request, archiveKeeping(date, today)));
    return found?.facts(readArchivedMeetings) ?? [];
  };
  return {
    now,
    listed,
    archived,
    meetings: async (date) => {
      const there = await unlessMissing(listed(date));
      if (there && there.length > 0) return there;
      const past = date < racingDay(await now());
      return there || past ? archived(date) : listed(date);
    },
    dates: async () =>
      (await live(RACING, { freshness: 'dates', read: readRacingDates })).facts(readRacingDates),
    body: async (path) => (await live(path, { freshness: 'sports-list' })).body,
  };
}
