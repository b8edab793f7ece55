import { LRUCache } from 'lru-cache';
import type { Cents } from '../../../util/money.js';
import { addDays } from '../../../util/zone.js';
import type { ClaimSources } from './claims.js';
import { atHome } from './lifecycle.js';
import { isMetropolitan } from './metropolitan.js';
import { isLocal, isSingle, sold } from './pool-size.js';
import { promisedIn, racesOf } from './pools.js';
import { settledOf } from './settled.js';
import type { Meeting, Product, Race, RacingDay, Tote } from './types.js';

/** Money carried into a pool from earlier ones that nobody won, all of it whatever the time. */
export type CarriedIn = (product: Product, legs: readonly Race[], tote: Tote) => Cents;

type Sources = Omit<ClaimSources, 'carried'> & { day(date: string): RacingDay };

/** Days looked back for the last one with a named pool: hardly any Saturday has no Big6. */
const LOOK_BACK = 30;
const SATURDAY = 6;
/** Named pools in a row that nobody won, after which the trace is given up: never seen. */
const LONGEST_CHAIN = 40;
/** A jackpot to try with whether anything of a pool goes over. */
const TRIAL: Cents = 10_000;
const MOST_HELD = 3000;

/** Money stays among metropolitan gallops, the other meetings of a code at home, or those of a code overseas. */
function kindOf(meeting: Meeting): string {
  const where = isMetropolitan(meeting) ? 'city' : atHome(meeting) ? 'country' : 'overseas';
  return `${meeting.code} ${where}`;
}

const firstStart = ({ races: [race] }: Meeting): number => race?.advertised ?? 0;

/** The meetings of a kind with a tote, those first whose pools are named: overseas the last to begin, else as listed. */
function meetingsOf({ meetings }: RacingDay, kind: string): Meeting[] {
  const held = meetings.filter((one) => !one.fixedOddsOnly && kindOf(one) === kind);
  return kind.endsWith('overseas') ? held.sort((a, b) => firstStart(b) - firstStart(a)) : held;
}

/** The pools of a product at a meeting, by their legs. */
function poolsOf({ startersOf }: Sources, { races, multiLegs }: Meeting, product: Product): Race[][] {
  const [any] = races;
  if (!any) return [];
  if (product === 'RunningDouble') return races.slice(1).map((race, i) => [races[i] as Race, race]);
  if (!isSingle(product)) {
    return multiLegs.filter((one) => one.product === product).map(({ legs }) => racesOf(any, legs));
  }
  // What goes over is sold by every tote.
  return races.filter((race) => sold(startersOf(race), 'NSW').includes(product)).map((race) => [race]);
}

/** The pools of a product on a day at meetings of a kind: which of them is named, and, drawn only when asked, all. */
interface DayPools {
  named: Race | undefined;
  pools(): readonly (readonly Race[])[];
}

function dayPoolsOf(sources: Sources, date: string, kind: string, product: Product): DayPools {
  const meetings = meetingsOf(sources.day(date), kind);
  const pools = () => meetings.flatMap((one) => poolsOf(sources, one, product));
  // A Big6 is named once a week.
  if (product === 'Big6' && new Date(`${date}T00:00:00Z`).getUTCDay() !== SATURDAY) {
    return { named: undefined, pools };
  }
  for (const meeting of meetings) {
    const named = poolsOf(sources, meeting, product).at(-1)?.at(-1);
    if (named) return { named, pools };
  }
  return { named: undefined, pools };
}

/**
 * Traces what earlier pools carry in. Money that nobody won goes into a pool that the operator names: of the same product,
 * code, kind of meeting and tote, the next day (a Big6 the next Saturday) at the first meeting of the list, on its last
 * race or over its legs. That the whole net pool goes over is known, which pool is named is ours.
 */
export function createJackpots(sources: Sources): CarriedIn {
  const known = new LRUCache<string, Cents>({ max: MOST_HELD });
  const days = new WeakMap<RacingDay, Map<string, DayPools>>();
  const bare: ClaimSources = { ...sources, carried: () => 0 };

  function dayPools(date: string, kind: string, product: Product): DayPools {
    const day = sources.day(date);
    const held = days.get(day) ?? new Map<string, DayPools>();
    days.set(day, held);
    const key = `${kind} ${product}`;
    const found = held.get(key) ?? dayPoolsOf(sources, date, kind, product);
    held.set(key, found);
    return found;
  }

  function isNamed(product: Product, legs: readonly Race[]): boolean {
    const { meeting, number } = legs.at(-1) as Race;
    const { named } = dayPools(meeting.date, kindOf(meeting), product);
    // By name: the day may have been drawn again meanwhile.
    return named?.number === number && named.meeting.name === meeting.name;
  }

  /** What goes over from a pool. */
  function unwon(product: Product, legs: readonly Race[], tote: Tote, chain: number): Cents {
    const total = sources.finalPool(product, legs.at(-1) as Race, tote);
    const promised = promisedIn(sources.seed, product, legs);
    const over = (jackpot: Cents): Cents =>
      settledOf(bare, { product, legs, total, jackpot }, tote).reduce((sum, { carried }) => sum + carried, 0);
    if (!isNamed(product, legs)) return over(promised);
    return over(promised + TRIAL) === 0 ? 0 : over(promised + into(product, legs, tote, chain - 1));
  }

  function into(product: Product, legs: readonly Race[], tote: Tote, chain: number): Cents {
    const { meeting } = legs.at(-1) as Race;
    const kind = kindOf(meeting);
    const key = `${meeting.date} ${kind} ${product} ${tote}`;
    const held = known.get(key);
    if (held !== undefined) return held;
    let sum = 0;
    for (let back = 1; back <= LOOK_BACK && chain > 0; back++) {
      const { pools, named } = dayPools(addDays(meeting.date, -back), kind, product);
      for (const earlier of pools()) sum += unwon(product, earlier, tote, chain);
      // What went before that is in the named pool already.
      if (named) break;
    }
    known.set(key, sum);
    return sum;
  }

  // Somebody has always backed the winner.
  return (product, legs, tote) =>
    product !== 'Win' && !isLocal(product) && isNamed(product, legs)
      ? into(product, legs, tote, LONGEST_CHAIN)
      : 0;
}
