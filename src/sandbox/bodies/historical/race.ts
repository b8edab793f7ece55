import type { Jurisdiction } from '../../../domain/jurisdiction.js';
import type { JsonObject } from '../../../util/json.js';
import type { Pool, Product, ProductDividends, Race, RacingWorld } from '../../world/racing.js';
import { dollars } from '../racing/write.js';
import type { LetteredMeeting } from './find.js';
import { historicalRunner } from './runner.js';
import { historicalTime } from './words.js';

/** Four groups whatever was placed: places nobody took, shared ones and an abandoned race leave empty ones (recorded). */
export function fourGroups(results: readonly (readonly number[])[]): number[][] {
  return [0, 1, 2, 3].map((place) => [...(results[place] ?? [])]);
}

/** The meeting as a race names it. `venueMnemonic` is the day's letter here, not the venue's three (recorded). */
export function historicalMeeting({ date, location, name, code, sellCode }: LetteredMeeting): JsonObject {
  return {
    meetingDate: date,
    location,
    meetingName: name,
    raceType: code,
    venueMnemonic: sellCode.meetingCode,
    sellCode: { ...sellCode },
  };
}

/** Pools of Victoria that are told with the one they are merged with (recorded). */
const MERGED: Partial<Record<Product, Product>> = {
  OddsAndEvens: 'Quinella',
  Quinella: 'OddsAndEvens',
  Trio: 'Trifecta',
  Trifecta: 'Trio',
};

/** The pool that this one is merged with, and what both hold; nothing where there is none. */
function mergedWith(product: Product, pools: readonly Pool[]): JsonObject {
  const own = pools.find((pool) => pool.product === product);
  const other = pools.find((pool) => pool.product === MERGED[product]);
  if (!own || !other) return {};
  return { mergePool: other.product, mergePoolTotal: dollars(own.total + other.total) };
}

/** One pool of a stored race; every one is `Paying` (recorded, even of an abandoned race). */
export function historicalPool(
  pool: Pool,
  letter: string,
  startOf: (leg: Race) => number,
  pools: readonly Pool[] = [],
): JsonObject {
  return {
    poolStatusCode: 'Paying',
    wageringProduct: pool.product,
    poolTotal: dollars(pool.total),
    jackpot: dollars(pool.jackpot),
    poolCloseTime: historicalTime(pool.closesAt),
    ...mergedWith(pool.product, pools),
    legs: pool.legs.map((leg, index) => ({
      legNumber: index + 1,
      raceNumber: leg.number,
      venueMnemonic: letter,
      raceType: leg.meeting.code,
      startTime: historicalTime(startOf(leg)),
    })),
  };
}

function dividend(
  { product, jackpotCarriedOver, closedAt, dividends }: ProductDividends,
  pools: readonly Pool[],
): JsonObject {
  return {
    poolStatusCode: 'Paying',
    wageringProduct: product,
    jackpotCarriedOver: dollars(jackpotCarriedOver),
    poolCloseTime: historicalTime(closedAt),
    ...mergedWith(product, pools),
    poolDividends: dividends.map(({ selections, amount }) => ({
      selections: [...selections],
      amount: dollars(amount),
    })),
  };
}

// An internal address the service lets out with each book (recorded); this one leads nowhere.
function winBook({ date, name }: LetteredMeeting, jurisdiction: Jurisdiction): string {
  const day = date.split('-').map(Number).join('/');
  const book = name
    .replace(/[^A-Z]/gi, '')
    .toUpperCase()
    .slice(0, 6);
  return `http://sandbox.invalid/historical-results/v4/Tabcorp${jurisdiction}/fixedodds/${day}/book/${book}WI/propositions`;
}

function replay(race: Race): string {
  const { date, code, replayCode } = race.meeting;
  const [year, month] = date.split('-');
  const letter = code === 'H' ? 'T' : code;
  const file = `${date.replaceAll('-', '')}${replayCode}${letter}${String(race.number).padStart(2, '0')}.mp3`;
  return `https://mediatabs.skyracing.com.au/Audio_Replay/${year}/${month}/${file}`;
}

/** The whole body of a stored race, as punters of this jurisdiction's tote were paid. */
export function historicalRace(
  world: RacingWorld,
  meeting: LetteredMeeting,
  race: Race,
  jurisdiction: Jurisdiction,
  now: number,
): JsonObject {
  const card = world.card(race);
  const state = world.state(race, now);
  const abandoned = state.status === 'Abandoned';
  const substitute = world.substitute(race, jurisdiction);
  const prices = new Map(world.fixedPrices(race, now).map((price) => [price.runner, price]));
  const tote = abandoned ? new Map() : world.toteReturns(race, now, jurisdiction);
  const facts = { state, prices, tote, fixedPlaces: card.fixedPlaces };
  const rows = card.runners.filter(({ vacantBox }) => !vacantBox);
  const letter = meeting.sellCode.meetingCode;
  const pools = world.pools(race, now, jurisdiction);
  return {
    raceNumber: race.number,
    raceName: race.name,
    raceStartTime: historicalTime(state.start),
    raceStatus: state.status,
    raceDistance: race.distance,
    results: fourGroups(state.results),
    ...(state.resultedAt === undefined ? {} : { resultedTime: historicalTime(state.resultedAt) }),
    ...(abandoned || substitute === undefined ? {} : { substitute }),
    scratchings: rows.filter(({ scratching }) => scratching).map((row) => historicalRunner(row, facts)),
    runners: rows.map((row) => historicalRunner(row, facts)),
    ...(race.conditions === undefined ? {} : { raceClassConditions: race.conditions }),
    hasFixedOdds: false,
    hasParimutuel: true,
    ...(abandoned || prices.size === 0 ? {} : { winBook: winBook(meeting, jurisdiction) }),
    willHaveFixedOdds: !abandoned && prices.size > 0,
    meeting: historicalMeeting(meeting),
    skyRacing: { audio: replay(race) },
    // A running double is told on its first leg only (recorded); of the others every leg tells.
    pools: pools
      .filter(({ product, leg }) => !abandoned && (product !== 'RunningDouble' || leg === 1))
      .map((pool) => historicalPool(pool, letter, (leg) => world.state(leg, now).start, pools)),
    dividends: world.dividends(race, now, jurisdiction).map((one) => dividend(one, pools)),
  };
}
