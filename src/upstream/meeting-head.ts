import type { MeetingHead } from '../domain/race.js';
import * as lenient from './lenient.js';

/** A day as the TAB writes it: `2026-11-24`. */
export function date(value: unknown): string | undefined {
  const found = lenient.text(value);
  return found !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(found) ? found : undefined;
}

/**
 * The members that say which meeting this is, wherever they stand. Name and code are asked for by the caller, which
 * knows whether they are required there.
 */
export function readMeetingHead(value: unknown): MeetingHead {
  const from = lenient.object(value);
  const venue = lenient.text(from['venueMnemonic']);
  return {
    date: date(from['meetingDate']),
    code: lenient.text(from['raceType'])?.toUpperCase() ?? '',
    venue,
    name: lenient.text(from['meetingName']) ?? venue ?? '',
    location: lenient.text(from['location']),
    weather: lenient.text(from['weatherCondition']),
    track: lenient.text(from['trackCondition']),
    rail: lenient.text(from['railPosition']),
    fixedOddsOnly: lenient.flag(from['fixedOddsOnly']) ?? false,
  };
}
