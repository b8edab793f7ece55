import { type Jurisdiction, RACING_DAY_ZONE } from '../../../domain/jurisdiction.js';
import type { JsonObject } from '../../../util/json.js';
import { addDays, dateIn } from '../../../util/zone.js';
import type { SandboxRequest, SandboxRoute } from '../../http/route.js';
import type { Meeting, Pool, Race, RacingWorld } from '../../world/racing.js';
import { RACING, raceLink } from '../racing/links.js';
import { dollars, seconds } from '../racing/write.js';

function meetingBody({
  sellCode,
  code,
  name,
  location,
  weather,
  track,
  rail,
  mnemonic,
  date,
}: Meeting): JsonObject {
  return {
    sellCode: { ...sellCode },
    raceType: code,
    meetingName: name,
    location,
    weatherCondition: weather,
    trackCondition: track,
    railPosition: rail,
    venueMnemonic: mnemonic,
    meetingDate: date,
  };
}

/** A pool and the race it starts with. */
interface JackpotPool {
  pool: Pool;
  first: Race;
}

function jackpotPools(
  world: RacingWorld,
  date: string,
  now: number,
  jurisdiction: Jurisdiction,
): JackpotPool[] {
  return world
    .day(date)
    .meetings.flatMap((meeting) => world.multiLegPools(meeting, now, jurisdiction))
    .flatMap((pool) => {
      const [first] = pool.legs;
      const there = first !== undefined && world.state(first, now).status !== 'Abandoned';
      return there && pool.jackpot > 0 ? [{ pool, first }] : [];
    });
}

function jackpotBody(
  { pool, first }: JackpotPool,
  world: RacingWorld,
  { now, origin, query }: SandboxRequest,
): JsonObject {
  const { meeting, number } = first;
  const context = { origin, jurisdiction: query.get('jurisdiction') as Jurisdiction };
  return {
    wageringProduct: pool.product,
    ...(pool.name === undefined ? {} : { name: pool.name }),
    jackpot: dollars(pool.jackpot),
    poolTotal: dollars(pool.total),
    poolStatusCode: pool.status,
    meeting: meetingBody(meeting),
    raceNumber: number,
    raceStartTime: seconds(world.state(first, now).start),
    legs: pool.legs.map((leg, index) => ({
      legNumber: index + 1,
      raceNumber: leg.number,
      venueMnemonic: leg.meeting.mnemonic,
      raceType: leg.meeting.code,
      startTime: seconds(world.state(leg, now).start),
    })),
    _links: { self: raceLink(context, first) },
  };
}

function resolveDate(text: string, now: number): string {
  const today = dateIn(now, RACING_DAY_ZONE);
  return text === 'today' ? today : text === 'tomorrow' ? addDays(today, 1) : text;
}

/**
 * `…/racing/jackpots`, pools with money carried in that can still be bet, and `…/dates/{date}/jackpot-pools`, all
 * of a day; an unknown day has none. Only the paths are recorded, in templates: the bodies are ours.
 */
export function jackpotRoutes(world: RacingWorld): SandboxRoute[] {
  const found = (request: SandboxRequest, date: string): JackpotPool[] =>
    jackpotPools(world, date, request.now, request.query.get('jurisdiction') as Jurisdiction);
  return [
    {
      method: 'GET',
      path: `${RACING}/jackpots`,
      handle: (request) => {
        const pools = world.listedDates(request.now).flatMap((date) => found(request, date));
        const open = pools.filter(({ pool }) => pool.status === 'Open');
        return { status: 200, body: { jackpots: open.map((one) => jackpotBody(one, world, request)) } };
      },
    },
    {
      method: 'GET',
      path: `${RACING}/dates/{date}/jackpot-pools`,
      handle: (request) => {
        const date = resolveDate(request.params['date'] ?? '', request.now);
        const pools = world.listedDates(request.now).includes(date) ? found(request, date) : [];
        return { status: 200, body: { jackpotPools: pools.map((one) => jackpotBody(one, world, request)) } };
      },
    },
  ];
}
