import type { FixedPrice, Race, RaceCard, RaceState, RacingWorld, Runner } from '../../world/racing.js';
import { findRunner } from '../../world/racing.js';
import { scratchedAs } from './stub.js';

/** A market beside win and place: to finish in the first `top`, or to be first of all but the favourite. */
export type SideMarket = { kind: 'top'; top: 1 | 2 | 3 | 4 } | { kind: 'favourite out' };

/** A market with its prices now. */
export interface SidePrices {
  market: SideMarket;
  /** The favourite, which stands aside; in a market without the favourite only. */
  without?: Runner;
  /** The runners in it that can be backed, in number order, at decimal odds. */
  prices: readonly { runner: Runner; price: number }[];
}

/** What side prices are made from. */
export interface SideSources {
  race: Race;
  card: RaceCard;
  state: Pick<RaceState, 'fixedOpen'>;
  prices: ReadonlyMap<number, FixedPrice>;
}

const TOPS: readonly SideMarket[] = ([1, 2, 3, 4] as const).map((top) => ({ kind: 'top', top }));
const FAVOURITE_OUT: SideMarket = { kind: 'favourite out' };

/** A price as side markets quote it: finer steps than a win, down to 1.01. */
function quoted(price: number): number {
  const step = price < 1.5 ? 0.01 : price < 2 ? 0.05 : price < 5 ? 0.25 : price < 10 ? 0.5 : 1;
  return Math.max(1.01, Math.round(Math.round(price / step) * step * 100) / 100);
}

// Log odds to finish in the first k, against the log odds to win (fitted to one recorded race).
const FIRST_K: readonly (readonly [base: number, slope: number])[] = [
  [0, 1],
  [-1.28, 1],
  [-2.05, 1.02],
  [-2.75, 1.02],
];

function topPrice(win: number, top: number): number {
  const [base, slope] = FIRST_K[top - 1] ?? [0, 1];
  return top === 1 ? win : quoted(1 + Math.exp(base + slope * Math.log(win - 1)));
}

const FAVOURITE_OUT_BOOK = 1.24;
/** Side markets stand while so many can be backed. */
const LEAST_RUNNERS = 5;

/** Every side market of a race at `now`; none while fixed odds are closed, in small fields, or away from the tote. */
export function sidePrices({ race, card, state, prices }: SideSources, now: number): SidePrices[] {
  const rows = card.runners.flatMap((runner) => {
    const price = prices.get(runner.number);
    return price && scratchedAs(runner, now) === undefined ? [{ runner, win: price.win }] : [];
  });
  if (!state.fixedOpen || race.meeting.fixedOddsOnly || rows.length < LEAST_RUNNERS) return [];
  const tops = TOPS.map((market): SidePrices => {
    const top = market.kind === 'top' ? market.top : 1;
    return { market, prices: rows.map(({ runner, win }) => ({ runner, price: topPrice(win, top) })) };
  });
  if (race.meeting.code !== 'R') return tops;
  const shortest = Math.min(...rows.map(({ win }) => win));
  const favourite = rows.find(({ win }) => win === shortest)?.runner as Runner;
  const others = rows.filter(({ runner }) => runner !== favourite);
  const book = others.reduce((sum, { win }) => sum + 1 / win, 0);
  const left = others.map(({ runner, win }) => ({
    runner,
    price: quoted((book * win) / FAVOURITE_OUT_BOOK),
  }));
  return [...tops, { market: FAVOURITE_OUT, without: favourite, prices: left }];
}

const PER_MARKET = 1_000_000;
/** How far the ids of the market without the favourite lie from its numbers: the two differ (recorded). */
const IDS_APART = 2_000_000;

// Numbers of markets and propositions, apart from those of the win market.
const place = (market: SideMarket): number => (market.kind === 'top' ? market.top : 0);

/** The number of a side market. */
export function sideMarketId({ meeting, index }: Race, market: SideMarket): number {
  const day = Date.parse(meeting.date) / 86_400_000 - 15_000;
  return 130_000_000 + day * 4_000 + index * 8 + place(market);
}

/** What a bet on a runner in a side market names, and the id beside it. */
export function sideProposition({ proposition }: Runner, market: SideMarket): { number: number; id: number } {
  if (market.kind === 'top') {
    const number = proposition + (market.top + 1) * PER_MARKET;
    return { number, id: number };
  }
  const number = proposition + 6 * PER_MARKET;
  return { number, id: number + IDS_APART };
}

/** What a proposition, by its number or its id, names among the side markets of the races listed at `now`. */
export function findSide(
  world: Pick<RacingWorld, 'listedDates' | 'day' | 'card'>,
  proposition: number,
  now: number,
): { race: Race; runner: Runner; market: SideMarket } | undefined {
  const millions = Math.floor(proposition / PER_MARKET);
  const market = millions === 6 || millions === 8 ? FAVOURITE_OUT : TOPS[millions - 2];
  const found = market && findRunner(world, proposition % PER_MARKET, now);
  return market && found && { ...found, market };
}
