import type { Cents } from '../../../util/money.js';
import { random } from '../random.js';
import { HOUR, racingSpan } from './calendar.js';
import { atHome, shutAt } from './lifecycle.js';
import { isMetropolitan } from './metropolitan.js';
import { poolGrowth, TOTE_SIZE, toldAt } from './tote.js';
import type { Meeting, Pool, Product, Race, RaceState, SingleProduct, Tote } from './types.js';

// Median size of each pool against the race's win pool (recorded; multi-leg ones against their last race's).
const RATIO: Record<Product, number> = {
  Win: 1,
  Place: 0.317,
  Quinella: 0.196,
  Exacta: 0.073,
  Duet: 0.019,
  Trifecta: 0.443,
  FirstFour: 0.335,
  RunningDouble: 0.099,
  DailyDouble: 0.294,
  Treble: 0.112,
  EarlyQuaddie: 1.025,
  Quaddie: 4.897,
  Big6: 0.053,
};
/** How far pools lie from that, below and above, as standard deviations of the log (recorded). */
const SPREAD: Record<Product, readonly [below: number, above: number]> = {
  Win: [0.05, 0.05],
  Place: [0.51, 0.29],
  Quinella: [0.4, 0.31],
  Exacta: [0.34, 0.33],
  Duet: [0.8, 0.34],
  Trifecta: [0.49, 0.32],
  FirstFour: [0.41, 0.34],
  RunningDouble: [0.37, 0.6],
  DailyDouble: [0.47, 0.26],
  Treble: [0.36, 0.64],
  EarlyQuaddie: [0.24, 0.43],
  Quaddie: [0.27, 0.25],
  Big6: [0.9, 1.52],
};

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

const SINGLES: readonly SingleProduct[] = [
  'Win',
  'Place',
  'Quinella',
  'Exacta',
  'Duet',
  'Trifecta',
  'FirstFour',
];

/** True for a product sold on one race alone. */
export function isSingle(product: Product): product is SingleProduct {
  return SINGLES.includes(product as SingleProduct);
}

/** What the pools of a race need to know of the rest of the world. */
export interface PoolSources {
  seed: string;
  /** Final size of a race's win pool in New South Wales. */
  winPool(race: Race): Cents;
  status(race: Race, now: number): Pick<RaceState, 'status' | 'paid' | 'over'>;
  startersOf(race: Race): number;
  /** Money carried into a pool from earlier ones that nobody won. */
  carried(product: Product, legs: readonly Race[], tote: Tote): Cents;
}

/** Final size of a pool in one tote, in steps of 50 cents (multi-leg pools hold odd cents). */
export function finalPool(sources: PoolSources, product: Product, last: Race, tote: Tote): Cents {
  const { meeting } = last;
  const draw = random(
    sources.seed,
    meeting.date,
    meeting.code,
    meeting.name,
    last.number,
    'pool',
    product,
    tote,
  );
  const stray = draw.normal(0, 1);
  const factor = Math.exp(stray * SPREAD[product][stray < 0 ? 0 : 1]);
  const win = sources.winPool(last) * TOTE_SIZE[tote];
  if (product === 'Win') return Math.max(5000, Math.round((win * factor) / 50) * 50);
  const exact = win * RATIO[product] * factor;
  const multi = !isSingle(product);
  // Away from home gallops hardly anybody plays the multi-leg pools: a quaddie of ten dollars is on record.
  const thin = multi && product !== 'RunningDouble' && !(meeting.code === 'R' && atHome(meeting));
  const scaled = thin ? exact * Math.exp(draw.normal(Math.log(0.015), 1.3)) : exact;
  return multi ? Math.round(scaled) : Math.round(scaled / 50) * 50;
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

/** One pool at `now`: it grows until its first leg closes. */
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
  const size = finalPool(sources, product, legs.at(-1) as Race, tote);
  const grown = size * poolGrowth(toldAt(first, now), shut);
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

/** The products sold on a single race with so many starters. */
export function sold(starters: number): SingleProduct[] {
  const least: Partial<Record<SingleProduct, number>> = { Trifecta: 4, FirstFour: 5, Duet: 5 };
  return SINGLES.filter((product) => starters >= (least[product] ?? 2));
}

/** The pools over several races of a meeting. */
export function multiLegPoolsAt(sources: PoolSources, meeting: Meeting, now: number, tote: Tote): Pool[] {
  const [any] = meeting.races;
  if (!any) return [];
  return meeting.multiLegs.map(({ product, legs }) =>
    poolAt(sources, product, racesOf(any, legs), 1, now, tote),
  );
}

// The order in which a race lists the longer pools it is a leg of.
const LISTED = ['DailyDouble', 'Treble', 'EarlyQuaddie', 'Quaddie', 'Big6'] as const;

/** Every pool a race belongs to: those on it alone, the running double it begins, and the longer ones it is a leg of. */
export function poolsAt(sources: PoolSources, race: Race, now: number, tote: Tote): Pool[] {
  const { meeting } = race;
  if (meeting.fixedOddsOnly || sources.status(race, now).status === 'Abandoned') return [];
  const pools = sold(sources.startersOf(race)).map((product) =>
    poolAt(sources, product, [race], 1, now, tote),
  );
  const next = nextRace(race);
  if (next) pools.push(poolAt(sources, 'RunningDouble', [race, next], 1, now, tote));
  for (const product of LISTED) {
    const multi = meeting.multiLegs.find((one) => one.product === product && one.legs.includes(race.number));
    if (!multi) continue;
    const legs = racesOf(race, multi.legs);
    pools.push(poolAt(sources, product, legs, multi.legs.indexOf(race.number) + 1, now, tote));
  }
  return pools;
}
