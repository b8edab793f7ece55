import type { Jurisdiction } from '../../../domain/jurisdiction.js';
import {
  errorReply,
  notFound,
  type SandboxReply,
  type SandboxRequest,
  type SandboxRoute,
} from '../../http/route.js';
import type { RacingWorld } from '../../world/racing.js';
import { liveRace, RACE_PATH } from '../live-race.js';
import { datesBody } from './dates.js';
import { RACING } from './links.js';
import { meetingsBody, racesBody, resolveDate } from './meetings.js';
import { DEFAULT_RACES, MOST_RACES, nextToGoBody } from './next-to-go.js';
import { raceBody } from './race.js';
import { meetingsHold, nextToGoHolds, raceHolds } from './until.js';
import type { View } from './view.js';

/** The view of a request; the server has let only a good jurisdiction through. */
function viewOf(world: RacingWorld, { query, now, origin }: SandboxRequest): View {
  return { world, now, origin, jurisdiction: query.get('jurisdiction') as Jurisdiction };
}

/** How many races are wanted: undefined for a text that is no whole number from 1. */
function wantedRaces(query: URLSearchParams): number | undefined {
  const text = query.get('maxRaces');
  if (text === null) return DEFAULT_RACES;
  return /^[1-9]\d{0,8}$/.test(text) ? Math.min(Number(text), MOST_RACES) : undefined;
}

function badMaxRaces(): SandboxReply {
  return errorReply(400, 'INVALID_SYNTAX_ERROR', 'Invalid query string', [
    { path: 'query.maxRaces', message: 'should be a positive integer' },
  ]);
}

function nextToGo(world: RacingWorld, request: SandboxRequest): SandboxReply {
  const most = wantedRaces(request.query);
  if (most === undefined) return badMaxRaces();
  const options = {
    most,
    recentlyClosed: request.query.get('includeRecentlyClosed') === 'true',
    nonTab: request.query.get('nonTabVenue') === 'true',
  };
  const until = nextToGoHolds(world, most, request.now);
  return { status: 200, body: nextToGoBody(viewOf(world, request), options), until };
}

/** The racing reads: dates, meetings, races, one race, next to go. */
export function racingRoutes(world: RacingWorld): SandboxRoute[] {
  return [
    {
      method: 'GET',
      path: `${RACING}/dates`,
      handle: (request) => ({ status: 200, body: datesBody(viewOf(world, request)) }),
    },
    {
      method: 'GET',
      path: `${RACING}/dates/{date}/meetings`,
      handle: (request) => {
        const view = viewOf(world, request);
        const body = meetingsBody(view, request.params['date'] ?? '');
        const date = resolveDate(view, request.params['date'] ?? '');
        if (!world.listedDates(request.now).includes(date)) return { status: 200, body };
        const races = world.day(date).meetings.flatMap((meeting) => meeting.races);
        return { status: 200, body, until: meetingsHold(world, races, request.now) };
      },
    },
    {
      method: 'GET',
      path: `${RACING}/dates/{date}/meetings/{raceType}/{venueMnemonic}/races`,
      handle: (request) => {
        const { date = '', raceType = '', venueMnemonic = '' } = request.params;
        const listed = world.listedDates(request.now).includes(date);
        const meeting = listed ? world.meeting(date, raceType, venueMnemonic) : undefined;
        if (!meeting || meeting.fixedOddsOnly) return notFound();
        const until = meetingsHold(world, meeting.races, request.now);
        return { status: 200, body: racesBody(viewOf(world, request), meeting), until };
      },
    },
    // Fixed-odds-only races link to `all-channels` too (recorded); what it holds beyond the race is not known.
    ...[RACE_PATH, `${RACE_PATH}/all-channels`].map(
      (path): SandboxRoute => ({
        method: 'GET',
        path,
        handle: (request) => {
          const race = liveRace(world, request);
          if (!race) return notFound();
          const until = raceHolds(world, race, request.now);
          return { status: 200, body: raceBody(viewOf(world, request), race), until };
        },
      }),
    ),
    { method: 'GET', path: `${RACING}/next-to-go/races`, handle: (request) => nextToGo(world, request) },
  ];
}
