import type { JsonObject } from '../../../util/json.js';
import type { Pool, Race, Tote } from '../../world/racing.js';
import { raceLink } from './links.js';
import type { View } from './view.js';
import { dollars, present, seconds } from './write.js';

/** One leg of a pool; times are those advertised now. */
function leg({ world, now }: View, race: Race, index: number): JsonObject {
  return {
    legNumber: index + 1,
    raceNumber: race.number,
    venueMnemonic: race.meeting.mnemonic,
    raceType: race.meeting.code,
    startTime: seconds(world.state(race, now).start),
  };
}

const CASHED_OUT = new Set(['Quaddie', 'EarlyQuaddie']);
const APPROXIMATED = new Set(['Quinella', 'Exacta', 'Duet']);

function cashOut(pool: Pool): string {
  return CASHED_OUT.has(pool.product) ? 'Enabled' : 'Disabled';
}

/** So long before the start the oldest telling is flagged. */
export const LAST_HOUR = 3_600_000;

/** The moments the tote told its figures before `now`, newest first: some near ones, and one about ten minutes back. */
export function tellings({ world, now }: View, race: Race, near: number): { at: number; last: boolean }[] {
  const moments: number[] = [];
  let at = world.toteUpdatedAt(race, now);
  for (let i = 0; i < near; i++) {
    at = world.toteUpdatedAt(race, at - 1);
    moments.push(at);
  }
  moments.push(world.toteUpdatedAt(race, at - 600_000));
  // Hours before the start no row is flagged as the oldest (recorded).
  const close = world.state(race, now).start - now < LAST_HOUR;
  return moments.map((moment, i) => ({ at: moment, last: close && i === near }));
}

function poolHistory(view: View, race: Race): JsonObject[] {
  const { world, now, jurisdiction } = view;
  const rows = [{ at: world.toteUpdatedAt(race, now), last: false }, ...tellings(view, race, 3)];
  return rows.map(({ at, last }) => ({
    poolTotal: dollars(world.pool(race, 'Win', at, jurisdiction)?.total ?? 0),
    poolTotalTime: seconds(at),
    specialDisplayIndicator: last,
  }));
}

const HOSTS: Record<Tote, string> = { NSW: 'NSW TAB', VIC: 'SuperTAB', QLD: 'QLD TAB' };

/** A pool as it stands in a race. */
export function poolBody(view: View, race: Race, pool: Pool, tote: Tote): JsonObject {
  const { product } = pool;
  const { over } = view.world.state(race, view.now);
  return present({
    wageringProduct: product,
    name: pool.name,
    legNumber: pool.leg,
    poolStatusCode: pool.status,
    cashOutEligibility: cashOut(pool),
    legs: pool.legs.map((one, i) => leg(view, one, i)),
    _links: APPROXIMATED.has(product)
      ? { approximates: raceLink(view, race, `/pools/${product}/approximates`) }
      : undefined,
    poolHistory: product === 'Win' ? poolHistory(view, race) : undefined,
    poolTotal: dollars(pool.total),
    jackpot: dollars(pool.jackpot),
    cominglingHost: tote,
    cominglingHostName: HOSTS[tote],
    cominglingGuests: true,
    substitute: over ? (view.world.substitute(race, view.jurisdiction) ?? 'NYD') : 'NYD',
  });
}

/** What may still be bet on a race: the pools that are open. */
export function betTypes(pools: readonly Pool[]): JsonObject[] {
  return pools
    .filter(({ status }) => status === 'Open')
    .map(({ product, name, legs: [first] }) =>
      present({
        wageringProduct: product,
        name,
        firstLeg: {
          raceNumber: first?.number,
          venueMnemonic: first?.meeting.mnemonic,
          raceType: first?.meeting.code,
        },
      }),
    );
}

/** A pool over several races as it stands in its meeting. `nextRaceToJump` stays at the first leg, as recorded. */
export function exoticPoolBody(view: View, pool: Pool): JsonObject {
  const { world, now } = view;
  const legs = pool.legs.map((race, i) => leg(view, race, i));
  const before = pool.legs.slice(0, -1);
  const told = pool.status === 'Closed' && before.every((race) => world.state(race, now).paid);
  return present({
    wageringProduct: pool.product,
    name: pool.name,
    poolStatusCode: pool.status,
    cashOutEligibility: cashOut(pool),
    multiLegApproximatesAvailable: told ? true : undefined,
    startTime: legs[0]?.['startTime'],
    nextRaceToJump: legs[0],
    legs,
    jackpot: dollars(pool.jackpot),
    poolTotal: dollars(pool.total),
  });
}
