import type { Meeting } from '../domain/meeting.js';
import { plainName } from '../tools/text/names.js';

/** The meeting of this code with this mnemonic or name, whatever the case; else the only one whose name begins so. */
export function pickMeeting<M extends Meeting>(
  meetings: readonly M[],
  code: string,
  venue: string,
): M | undefined {
  const here = meetings.filter((meeting) => meeting.code === code);
  const wanted = plainName(venue);
  const exact =
    here.find((meeting) => meeting.venue?.toLowerCase() === venue.toLowerCase()) ??
    here.find((meeting) => plainName(meeting.name) === wanted);
  if (exact) return exact;
  const starting = here.filter((meeting) => plainName(meeting.name).startsWith(`${wanted} `));
  return starting.length === 1 ? starting[0] : undefined;
}
