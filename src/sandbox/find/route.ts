import { isCalendarDate } from '../../domain/dates.js';
import { JURISDICTIONS, type Jurisdiction } from '../../domain/jurisdiction.js';
import { raceLink } from '../bodies/racing/links.js';
import { linksFor } from '../bodies/sports/links.js';
import { badQuery } from '../http/read-query.js';
import type { SandboxReply, SandboxRequest, SandboxRoute } from '../http/route.js';
import type { Race } from '../world/racing.js';
import type { World } from '../world/world.js';
import { type Happening, RACE_HAPPENINGS } from './races.js';

/** How many are told. */
const MOST = 10;
const CALLED_OFF = 'called-off-match';
const WORDS = [...Object.keys(RACE_HAPPENINGS), CALLED_OFF];

interface Found extends Happening {
  key: string;
  /** Its address in the emulated TAB. */
  address: string;
}

const firstOf = ({ moments }: Happening): number => Math.min(...Object.values(moments));

/** Happenings in races: of one date all, else those to come, day by day until there are enough. */
function inRaces({ racing }: World, what: string, { now, origin, query }: SandboxRequest): Found[] {
  const look = RACE_HAPPENINGS[what];
  const date = query.get('date');
  const jurisdiction = (query.get('jurisdiction') ?? 'NSW') as Jurisdiction;
  const of = (race: Race): Found[] => {
    const happening = look?.(race, racing);
    if (!happening || (date === null && firstOf(happening) <= now)) return [];
    const { meeting, matchName, number } = race;
    const key = [meeting.date, meeting.code, meeting.mnemonic ?? meeting.name, matchName ?? number].join('/');
    return [{ key, address: raceLink({ origin, jurisdiction }, race), ...happening }];
  };
  const found: Found[] = [];
  for (const day of date === null ? racing.listedDates(now) : [date]) {
    found.push(...racing.day(day).meetings.flatMap(({ races }) => races.flatMap(of)));
    if (found.length >= MOST) break;
  }
  return found;
}

/** Matches now on offer that will be called off. */
function calledOff({ sports }: World, { now, origin, query }: SandboxRequest): Found[] {
  const links = linksFor(origin, query.get('jurisdiction') ?? 'NSW');
  return sports.sports
    .flatMap(({ name }) => sports.competitions(name))
    .flatMap((info) =>
      sports
        .open(info, now)
        .filter((event) => event.over > now && event.calledOff(event.over))
        .map(({ name, start, over }) => ({
          key: [info.sport, info.name, name].join(' > '),
          address: links.to(info.sport, 'competitions', info.name, 'matches', name),
          moments: { 'called-off': over },
          details: { start: new Date(start).toISOString() },
        })),
    );
}

function answer(world: World, request: SandboxRequest): SandboxReply {
  const { query } = request;
  const what = query.get('what') ?? '';
  const date = query.get('date');
  if (!WORDS.includes(what)) return badQuery({ name: 'what', message: `should be ${WORDS.join(', ')}` });
  if (date !== null && !isCalendarDate(date)) {
    return badQuery({ name: 'date', message: 'should be a date such as 2026-11-24' });
  }
  const found = what === CALLED_OFF ? calledOff(world, request) : inRaces(world, what, request);
  return {
    status: 200,
    body: {
      what,
      found: found
        .toSorted((a, b) => firstOf(a) - firstOf(b))
        .slice(0, MOST)
        .map(({ key, address, moments, details }) => ({
          key,
          address,
          moments: Object.fromEntries(
            Object.entries(moments).map(([name, at]) => [name, new Date(at).toISOString()]),
          ),
          ...details,
        })),
    },
  };
}

/**
 * `GET /sandbox/find?what=…`: where and when in this world something out of the ordinary will happen, the soonest first, ten at
 * most: what a client can't know, so that whoever tests one need not wait for it. `date` looks at the races of one day,
 * past or to come; without it at what is still to come on the days listed.
 */
export function findRoute(world: World): SandboxRoute {
  return {
    method: 'GET',
    path: '/sandbox/find',
    needsJurisdiction: false,
    handle: (request) => {
      const { query } = request;
      const jurisdiction = query.get('jurisdiction');
      return jurisdiction === null || JURISDICTIONS.some((one) => one === jurisdiction)
        ? answer(world, request)
        : badQuery({ name: 'jurisdiction', message: `should be ${JURISDICTIONS.join(', ')}` });
    },
  };
}
