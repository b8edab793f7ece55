import { nextMidnight } from '../../world/racing/calendar.js';
import { momentsOf, soonest, toteUntil } from '../../world/racing/changes.js';
import type { Race, RacingWorld } from '../../world/racing.js';
import { leavesAt } from '../live-race.js';
import { RECENT } from './next-to-go.js';
import { LAST_HOUR } from './pools.js';
import { DECLARED, HOLD } from './runner.js';

/** The moment before which the body of a race, made at `now`, holds: epoch milliseconds. */
export function raceHolds(world: RacingWorld, race: Race, now: number): number {
  const { advertised, times, meeting } = race;
  const starts = [advertised, ...times.delays.map(({ start }) => start)];
  const scratchings = world.card(race).runners.flatMap(({ scratching }) => scratching?.at ?? []);
  return soonest(now, [
    world.nextChange(race, now),
    ...scratchings.map((at) => at + HOLD),
    ...starts.flatMap((start) => [start - LAST_HOUR, start - LAST_HOUR + 1]),
    advertised - DECLARED,
    // The going of tomorrow's meeting is told from midnight on.
    nextMidnight(now),
    leavesAt(meeting.date),
  ]);
}

const racesOn = (world: RacingWorld, date: string): readonly Race[] =>
  world.day(date).meetings.flatMap(({ races }) => races);

/** The same of the form of those in a race: it follows from results that are told by the day. */
export function formHolds({ meeting }: Race, now: number): number {
  return soonest(now, [nextMidnight(now), leavesAt(meeting.date)]);
}

const isAhead = ({ meeting, incident, times }: Race, now: number): boolean =>
  !meeting.fixedOddsOnly && incident?.kind !== 'abandoned' && times.closed > now;

/** The same of the `most` races next to go. */
export function nextToGoHolds(world: RacingWorld, most: number, now: number): number {
  const [yesterday = '', today = '', tomorrow = ''] = world.listedDates(now);
  const races = [...racesOn(world, yesterday), ...racesOn(world, today)];
  // Tomorrow's are looked at only when today's run out.
  if (races.filter((race) => isAhead(race, now)).length < most) races.push(...racesOn(world, tomorrow));
  const moments = races.flatMap((race) => [...momentsOf(race), race.times.closed + RECENT]);
  return soonest(now, [...moments, nextMidnight(now)]);
}

/** The same of the meetings of a listed date, or of one of them. */
export function meetingsHold(world: RacingWorld, races: readonly Race[], now: number): number {
  const moments = races.flatMap((race) => [
    ...momentsOf(race),
    ...world.card(race).runners.flatMap(({ scratching }) => scratching?.at ?? []),
    toteUntil(race, now),
  ]);
  return soonest(now, [...moments, nextMidnight(now)]);
}
