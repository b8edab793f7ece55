import type { Jurisdiction } from '../../../domain/jurisdiction.js';
import type { JsonObject } from '../../../util/json.js';
import { notFound, type SandboxReply, type SandboxRequest, type SandboxRoute } from '../../http/route.js';
import {
  createFutures,
  type FuturePrice,
  type FutureRace,
  type Futures,
  type Nomination,
} from '../../world/racing/futures.js';
import { placePrice } from '../../world/racing/place-prices.js';
import { dayBegan, type RacingWorld } from '../../world/racing.js';
import { type LinkContext, link, RACING, silkLink } from './links.js';
import { flucsBody, milliseconds, percentageChange, present, prizeText, seconds } from './write.js';

// Of long-range races clients know the path, the names of the two lists, and that a race's name ends in `(All In)`. The
// bodies are ours: those of a fixed-odds-only meeting and its races (recorded), with `allIn` true and no form.

const LISTS = { R: 'Racing Futures', G: 'Greyhound Futures' } as const;
type Code = keyof typeof LISTS;
const CODES: readonly Code[] = ['R', 'G'];

const PLACES = 3;

/** `CANNERY COLD STORAGE RSL STAKES` as `Cannery Cold Storage RSL Stakes`; words without a vowel stay. */
function written(name: string): string {
  return name.replace(/[A-Z']+/g, (word) =>
    /[AEIOUY]/.test(word) ? word.charAt(0) + word.slice(1).toLowerCase() : word,
  );
}

/** What the race is called and addressed by: `Randwick Cannery Cold Storage Stakes (All In)`. */
function matchName({ venue, name }: FutureRace): string {
  return `${written(venue)} ${written(name)} (All In)`;
}

const racesPath = (code: Code): string =>
  `${RACING}/dates/futures/meetings/${code}/${encodeURIComponent(LISTS[code])}/races`;

function raceLinks(context: LinkContext, race: FutureRace): JsonObject {
  const path = `${racesPath(race.code)}/${encodeURIComponent(matchName(race))}`;
  return {
    self: `${link(context, path)}&fixedOdds=true`,
    selfTemplate: `${context.origin}${path}?fixedOdds=true&jurisdiction={jurisdiction}{&channelType,cashSales,homeState,returnPromo,returnOffers}`,
    'self:all-channels': `${link(context, `${path}/all-channels`)}&fixedOdds=true`,
  };
}

/** What the stub and the race itself both say. */
function common(race: FutureRace, number: number): JsonObject {
  return present({
    raceNumber: number,
    raceStatus: 'Normal',
    hasParimutuel: false,
    hasFixedOdds: true,
    broadcastChannel: null,
    broadcastChannels: [],
    willHaveFixedOdds: true,
    allIn: true,
    cashOutEligibility: 'Disabled',
    allowBundle: false,
    raceStartTime: seconds(race.start),
    raceName: matchName(race),
    matchName: matchName(race),
    raceClassConditions: race.conditions,
    raceDistance: race.distance,
    fixedOddsOnlineBetting: true,
  });
}

function stub(
  context: LinkContext,
  race: FutureRace,
  number: number,
  prices: readonly FuturePrice[],
): JsonObject {
  const out = prices.filter((price) => price.out);
  return {
    ...common(race, number),
    meetingDate: race.date,
    scratchings: out.map((price) => ({
      runnerNumber: price.number,
      runnerName: race.nominations[price.number - 1]?.name ?? '',
      bettingStatus: 'Scratched',
    })),
    isJackpotRace: false,
    _links: raceLinks(context, race),
  };
}

function fixedOdds(price: FuturePrice, nomination: Nomination, favourite: number, began: number): JsonObject {
  return present({
    returnWin: price.win,
    returnWinTime: seconds(price.since),
    returnWinOpen: price.open,
    returnWinOpenDaily: price.openDaily,
    returnPlace: placePrice({ win: price.win, taste: 0 }, 0),
    isFavouriteWin: !price.out && price.win === favourite,
    isFavouritePlace: !price.out && price.win === favourite,
    bettingStatus: price.out ? 'Scratched' : 'Open',
    propositionNumber: nomination.proposition,
    differential: null,
    flucs: flucsBody(price.earlier, began),
    returnHistory: [...price.earlier, { at: price.since, price: price.win }].map(
      ({ at, price: returnWin }) => ({
        returnWin,
        returnWinTime: milliseconds(at),
      }),
    ),
    percentageChange: percentageChange(price.win, price.earlier.at(-1)?.price),
    allowPlace: true,
    // All in: nobody's return is cut, and a bet on what does not run is lost.
    scratchedTime: price.out && nomination.leaves !== undefined ? seconds(nomination.leaves) : undefined,
  });
}

function runner(
  context: LinkContext,
  race: FutureRace,
  nomination: Nomination,
  fixed: JsonObject,
): JsonObject {
  const rider = race.code === 'G' ? ['', null] : ['NOT NOTIFIED', 'NOT NOTIFIED'];
  return {
    runnerName: nomination.name,
    runnerNumber: nomination.number,
    fixedOdds: fixed,
    silkURL: silkLink(context, nomination.silk),
    trainerName: nomination.trainer.short,
    vacantBox: false,
    trainerFullName: nomination.trainer.full,
    barrierNumber: 0,
    riderDriverName: rider[0],
    riderDriverFullName: rider[1],
    handicapWeight: 0,
    harnessHandicap: null,
    blinkers: false,
    claimAmount: -1,
    last5Starts: null,
    tcdwIndicators: null,
    emergency: false,
    penalty: null,
    dfsFormRating: nomination.formRating,
    techFormRating: 0,
    totalRatingPoints: 0,
    earlySpeedRating: 0,
    earlySpeedRatingBand: 'BACKMARKER',
  };
}

function raceBody(
  context: LinkContext,
  race: FutureRace,
  number: number,
  prices: readonly FuturePrice[],
  now: number,
): JsonObject {
  const favourite = Math.min(...prices.filter(({ out }) => !out).map(({ win }) => win));
  const began = dayBegan(now);
  return {
    ...common(race, number),
    meeting: {
      meetingName: LISTS[race.code],
      meetingDate: race.date,
      location: 'AUS',
      raceType: race.code,
    },
    hasForm: false,
    hasEarlySpeedRatings: false,
    apprenticesCanClaim: false,
    prizeMoney: prizeText(race.prize),
    substitute: 'NR',
    results: [],
    pools: [],
    allowMulti: true,
    allowParimutuelPlace: false,
    parimutuelPlaceStatus: 'Closed',
    allowFixedOddsPlace: true,
    numberOfPlaces: 0,
    numberOfFixedOddsPlaces: PLACES,
    runners: race.nominations.map((nomination, i) =>
      runner(context, race, nomination, fixedOdds(prices[i] as FuturePrice, nomination, favourite, began)),
    ),
    fixedOddsUpdateTime: seconds(Math.max(race.opens, ...prices.map(({ since }) => since))),
    ratings: [],
    multiLegApproximates: [],
    betTypes: [],
    extraMarkets: [],
    sameRaceMultiMarkets: [],
    isPromotionAvailable: false,
    isPromotionAvailableInVenueMode: false,
  };
}

const contextOf = ({ origin, query }: SandboxRequest): LinkContext => ({
  origin,
  jurisdiction: query.get('jurisdiction') as Jurisdiction,
});

function stubs(futures: Futures, request: SandboxRequest, code: Code): JsonObject[] {
  return futures
    .open(code, request.now)
    .map((race, i) => stub(contextOf(request), race, i + 1, futures.prices(race, request.now)));
}

function meetings(futures: Futures, request: SandboxRequest): SandboxReply {
  const lists = CODES.map((code) => ({
    meetingName: LISTS[code],
    displayMeetingName: LISTS[code],
    location: 'AUS',
    raceType: code,
    fixedOddsOnly: true,
    races: stubs(futures, request, code),
  }));
  return { status: 200, body: { meetings: lists.filter(({ races }) => races.length > 0) } };
}

/** The list that a path names; undefined for another one, and without `fixedOdds=true`, which reads the path as names. */
function listOf({ params, query }: SandboxRequest): Code | undefined {
  const named = CODES.find((code) => code === params['raceType'] && LISTS[code] === params['meeting']);
  return query.get('fixedOdds') === 'true' ? named : undefined;
}

function oneRace(futures: Futures, request: SandboxRequest): SandboxReply {
  const code = listOf(request);
  const open = code ? futures.open(code, request.now) : [];
  const place = open.findIndex((race) => matchName(race) === request.params['race']);
  const race = open[place];
  if (!race) return notFound();
  const prices = futures.prices(race, request.now);
  return { status: 200, body: raceBody(contextOf(request), race, place + 1, prices, request.now) };
}

/** `…/dates/futures/meetings`, the long-range races, and each of them. A race leaves once its day is listed. */
export function futuresRoutes(world: RacingWorld): SandboxRoute[] {
  const futures = createFutures(world);
  const races = `${RACING}/dates/futures/meetings/{raceType}/{meeting}/races`;
  return [
    {
      method: 'GET',
      path: `${RACING}/dates/futures/meetings`,
      handle: (request) => meetings(futures, request),
    },
    {
      method: 'GET',
      path: races,
      handle: (request) => {
        const code = listOf(request);
        return code ? { status: 200, body: { races: stubs(futures, request, code) } } : notFound();
      },
    },
    ...[`${races}/{race}`, `${races}/{race}/all-channels`].map(
      (path): SandboxRoute => ({ method: 'GET', path, handle: (request) => oneRace(futures, request) }),
    ),
  ];
}
