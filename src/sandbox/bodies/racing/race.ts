import type { JsonObject } from '../../../util/json.js';
import {
  dayBegan,
  type Pool,
  type ProductDividends,
  type Race,
  toteOf,
  type WillPay,
} from '../../world/racing.js';
import { commentsBody } from './comments.js';
import { courseBody } from './meetings.js';
import { betTypes, poolBody } from './pools.js';
import { runnerBody, runnersOf } from './runner.js';
import { extraMarkets, sameRaceMultiMarkets } from './side-markets.js';
import { skyRacing } from './stub.js';
import type { View } from './view.js';
import { dollars, present, prizeText, seconds } from './write.js';

function meetingBody(view: View, { meeting }: Race): JsonObject {
  return present({
    meetingName: meeting.name,
    venueMnemonic: meeting.mnemonic,
    meetingDate: meeting.date,
    location: meeting.location,
    raceType: meeting.code,
    ...courseBody(view, meeting),
    sellCode: meeting.sellCode,
  });
}

/** Declared dividends of one product. */
export function dividendBody({
  product,
  name,
  jackpotCarriedOver,
  closedAt,
  dividends,
}: ProductDividends): JsonObject {
  return present({
    wageringProduct: product,
    name,
    poolStatusCode: 'Paying',
    jackpotCarriedOver: dollars(jackpotCarriedOver),
    poolCloseTime: seconds(closedAt),
    poolDividends: dividends.map(({ selections, amount }) => ({ selections, amount: dollars(amount) })),
  });
}

function willPayBody({ world }: View, { product, name, won, approximates }: WillPay): JsonObject {
  const results = won.map(({ race, runner }, i) => ({
    legNumber: i + 1,
    result: runner,
    runnerName: world.card(race).runners.find(({ number }) => number === runner)?.name ?? '',
  }));
  const rows = approximates.map(({ runner, amount }) => ({ selection: runner, return: dollars(amount) }));
  return present({
    wageringProduct: product,
    name,
    approximateSets: [{ results, approximates: rows }],
  });
}

/** `NR` until the pools shut, then the runner that stands in for scratched legs. */
function substitute({ world, jurisdiction }: View, race: Race, over: boolean): number | string {
  return (over ? world.substitute(race, jurisdiction) : undefined) ?? 'NR';
}

function spectrumId({ meeting, number }: Race): string {
  return `${meeting.name
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '_')
    .slice(0, 9)}${number.toString(36).toUpperCase()}`;
}

/** When something was last told: never ahead of now, nor for a race that is over. */
function updates(view: View, race: Race): JsonObject {
  const { world, now } = view;
  return present({
    oddsUpdateTime: race.meeting.fixedOddsOnly ? undefined : seconds(world.toteUpdatedAt(race, now)),
    fixedOddsUpdateTime: now >= race.times.fixedOpen ? seconds(world.fixedUpdatedAt(race, now)) : undefined,
  });
}

/** One race with its field: the whole of what the TAB tells of it at this moment. */
export function raceBody(view: View, race: Race): JsonObject {
  const { world, now, jurisdiction } = view;
  const { meeting } = race;
  const runners = runnersOf(view, race, dayBegan(now));
  const { card, state } = runners;
  const pools: readonly Pool[] = world.pools(race, now, jurisdiction);
  const tote = !meeting.fixedOddsOnly;
  const open = state.status === 'Normal';
  const dividends = world.dividends(race, now, jurisdiction);
  return present({
    raceNumber: race.number,
    spectrumId: spectrumId(race),
    raceName: race.name,
    raceDistance: race.distance,
    trackDirection: meeting.direction,
    meeting: meetingBody(view, race),
    skyRacing: tote ? skyRacing(race) : undefined,
    hasParimutuel: tote,
    hasFixedOdds: state.fixedOpen,
    // The race itself names no channel, though its stub does (recorded).
    broadcastChannel: null,
    broadcastChannels: [],
    hasForm: tote,
    hasEarlySpeedRatings: card.runners.some(({ earlySpeed }) => earlySpeed > 0),
    allIn: false,
    cashOutEligibility: state.fixedOpen ? 'Enabled' : 'Disabled',
    allowBundle: false,
    willHaveFixedOdds: true,
    fixedOddsOnlineBetting: true,
    raceStartTime: seconds(state.start),
    raceClassConditions: race.conditions,
    apprenticesCanClaim: meeting.code === 'R',
    prizeMoney: prizeText(race.prize),
    raceStatus: state.status,
    substitute: substitute(view, race, state.over),
    results: state.results,
    resultedTime: state.resultedAt === undefined ? undefined : seconds(state.resultedAt),
    pools: pools.map((pool) => poolBody(view, race, pool, toteOf(jurisdiction))),
    allowMulti: true,
    allowParimutuelPlace: tote && card.places > 0,
    parimutuelPlaceStatus: open ? 'Open' : 'Closed',
    allowFixedOddsPlace: card.fixedPlaces > 0,
    numberOfPlaces: tote ? card.places : 0,
    numberOfFixedOddsPlaces: card.fixedPlaces,
    runners: card.runners.map((runner) => runnerBody(view, runners, runner)),
    ...updates(view, race),
    ...(tote ? commentsBody(view, card) : { ratings: [] }),
    multiLegApproximates: world.willPays(race, now, jurisdiction).map((one) => willPayBody(view, one)),
    betTypes: betTypes(pools),
    dividends: dividends.length > 0 ? dividends.map(dividendBody) : undefined,
    extraMarkets: tote ? extraMarkets(view, runners) : [],
    sameRaceMultiMarkets: tote ? sameRaceMultiMarkets(view, runners) : [],
    isPromotionAvailable: false,
    isPromotionAvailableInVenueMode: false,
  });
}
