import type { JsonObject } from '../../../util/json.js';
import { addDays } from '../../../util/zone.js';
import type { Meeting } from '../../world/racing.js';
import { raceLink, racesLink } from './links.js';
import { exoticPoolBody } from './pools.js';
import { stubBody } from './stub.js';
import type { View } from './view.js';
import { prizeText } from './write.js';

/** Weather and going of a meeting, null until the day before it. */
export function courseBody(
  { world, now }: View,
  meeting: Meeting,
): { weatherCondition: string | null; trackCondition: string | null } {
  const [, , tomorrow = ''] = world.listedDates(now);
  const known = meeting.date <= tomorrow;
  return { weatherCondition: known ? meeting.weather : null, trackCondition: known ? meeting.track : null };
}

function toteMeeting(view: View, meeting: Meeting): JsonObject {
  const { world, now, jurisdiction } = view;
  return {
    meetingName: meeting.name,
    location: meeting.location,
    raceType: meeting.code,
    meetingDate: meeting.date,
    prizeMoney: prizeText(meeting.prize),
    ...courseBody(view, meeting),
    railPosition: meeting.rail,
    sellCode: meeting.sellCode,
    venueMnemonic: meeting.mnemonic,
    exoticPools: world.multiLegPools(meeting, now, jurisdiction).map((pool) => exoticPoolBody(view, pool)),
    _links: { races: racesLink(view, meeting) },
    races: meeting.races.map((race) => stubBody(view, race)),
  };
}

function fixedOddsOnlyMeeting(view: View, meeting: Meeting): JsonObject {
  return {
    meetingName: meeting.name,
    meetingDate: meeting.date,
    ...courseBody(view, meeting),
    displayMeetingName: meeting.name.replace(/ \([A-Z]{3}\)$/, ''),
    location: meeting.location,
    raceType: meeting.code,
    fixedOddsOnly: true,
    races: meeting.races.map((race) => stubBody(view, race)),
  };
}

/** The date a path names: `today` and `tomorrow` are those of the east coast. */
export function resolveDate({ world, now }: View, date: string): string {
  const [, today = '', tomorrow = ''] = world.listedDates(now);
  return date === 'today' ? today : date === 'tomorrow' ? tomorrow : date;
}

/** Every meeting of a date, those with races to come first; an unlisted day has none (ours). */
export function meetingsBody(view: View, named: string): JsonObject {
  const { world, now } = view;
  const date = resolveDate(view, named);
  if (!world.listedDates(now).includes(date)) return { meetings: [] };
  const finished = (meeting: Meeting): number =>
    Number(meeting.races.every((race) => world.state(race, now).over));
  const meetings = world.day(date).meetings.toSorted((a, b) => finished(a) - finished(b));
  return {
    meetings: meetings.map((one) =>
      one.fixedOddsOnly ? fixedOddsOnlyMeeting(view, one) : toteMeeting(view, one),
    ),
  };
}

/** The races of one meeting: the same stubs, each with links to its race and form (known from clients). */
export function racesBody(view: View, meeting: Meeting): JsonObject {
  return {
    races: meeting.races.map((race) => ({
      ...stubBody(view, race),
      _links: { self: raceLink(view, race), form: raceLink(view, race, '/form') },
    })),
  };
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** What a date is called beside today. */
export function dateName(date: string, today: string): string {
  if (date === today) return 'Today';
  if (date === addDays(today, 1)) return 'Tomorrow';
  if (date === addDays(today, -1)) return 'Yesterday';
  return WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
}
