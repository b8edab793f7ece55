import { JURISDICTIONS, type Jurisdiction } from '../../../domain/jurisdiction.js';
import { RACE_TYPES } from '../../../domain/racing-code.js';
import type { JsonObject } from '../../../util/json.js';
import {
  errorReply,
  notFound,
  type SandboxReply,
  type SandboxRequest,
  type SandboxRoute,
} from '../../http/route.js';
import type { MultiLeg, Race, RacingWorld } from '../../world/racing.js';
import { isStored, type LetteredMeeting, storedMeeting, storedMeetings } from './find.js';
import { fourGroups, historicalMeeting, historicalPool, historicalRace } from './race.js';
import { historicalTime } from './words.js';

const BASE = '/v1/historical-results-service';

function isJurisdiction(text: string | undefined): text is Jurisdiction {
  return JURISDICTIONS.some((one) => one === text);
}

function isDate(text: string | undefined): text is string {
  if (text === undefined || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

// Statuses are known from clients for a missing day only; refusing what can be no jurisdiction, date or race type
// with 400 follows the reads (ours).
function invalidPath(name: string, message: string): SandboxReply {
  return errorReply(400, 'INVALID_SYNTAX_ERROR', 'Invalid path', [{ path: `path.${name}`, message }]);
}

interface Asked {
  jurisdiction: Jurisdiction;
  date: string;
}

function read({ params }: SandboxRequest): Asked | SandboxReply {
  const { jurisdiction, date, raceType } = params;
  if (!isJurisdiction(jurisdiction)) {
    return invalidPath('jurisdiction', 'should be NSW, VIC, ACT, QLD, SA, NT or TAS');
  }
  if (!isDate(date)) return invalidPath('date', 'should be a date, YYYY-MM-DD');
  if (raceType !== undefined && !RACE_TYPES.some((type) => type === raceType)) {
    return invalidPath('raceType', 'should be R, H or G');
  }
  return { jurisdiction, date };
}

function selfLink(
  origin: string,
  jurisdiction: Jurisdiction,
  { date, sellCode }: LetteredMeeting,
  race: Race,
) {
  const place = `${date}/${sellCode.meetingCode}/${sellCode.scheduledType}`;
  return { self: `${origin}${BASE}/${jurisdiction}/racing/${place}/races/${race.number}` };
}

/** The historical results service (section 7 of what is known: paths and races recorded, lists from clients). */
export function historicalRoutes(world: RacingWorld): SandboxRoute[] {
  const meetingBody = (
    meeting: LetteredMeeting,
    jurisdiction: Jurisdiction,
    { origin, now }: SandboxRequest,
  ): JsonObject => ({
    ...historicalMeeting(meeting),
    races: meeting.races
      .filter((race) => isStored(race, now))
      .map((race) => {
        const state = world.state(race, now);
        return {
          raceNumber: race.number,
          raceName: race.name,
          raceStartTime: historicalTime(state.start),
          raceStatus: state.status,
          raceDistance: race.distance,
          results: fourGroups(state.results),
          _links: selfLink(origin, jurisdiction, meeting, race),
        };
      }),
  });

  const exoticPools = (meeting: LetteredMeeting, jurisdiction: Jurisdiction, now: number): JsonObject[] =>
    meeting.multiLegs.flatMap(({ product, legs }: MultiLeg) => {
      const first = meeting.races.find((race) => race.number === legs[0]);
      const pool = first && world.pool(first, product, now, jurisdiction);
      return pool
        ? [historicalPool(pool, meeting.sellCode.meetingCode, (leg) => world.state(leg, now).start)]
        : [];
    });

  const find = (request: SandboxRequest, { date }: Asked): LetteredMeeting | undefined =>
    storedMeeting(world, date, request.params['venue'] ?? '', request.params['raceType'] ?? '', request.now);

  const routeFor = (
    path: string,
    answer: (request: SandboxRequest, asked: Asked) => JsonObject | undefined,
  ) => ({
    method: 'GET' as const,
    path: `${BASE}/{jurisdiction}/racing/{date}${path}`,
    needsJurisdiction: false,
    handle: (request: SandboxRequest): SandboxReply => {
      const asked = read(request);
      if ('status' in asked) return asked;
      const body = answer(request, asked);
      return body ? { status: 200, body } : notFound();
    },
  });

  return [
    routeFor('', (request, { jurisdiction, date }) => {
      const meetings = storedMeetings(world, date, request.now);
      if (meetings.length === 0) return undefined;
      return { meetings: meetings.map((meeting) => meetingBody(meeting, jurisdiction, request)) };
    }),
    routeFor('/{venue}/{raceType}', (request, asked) => {
      const meeting = find(request, asked);
      if (!meeting) return undefined;
      return {
        ...meetingBody(meeting, asked.jurisdiction, request),
        exoticPools: exoticPools(meeting, asked.jurisdiction, request.now),
      };
    }),
    routeFor('/{venue}/{raceType}/races/{raceNumber}', (request, asked) => {
      const meeting = find(request, asked);
      const race = meeting?.races.find(({ number }) => String(number) === request.params['raceNumber']);
      if (!meeting || !race || !isStored(race, request.now)) return undefined;
      return historicalRace(world, meeting, race, asked.jurisdiction, request.now);
    }),
  ];
}
