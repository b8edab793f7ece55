import type { JackpotPool, Jackpots, PoolLeg } from '../domain/jackpots.js';
import { isObject, type JsonObject } from '../util/json.js';
import { truncate } from '../util/text.js';
import * as lenient from './lenient.js';

// No payload of either route is recorded. The members of a pool are those recorded on `exoticPools` of a meeting and
// `pools` of a race, the meeting's those of next-to-go; where the list stands is a guess, so every place is tried.

const LISTS = ['jackpots', 'jackpotPools', 'pools', 'exoticPools', 'meetings'] as const;

function short(value: unknown, max = 40): string | undefined {
  const found = lenient.text(value);
  return found === undefined ? undefined : truncate(found, max);
}

function dateOf(value: unknown): string | undefined {
  const found = lenient.text(value)?.slice(0, 10);
  return found !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(found) ? found : undefined;
}

function readLeg(value: unknown, meeting: JsonObject): PoolLeg {
  const leg = lenient.object(value);
  return {
    date: dateOf(leg['meetingDate']) ?? dateOf(meeting['meetingDate']),
    code: short(leg['raceType'], 4) ?? short(meeting['raceType'], 4),
    venue: short(leg['venueMnemonic'], 12) ?? short(meeting['venueMnemonic'], 12),
    race: lenient.integer(leg['raceNumber']),
    startsAt: lenient.time(leg['startTime']) ?? lenient.time(leg['raceStartTime']),
  };
}

function readPool(value: unknown, around: JsonObject): JackpotPool | undefined {
  const pool = lenient.object(value);
  const meeting = isObject(pool['meeting']) ? pool['meeting'] : { ...around, ...pool };
  const listed = lenient.objects(pool['legs']).slice(0, 10);
  const own = readLeg({ ...pool, startTime: pool['startTime'] ?? pool['raceStartTime'] }, meeting);
  const legs = listed.map((leg) => readLeg(leg, meeting));
  const read: JackpotPool = {
    product: short(pool['wageringProduct'], 30),
    name: short(pool['name'], 20),
    jackpot: lenient.money(pool['jackpot']),
    total: lenient.money(pool['poolTotal']),
    status: short(pool['poolStatusCode'], 20),
    meetingName: short(meeting['meetingName']),
    location: short(meeting['location'], 12),
    legs: legs.length > 0 ? legs : own.race === undefined && own.startsAt === undefined ? [] : [own],
  };
  const says = read.product !== undefined || read.jackpot !== undefined || read.total !== undefined;
  return says ? read : undefined;
}

interface Entry {
  value: unknown;
  around: JsonObject;
}

/** The pools of a list: its members, or where a member is a meeting, the pools inside. */
function entries(list: readonly unknown[], around: JsonObject): Entry[] {
  return list.slice(0, 2_000).flatMap((value) => {
    const inside = LISTS.map((name) => lenient.object(value)[name]).find(Array.isArray);
    return inside ? entries(inside, lenient.object(value)) : [{ value, around }];
  });
}

function findList(body: unknown): readonly unknown[] | undefined {
  if (Array.isArray(body)) return body;
  const top = lenient.object(body);
  return LISTS.map((name) => top[name]).find(Array.isArray);
}

/** Reads the answer of `jackpots` and of `jackpot-pools`. Any object will do; throws ContractError for another type. */
export function readJackpots(body: unknown): Jackpots {
  const found = findList(body);
  if (found === undefined) {
    const members = Object.keys(lenient.requireObject(body, 'body'));
    const unrecognised = lenient.each(members, (name) => short(name)).slice(0, 20);
    return { pools: [], unreadable: 0, unrecognised };
  }
  const all = entries(found, {});
  const pools = all.flatMap(({ value, around }) => readPool(value, around) ?? []);
  return { pools, unreadable: all.length - pools.length, unrecognised: undefined };
}
