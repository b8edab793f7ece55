import { RACING_DAY_ZONE } from '../../../domain/jurisdiction.js';
import type { RaceType } from '../../../domain/racing-code.js';
import { addDays, dateIn } from '../../../util/zone.js';
import type { Meeting, Race, RacingDay, RacingWorld } from '../../world/racing.js';

/** How far back the service reaches, days (ours). */
const DAYS_KEPT = 120;

/** A meeting that has a letter to be asked by. */
export type LetteredMeeting = Meeting & { sellCode: { meetingCode: string; scheduledType: RaceType } };

/** True for the days the service holds: yesterday back to 120 days ago, as Sydney counts them. */
function isKept(date: string, now: number): boolean {
  const today = dateIn(now, RACING_DAY_ZONE);
  return date < today && date >= addDays(today, -DAYS_KEPT);
}

/** True once the race's result stands, or it was called off: only then the service has it. Its field need not be known for that. */
export function isStored({ incident, times }: Race, now: number): boolean {
  return now >= (incident?.kind === 'abandoned' ? incident.at : times.paying);
}

function hasLetter(meeting: Meeting): meeting is LetteredMeeting {
  return meeting.sellCode !== undefined && !meeting.fixedOddsOnly;
}

/** The day's meetings that have a letter and at least one stored race; none for a day the service doesn't hold. */
export function storedMeetings(world: RacingWorld, date: string, now: number): LetteredMeeting[] {
  if (!isKept(date, now)) return [];
  const day: RacingDay = world.day(date);
  return day.meetings.filter(hasLetter).filter(({ races }) => races.some((race) => isStored(race, now)));
}

/**
 * The meeting by its letter of the day and race type. Letters are unique among meetings sold as one type, which
 * for a few overseas meetings is not the type they race, so either is understood, the sold type first.
 */
export function storedMeeting(
  world: RacingWorld,
  date: string,
  letter: string,
  type: string,
  now: number,
): LetteredMeeting | undefined {
  const lettered = storedMeetings(world, date, now).filter(({ sellCode }) => sellCode.meetingCode === letter);
  return (
    lettered.find(({ sellCode }) => sellCode.scheduledType === type) ??
    lettered.find(({ code }) => code === type)
  );
}
