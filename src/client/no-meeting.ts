import { racingDay } from '../domain/dates.js';
import { raceKey } from '../domain/keys.js';
import type { Meeting } from '../domain/meeting.js';
import { NotFoundError, TabError } from '../errors/index.js';
import { nearest } from '../util/nearest.js';
import { cleanText } from '../util/text.js';
import type { Lookup } from './lookup.js';
import { pickMeeting } from './pick-meeting.js';

/** How many days ahead are looked through for the next meeting at a venue. */
const DAYS = 6;

/** Says that there is no such meeting that day: the next date known, and what is near in name. */
export async function noMeeting(
  { date, code, venue }: { date: string; code: string; venue: string },
  lookup: Lookup,
): Promise<NotFoundError> {
  const there = await lookup.meetings(date);
  const next = await nextThere(date, code, venue, lookup).catch((error: unknown) => {
    if (error instanceof TabError) return undefined;
    throw error;
  });
  const sameName = there.filter((meeting) => pickMeeting([meeting], meeting.code, venue) !== undefined);
  const near = nearest(
    venue,
    there.filter((meeting) => meeting.code === code).map((meeting) => meeting.name),
  );
  const hints = [
    next && `Next there: ${next}.`,
    sameName.length > 0 && `That day there: ${sameName.map((meeting) => keyOf(meeting, date)).join(', ')}.`,
    !next && sameName.length === 0 && near.length > 0 && `Nearest names that day: ${near.join(', ')}.`,
    !next && near.length === 0 && sameName.length === 0 && 'racing_get_meetings lists what is on.',
  ].filter((hint) => typeof hint === 'string');
  const archive = date < racingDay(await lookup.now()) ? ', nor one in the archive' : '';
  return new NotFoundError(
    `There is no ${code} meeting at "${cleanText(venue)}" on ${date}${archive}. ${hints.join(' ')}`,
  );
}

function keyOf(meeting: Meeting, date: string): string {
  return raceKey({ date, code: meeting.code, venue: meeting.venue ?? meeting.name });
}

async function nextThere(
  date: string,
  code: string,
  venue: string,
  lookup: Lookup,
): Promise<string | undefined> {
  const later = (await lookup.dates()).filter((day) => day > date).slice(0, DAYS);
  for (const day of later) {
    const meeting = pickMeeting(await lookup.meetings(day), code, venue);
    if (meeting) return keyOf(meeting, day);
  }
  return undefined;
}
