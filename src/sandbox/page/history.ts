import type { Jurisdiction } from '../../domain/jurisdiction.js';
import type { JsonObject } from '../../util/json.js';
import { notFound, type SandboxRoute } from '../http/route.js';
import type { Race, RacingWorld } from '../world/racing.js';

/** How many moments are told. */
const MOMENTS = 64;

const dollars = (cents: number): number => cents / 100;

/** Moments from the opening to the end, closer to each other the nearer the end is, as the money comes. */
export function moments(from: number, to: number, count = MOMENTS): number[] {
  if (to <= from) return [to];
  const at = Array.from({ length: count }, (_, i) =>
    Math.round(to - (to - from) * (1 - i / (count - 1)) ** 3),
  );
  return [...new Set(at)];
}

/** What a race's tote was at moments from its opening to now, or to its close. Money in dollars, as the bodies have it. */
export function raceHistory(
  world: RacingWorld,
  race: Race,
  now: number,
  jurisdiction: Jurisdiction,
): JsonObject {
  const to = Math.min(now, race.times.closed);
  const at = moments(Math.min(race.times.fixedOpen, to), to);
  const pools = at.map((moment) => world.pools(race, moment, jurisdiction));
  const returns = at.map((moment) => world.toteReturns(race, moment, jurisdiction));
  const single = (pools.at(-1) ?? []).filter(({ legs }) => legs.length === 1);
  return {
    at,
    pools: single.map(({ product }) => ({
      product,
      totals: pools.map((rows) => dollars(rows.find((one) => one.product === product)?.total ?? 0)),
    })),
    tote: world.card(race).runners.map(({ number }) => ({
      runner: number,
      win: returns.map((rows) => dollars(rows.get(number)?.win ?? 0)),
    })),
  };
}

/**
 * `GET /sandbox/history/{date}/{raceType}/{venue}/{race}`: how the pools and tote prices of a race have grown, which
 * the TAB does not tell. The world is a function of time, so that the past need not be kept to be told.
 */
export function historyRoute(world: RacingWorld): SandboxRoute {
  return {
    method: 'GET',
    path: '/sandbox/history/{date}/{raceType}/{venue}/{race}',
    handle: ({ params, query, now }) => {
      const { date = '', raceType = '', venue = '', race: named = '' } = params;
      if (!world.listedDates(now).includes(date)) return notFound();
      const race = world.race(date, raceType, venue, /^\d+$/.test(named) ? Number(named) : named);
      if (!race) return notFound();
      return { status: 200, body: raceHistory(world, race, now, query.get('jurisdiction') as Jurisdiction) };
    },
  };
}
