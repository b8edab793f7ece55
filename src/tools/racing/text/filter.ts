import { plainName } from '../../text/names.js';

/** What a list of meetings is cut down to. */
export interface MeetingsInput {
  meeting_date: string;
  race_type?: string | undefined;
  venue?: string | undefined;
  cursor?: string | undefined;
}

/** True when the meeting is of this code and venue (mnemonic, or part of the name), whatever the case. */
export function matches(
  meeting: { code: string; venue: string | undefined; name: string },
  { race_type: code, venue }: { race_type?: string | undefined; venue?: string | undefined },
): boolean {
  const wanted = venue === undefined ? undefined : plainName(venue);
  return (
    (code === undefined || meeting.code === code.toUpperCase()) &&
    (wanted === undefined ||
      meeting.venue?.toLowerCase() === wanted ||
      (wanted !== '' && plainName(meeting.name).includes(wanted)))
  );
}
