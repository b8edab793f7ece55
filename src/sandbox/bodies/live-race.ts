import type { SandboxRequest } from '../http/route.js';
import { HOUR, racingSpan } from '../world/racing/calendar.js';
import type { Race, RacingWorld } from '../world/racing.js';

/** Path of one race's own resources. */
export const RACE_PATH =
  '/v1/tab-info-service/racing/dates/{date}/meetings/{raceType}/{venueMnemonic}/races/{raceNumber}';

/** The moment a day's races leave the live service: noon in Sydney on the day after (ours; clients only know "a day or so"). */
export function leavesAt(date: string): number {
  return racingSpan(date).end + 7 * HOUR;
}

type Asked = Pick<SandboxRequest, 'params' | 'query' | 'now'>;

function isLive(world: RacingWorld, date: string, now: number): boolean {
  return world.listedDates(now).includes(date) && now < leavesAt(date);
}

/**
 * The tote race a request's path names, while the live service has it; undefined for the rest: unknown, gone,
 * not listed yet, or one asked by `fixedOdds=true`, which reads the path as names of fixed-odds-only races.
 */
export function liveToteRace(world: RacingWorld, { params, query, now }: Asked): Race | undefined {
  const { date = '', raceType = '', venueMnemonic = '', raceNumber = '' } = params;
  if (query.get('fixedOdds') === 'true' || !/^[1-9]\d?$/.test(raceNumber)) return undefined;
  if (!isLive(world, date, now)) return undefined;
  const race = world.race(date, raceType, venueMnemonic, Number(raceNumber));
  return race?.meeting.fixedOddsOnly ? undefined : race;
}

/**
 * The race a request's path names, while the live service has it: a tote race by number, or with
 * `fixedOdds=true` a fixed-odds-only race by the names of meeting and match (recorded).
 */
export function liveRace(world: RacingWorld, asked: Asked): Race | undefined {
  const { params, query, now } = asked;
  if (query.get('fixedOdds') !== 'true') return liveToteRace(world, asked);
  const { date = '', raceType = '', venueMnemonic = '', raceNumber = '' } = params;
  if (!isLive(world, date, now)) return undefined;
  const race = world.race(date, raceType, venueMnemonic, raceNumber);
  return race?.meeting.fixedOddsOnly ? race : undefined;
}
