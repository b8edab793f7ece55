import type { JsonObject } from '../../../util/json.js';
import type {
  FixedPrice,
  FormLetters,
  Race,
  RaceCard,
  RaceState,
  Runner,
  ToteReturn,
} from '../../world/racing.js';
import { raceLink, silkLink } from './links.js';
import { tellings } from './pools.js';
import { scratchedAs } from './stub.js';
import type { View } from './view.js';
import { dollars, flucsBody, milliseconds, percentageChange, present, seconds } from './write.js';

/** What all runner bodies of one race share, looked up once. */
export interface Runners {
  race: Race;
  card: RaceCard;
  state: RaceState;
  prices: ReadonlyMap<number, FixedPrice>;
  returns: ReadonlyMap<number, ToteReturn>;
  /** Of everybody but vacant boxes. */
  letters: ReadonlyMap<number, FormLetters>;
  /** Earlier tellings of the tote, newest first. */
  told: readonly { at: number; last: boolean; returns: ReadonlyMap<number, ToteReturn> }[];
  /** Start of the racing day; prices before it are the previous day's. */
  dayBegan: number;
  favourites: Record<'win' | 'place' | 'toteWin' | 'totePlace', number>;
}

/** Fixed odds are held a minute after a scratching, while the book is made anew (ours). */
export const HOLD = 60_000;

/** True while the fixed odds of a race are held for a late scratching. */
export function isHeld({ runners }: Pick<RaceCard, 'runners'>, now: number): boolean {
  return runners.some(
    ({ scratching }) => scratching?.late && scratching.at <= now && now < scratching.at + HOLD,
  );
}

/** The least of the prices that are no 0, or -1. */
function least(prices: readonly number[]): number {
  const live = prices.filter((price) => price > 0);
  return live.length > 0 ? Math.min(...live) : -1;
}

/** Looks up everything the runner bodies of a race need. */
export function runnersOf(view: View, race: Race, dayBegan: number): Runners {
  const { world, now, jurisdiction } = view;
  const card = world.card(race);
  const state = world.state(race, now);
  const prices = new Map(world.fixedPrices(race, now).map((price) => [price.runner, price]));
  const returns = world.toteReturns(race, now, jurisdiction);
  const told = race.meeting.fixedOddsOnly
    ? []
    : tellings(view, race, 4).map(({ at, last }) => ({
        at,
        last,
        returns: world.toteReturns(race, at, jurisdiction),
      }));
  const live = card.runners.filter((runner) => scratchedAs(runner, now) === undefined);
  const fixed = live.flatMap(({ number }) => prices.get(number) ?? []);
  const tote = live.flatMap(({ number }) => returns.get(number) ?? []);
  const favourites = {
    win: least(fixed.map(({ win }) => win)),
    place: least(fixed.map(({ place }) => place)),
    toteWin: least(tote.map(({ win }) => win)),
    totePlace: least(tote.map(({ place }) => place)),
  };
  return {
    race,
    card,
    state,
    prices,
    returns,
    letters: world.form.letters(race),
    told,
    dayBegan,
    favourites,
  };
}

function fixedStatus({ card, state }: Runners, runner: Runner, now: number): string {
  if (scratchedAs(runner, now) || state.status === 'Abandoned') return 'LateScratched';
  if (state.paid) {
    const place = card.finish.findIndex((group) => group.includes(runner.number));
    const before = card.finish.slice(0, place).reduce((count, group) => count + group.length, 0);
    if (before === 0) return 'Winner';
    return before < card.fixedPlaces ? 'Placing' : 'Loser';
  }
  return state.fixedOpen && !isHeld(card, now) ? 'Open' : 'Suspended';
}

// Price histories come in no order (recorded); this one is always the same.
const scrambled = (at: number): number => (at * 7919) % 10_007;

function fixedOdds(view: View, runners: Runners, runner: Runner): JsonObject | undefined {
  const price = runners.prices.get(runner.number);
  const { dayBegan, favourites, card } = runners;
  // A runner out before betting opened never had a price.
  if (!price) return undefined;
  const out = scratchedAs(runner, view.now) !== undefined;
  return present({
    returnWin: price.win,
    returnWinTime: seconds(price.since),
    returnWinOpen: price.open,
    returnWinOpenDaily: price.openDaily,
    returnPlace: price.place,
    isFavouriteWin: !out && price.win === favourites.win,
    isFavouritePlace: !out && price.place === favourites.place,
    bettingStatus: fixedStatus(runners, runner, view.now),
    propositionNumber: runner.proposition,
    differential: null,
    flucs: flucsBody(price.earlier, dayBegan),
    returnHistory: [...price.earlier, { at: price.since, price: price.last }]
      .sort((a, b) => scrambled(a.at) - scrambled(b.at))
      .map(({ at, price: returnWin }) => ({ returnWin, returnWinTime: milliseconds(at) })),
    percentageChange: percentageChange(price.win, price.earlier.at(-1)?.price),
    allowPlace: card.fixedPlaces > 0,
    winDeduction: price.winDeduction,
    placeDeduction: price.placeDeduction,
    scratchedTime: out && runner.scratching ? seconds(runner.scratching.at) : undefined,
  });
}

function toteStatus({ state }: Runners, runner: Runner, now: number): string {
  if (state.status === 'Abandoned') return 'LateScratched';
  return scratchedAs(runner, now) ?? (state.over ? 'Closed' : 'Open');
}

function parimutuel(view: View, runners: Runners, runner: Runner): JsonObject {
  const { returns, favourites, told } = runners;
  const { win, place } = returns.get(runner.number) ?? { win: 0, place: 0 };
  const movers = told.map((row) => ({ ...row, win: row.returns.get(runner.number)?.win ?? 0 }));
  // Absent where the pool is too thin for a price.
  const thin = win === 0 || movers.some((row) => row.win === 0);
  return present({
    returnWin: dollars(win),
    returnPlace: dollars(place),
    returnExact2: 0,
    isFavouriteWin: win > 0 && win === favourites.toteWin,
    isFavouritePlace: place > 0 && place === favourites.totePlace,
    isFavouriteExact2: false,
    bettingStatus: toteStatus(runners, runner, view.now),
    marketMovers: thin
      ? undefined
      : movers.map((row) => ({
          returnWin: dollars(row.win),
          returnWinTime: seconds(row.at),
          specialDisplayIndicator: row.last,
        })),
    percentageChange: thin ? undefined : percentageChange(dollars(win), dollars(movers[0]?.win ?? 0)),
  });
}

/** `fastForm` tags, by the same figures the row shows. */
function fastForm({ card }: Runners, runner: Runner): JsonObject[] | undefined {
  if (card.race.meeting.code !== 'R') return undefined;
  const rated = card.runners.toSorted((a, b) => b.formRating - a.formRating || a.number - b.number);
  const rank = rated.indexOf(runner) + 1;
  const fastest = Math.max(...card.runners.map(({ earlySpeed }) => earlySpeed));
  const tags = [
    ...(rank <= 3 ? [{ type: 'TopRated', keywords: null, ranking: rank }] : []),
    ...(fastest > 0 && runner.earlySpeed === fastest
      ? [{ type: 'LikelyLeader', keywords: null, ranking: null }]
      : []),
  ];
  return tags.length > 0 ? tags : undefined;
}

/** Riders are declared so long before the start. */
export const DECLARED = 44 * 3_600_000;

function riderNames(runners: Runners, { rider }: Runner, now: number): [string, string | null] {
  if (runners.race.meeting.code === 'G' || !rider) return ['', null];
  const declared = now >= runners.race.advertised - DECLARED;
  return declared ? [rider.short, rider.full] : ['NOT NOTIFIED', 'NOT NOTIFIED'];
}

/** A row of the field. */
export function runnerBody(view: View, runners: Runners, runner: Runner): JsonObject {
  const { race } = runners;
  const [riderDriverName, riderDriverFullName] = riderNames(runners, runner, view.now);
  const letters = runners.letters.get(runner.number);
  return present({
    runnerName: runner.name,
    runnerNumber: runner.number,
    fixedOdds: fixedOdds(view, runners, runner),
    parimutuel: race.meeting.fixedOddsOnly ? undefined : parimutuel(view, runners, runner),
    silkURL: silkLink(view, runner.silk),
    trainerName: runner.vacantBox ? '' : runner.trainer.short,
    vacantBox: runner.vacantBox,
    trainerFullName: runner.vacantBox ? '' : runner.trainer.full,
    barrierNumber: runner.barrier,
    riderDriverName,
    riderDriverFullName,
    handicapWeight: runner.weight,
    harnessHandicap: runner.handicap,
    blinkers: runner.blinkers,
    claimAmount: runner.claim,
    last5Starts: letters?.lastStarts ?? null,
    tcdwIndicators: letters?.tcdw ?? null,
    emergency: runner.emergency,
    penalty: race.meeting.code === 'G' ? 0 : null,
    dfsFormRating: runner.formRating,
    techFormRating: 0,
    totalRatingPoints: runner.totalRatingPoints,
    earlySpeedRating: runner.earlySpeed,
    earlySpeedRatingBand: runner.earlySpeedBand,
    fastForm: fastForm(runners, runner),
    // Nobody's form stands behind a vacant box (ours).
    _links: letters ? { form: raceLink(view, race, `/form/${runner.number}`) } : {},
  });
}
