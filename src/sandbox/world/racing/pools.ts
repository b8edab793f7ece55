import type { Cents } from '../../../util/money.js';
import { random } from '../random.js';
import { HOUR, racingSpan } from './calendar.js';
import { shutAt } from './lifecycle.js';
import { isMetropolitan } from './metropolitan.js';
import { isSingle, sold } from './pool-size.js';
import { poolGrowth, toldAt } from './tote.js';
import type { Meeting, Pool, Product, Race, RaceProduct, RaceState, Tote } from './types.js';

/** Promised or carried into the first four of this share of home gallops, around this many dollars (recorded). */
const FIRST_FOUR_JACKPOT = { chance: 0.027, dollars: 40_000, spread: 1.1 } as const;

/** Money the operator adds to a pool: to those over several races with the programme, to some first fours. */
export function promisedIn(seed: string, product: Product, legs: readonly Race[]): Cents {
  const { meeting, number } = legs[0] as Race;
  if (!isSingle(product)) return meeting.multiLegs.find((one) => one.product === product)?.jackpot ?? 0;
  if (product !== 'FirstFour' || !isMetropolitan(meeting)) return 0;
  const draw = random(seed, meeting.date, meeting.code, meeting.name, number, 'carried in');
  const { chance, dollars, spread } = FIRST_FOUR_JACKPOT;
  if (!draw.chance(chance)) return 0;
  return Math.round(Math.min(250_000, Math.exp(draw.normal(Math.log(dollars), spread)))) * 100;
}

/** What the pools of a race need to know of the rest of the world. */
export interface PoolSources {
  seed: string;
  /** Final size of a pool in one tote, by its last race: see finalPool. */
  finalPool(product: Product, last: Race, tote: Tote): Cents;
  status(race: Race, now: number): Pick<RaceState, 'status' | 'paid' | 'over'>;
  startersOf(race: Race): number;
  /** The part (of 1) of the win money told at `now` that is on runners still to be scratched late. */
  toBeRefunded(race: Race, tote: Tote, now: number): number;
  /** Money carried into a pool from earlier ones that nobody won. */
  carried(product: Product, legs: readonly Race[], tote: Tote): Cents;
}

/** Race numbers to races of the same meeting. */
export function racesOf(race: Race, numbers: readonly number[]): Race[] {
  return numbers.flatMap((number) => race.meeting.races.find((other) => other.number === number) ?? []);
}

/** The next race of the meeting, with which a running double is made. */
export function nextRace(race: Race): Race | undefined {
  return race.meeting.races.find((other) => other.number === race.number + 1);
}

/** True once a leg counts: paid, or called off. */
function settled(sources: PoolSources, leg: Race, now: number): boolean {
  const { paid, status } = sources.status(leg, now);
  return paid || status === 'Abandoned';
}

/** True once every leg counts, so that dividends can be declared. */
export function allSettled(sources: PoolSources, legs: readonly Race[], now: number): boolean {
  return legs.every((leg) => settled(sources, leg, now));
}

function statusOf(sources: PoolSources, legs: readonly Race[], now: number): Pool['status'] {
  if (allSettled(sources, legs, now)) return 'Paying';
  const first = legs[0] as Race;
  return sources.status(first, now).status === 'Normal' ? 'Open' : 'Closed';
}

/** After the racing day began by this long it is told what was carried over from the day before: all of it is paid by then (ours). */
const CARRIED_TOLD = 3 * HOUR;

/** When it is told what is carried into the pools of a date. */
export function carriedToldAt(date: string): number {
  return racingSpan(date).start + CARRIED_TOLD;
}

/** Runners in a combination of a product: with any of them scratched its stake goes back. */
const HOLDS: Partial<Record<Product, number>> = {
  Win: 1,
  Place: 1,
  Quinella: 2,
  Exacta: 2,
  Duet: 2,
  Trifecta: 3,
  Trio: 3,
  FirstFour: 4,
};

/** One pool at `now`: it grows until its first leg closes, and what was staked on a runner goes back when it is scratched. */
export function poolAt(
  sources: PoolSources,
  product: Product,
  legs: readonly Race[],
  leg: number,
  now: number,
  tote: Tote,
): Pool {
  const first = legs[0] as Race;
  const carried = now >= carriedToldAt(first.meeting.date) ? sources.carried(product, legs, tote) : 0;
  const shut = shutAt(first);
  const size = sources.finalPool(product, legs.at(-1) as Race, tote);
  const stays = (1 - sources.toBeRefunded(first, tote, now)) ** (HOLDS[product] ?? 0);
  const grown = (size * poolGrowth(toldAt(first, now), shut)) / stays;
  const total = now >= shut ? size : Math.floor(grown / 50) * 50;
  const status = statusOf(sources, legs, now);
  return {
    product,
    ...(product === 'Big6' ? { name: 'SR' } : {}),
    leg,
    legs,
    total,
    jackpot: promisedIn(sources.seed, product, legs) + carried,
    status,
    closesAt: shut,
  };
}

/** The pools over several races of a meeting. */
export function multiLegPoolsAt(sources: PoolSources, meeting: Meeting, now: number, tote: Tote): Pool[] {
  const [any] = meeting.races;
  if (!any) return [];
  return meeting.multiLegs.map(({ product, legs }) =>
    poolAt(sources, product, racesOf(any, legs), 1, now, tote),
  );
}

/** The pools on a race alone; none on one that is called off or sold at fixed odds only. */
export function singlePoolsAt(sources: PoolSources, race: Race, now: number, tote: Tote): Pool[] {
  if (!hasPools(sources, race, now)) return [];
  return sold(sources.startersOf(race), tote).map((product) =>
    poolAt(sources, product, [race], 1, now, tote),
  );
}

function hasPools(sources: PoolSources, race: Race, now: number): boolean {
  return !race.meeting.fixedOddsOnly && sources.status(race, now).status !== 'Abandoned';
}

// The order in which a race lists the longer pools it is a leg of.
const LISTED = ['DailyDouble', 'Treble', 'EarlyQuaddie', 'Quaddie', 'Big6'] as const;

/** The pool of a product over several races that a race belongs to: the running double it begins, or one it is a leg of. */
function longerPoolAt(
  sources: PoolSources,
  race: Race,
  product: Exclude<Product, RaceProduct>,
  now: number,
  tote: Tote,
): Pool | undefined {
  if (product === 'RunningDouble') {
    const next = nextRace(race);
    return next && poolAt(sources, product, [race, next], 1, now, tote);
  }
  const { multiLegs } = race.meeting;
  const multi = multiLegs.find((one) => one.product === product && one.legs.includes(race.number));
  if (!multi) return undefined;
  const leg = multi.legs.indexOf(race.number) + 1;
  return poolAt(sources, product, racesOf(race, multi.legs), leg, now, tote);
}

/** One of `poolsAt`, without the others. */
export function poolOf(
  sources: PoolSources,
  race: Race,
  product: Product,
  now: number,
  tote: Tote,
): Pool | undefined {
  if (!hasPools(sources, race, now)) return undefined;
  if (!isSingle(product)) return longerPoolAt(sources, race, product, now, tote);
  if (!sold(sources.startersOf(race), tote).includes(product)) return undefined;
  return poolAt(sources, product, [race], 1, now, tote);
}

/** Every pool a race belongs to: those on it alone, the running double it begins, and the longer ones it is a leg of. */
export function poolsAt(sources: PoolSources, race: Race, now: number, tote: Tote): Pool[] {
  if (!hasPools(sources, race, now)) return [];
  const longer = ['RunningDouble', ...LISTED] as const;
  return [
    ...singlePoolsAt(sources, race, now, tote),
    ...longer.flatMap((product) => longerPoolAt(sources, race, product, now, tote) ?? []),
  ];
}
