import type { Jurisdiction } from '../../../domain/jurisdiction.js';
import { badQuery, wholeNumber } from '../../http/read-query.js';
import { notFound, type SandboxReply, type SandboxRequest, type SandboxRoute } from '../../http/route.js';
import type { Race, RacingWorld } from '../../world/racing.js';
import { liveToteRace, RACE_PATH } from '../live-race.js';
import { RACING } from './links.js';
import { DEFAULT_RACES, MOST_RACES, raceItem } from './next-to-go.js';
import type { View } from './view.js';

// Of both routes only the templates are recorded: which races they give, and how many, is ours. Their items are those
// of next to go.

/** Races given on either side of the anchor when nobody says. */
const AFTER = 5;
const BEFORE = 0;

function viewOf(world: RacingWorld, { query, now, origin }: SandboxRequest): View {
  return { world, now, origin, jurisdiction: query.get('jurisdiction') as Jurisdiction };
}

/** The races of the three days around now, by the start advertised now; fixed-odds-only ones when asked for. */
function racesAround({ world, now }: View, nonTab: boolean): { race: Race; start: number }[] {
  return world
    .listedDates(now)
    .slice(0, 3)
    .flatMap((date) => world.day(date).meetings)
    .filter(({ fixedOddsOnly }) => nonTab || !fixedOddsOnly)
    .flatMap(({ races }) => races.map((race) => ({ race, start: world.state(race, now).start })))
    .sort((a, b) => a.start - b.start || a.race.index - b.race.index);
}

const nonTabWanted = (query: URLSearchParams): boolean => query.get('nonTabVenue') === 'true';

/** The anchor in its place among the races before it and after it; races before it may be over. */
function anchored(world: RacingWorld, request: SandboxRequest): SandboxReply {
  const { query } = request;
  const start = query.get('raceStartTime');
  if (start === null || Number.isNaN(Date.parse(start))) {
    return badQuery({ name: 'raceStartTime', message: 'should be a date and time' });
  }
  const after = wholeNumber(query, 'maxNextRaces', { least: 0, most: MOST_RACES, usual: AFTER });
  const before = wholeNumber(query, 'maxPrevRaces', { least: 0, most: MOST_RACES, usual: BEFORE });
  if (after === undefined || before === undefined) {
    const name = after === undefined ? 'maxNextRaces' : 'maxPrevRaces';
    return badQuery({ name, message: 'should be a whole number' });
  }
  const anchor = liveToteRace(world, request);
  if (!anchor) return notFound();
  const view = viewOf(world, request);
  const all = racesAround(view, nonTabWanted(query));
  const place = all.findIndex(({ race }) => race === anchor);
  // A race further ahead than tomorrow stands alone.
  const shown =
    place < 0 ? [anchor] : all.slice(Math.max(0, place - before), place + after + 1).map(({ race }) => race);
  return { status: 200, body: { races: shown.map((race) => raceItem(view, race)) } };
}

/** The next races that a channel shows; none for a channel nobody knows. */
function onChannel(world: RacingWorld, request: SandboxRequest): SandboxReply {
  const { query, now } = request;
  const channel = query.get('broadcastChannel');
  if (!channel) return badQuery({ name: 'broadcastChannel', message: 'is required' });
  const most = wholeNumber(query, 'maxRaces', { least: 1, most: MOST_RACES, usual: DEFAULT_RACES });
  if (most === undefined) return badQuery({ name: 'maxRaces', message: 'should be a positive integer' });
  const view = viewOf(world, request);
  const races = racesAround(view, nonTabWanted(query)).filter(
    ({ race }) => race.meeting.channel === channel && !world.state(race, now).over,
  );
  return { status: 200, body: { races: races.slice(0, most).map(({ race }) => raceItem(view, race)) } };
}

/** `…/races/{raceNumber}/next-to-go/races`, the races around one, and `…/vision-next-to-go/races`, the next of a channel. */
export function neighbourRoutes(world: RacingWorld): SandboxRoute[] {
  return [
    {
      method: 'GET',
      path: `${RACE_PATH}/next-to-go/races`,
      handle: (request) => anchored(world, request),
    },
    {
      method: 'GET',
      path: `${RACING}/vision-next-to-go/races`,
      handle: (request) => onChannel(world, request),
    },
  ];
}
