import type { JsonObject } from '../../../util/json.js';
import type { Meeting, Race } from '../../world/racing.js';
import { raceLink } from './links.js';
import { courseBody } from './meetings.js';
import { broadcast } from './stub.js';
import type { View } from './view.js';
import { present, seconds } from './write.js';

/** How many races are given when nobody says (ours), and the most. */
export const DEFAULT_RACES = 10;
export const MOST_RACES = 50;
/** How long a race counts as recently closed (ours). */
export const RECENT = 10 * 60_000;

/** The meeting as it stands in an item here. */
export function meetingBrief(view: View, meeting: Meeting): JsonObject {
  return present({
    sellCode: meeting.sellCode,
    raceType: meeting.code,
    meetingName: meeting.name,
    location: meeting.location,
    ...courseBody(view, meeting),
    railPosition: meeting.rail,
    venueMnemonic: meeting.mnemonic,
    meetingDate: meeting.date,
  });
}

/** A race as it stands in lists of what is next. */
export function raceItem(view: View, race: Race): JsonObject {
  const state = view.world.state(race, view.now);
  return {
    raceStartTime: seconds(state.start),
    raceNumber: race.number,
    raceName: race.name,
    raceDistance: race.distance,
    raceStatus: state.status,
    ...broadcast(race),
    hasFixedOdds: state.fixedOpen,
    hasParimutuel: !race.meeting.fixedOddsOnly,
    willHaveFixedOdds: true,
    meeting: meetingBrief(view, race.meeting),
    _links: race.meeting.fixedOddsOnly
      ? { self: raceLink(view, race) }
      : {
          self: raceLink(view, race),
          form: raceLink(view, race, '/form'),
          bigBets: raceLink(view, race, '/big-bets'),
        },
  };
}

export interface NextToGoOptions {
  most: number;
  /** Also the races closed within the last ten minutes. */
  recentlyClosed: boolean;
  /** Also fixed-odds-only meetings. */
  nonTab: boolean;
}

/** The races to come, all codes mixed, by their start; at night some are of yesterday's date. */
export function nextToGoBody(view: View, options: NextToGoOptions): JsonObject {
  const { world, now } = view;
  const [yesterday = '', today = '', tomorrow = ''] = world.listedDates(now);
  const wanted = (race: Race): boolean => {
    const { over, status } = world.state(race, now);
    if (status === 'Abandoned' || (race.meeting.fixedOddsOnly && !options.nonTab)) return false;
    return !over || (options.recentlyClosed && now - race.times.closed < RECENT);
  };
  const start = (race: Race): number => world.state(race, now).start;
  const racesOf = (date: string): Race[] =>
    world
      .day(date)
      .meetings.flatMap(({ races }) =>
        races.filter((race) => now - race.times.closed < RECENT && wanted(race)),
      );
  const races = [...racesOf(yesterday), ...racesOf(today)];
  // Tomorrow's programme is looked at only when today's runs out.
  if (races.length < options.most) races.push(...racesOf(tomorrow));
  races.sort((a, b) => start(a) - start(b) || a.index - b.index);
  return { races: races.slice(0, options.most).map((race) => raceItem(view, race)) };
}
