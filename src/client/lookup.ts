import type { Meeting } from '../domain/meeting.js';
import type { ToolRequest } from '../tools/context.js';
import { readMeetings } from '../upstream/meetings.js';
import { readRacingDates } from '../upstream/racing-dates.js';

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

const RACING = '/v1/tab-info-service/racing/dates';

/** A lookup over `ask`, which is one read of the upstream. Repeated questions within one call are asked once. */
export function createLookup(
  ask: (request: ToolRequest) => Promise<unknown>,
  now: () => Promise<number>,
  jurisdiction: string,
): Lookup {
  const asked = new Map<string, Promise<unknown>>();
  const body = (path: string) => {
    let answer = asked.get(path);
    if (!answer) {
      answer = ask({ path, query: { jurisdiction } });
      asked.set(path, answer);
    }
    return answer;
  };
  return {
    now,
    body,
    meetings: async (date) => readMeetings(await body(`${RACING}/${date}/meetings`)),
    dates: async () => readRacingDates(await body(RACING)),
  };
}
