import { LRUCache } from 'lru-cache';
import type { Cents } from '../../../util/money.js';
import { addDays } from '../../../util/zone.js';
import type { ClaimSources } from './claims.js';
import { atHome } from './lifecycle.js';
import { isMetropolitan } from './metropolitan.js';
import { finalPool, isSingle, promisedIn, racesOf, sold } from './pools.js';
import { settledOf } from './settled.js';
import type { Meeting, Product, Race, RacingDay, Tote } from './types.js';

/** Money carried into a pool from earlier ones that nobody won, all of it whatever the time. */
export type CarriedIn = (product: Product, legs: readonly Race[], tote: Tote) => Cents;

type Sources = Omit<ClaimSources, 'carried'> & { day(date: string): RacingDay };

/** Days looked back for the last one with a named pool: metropolitan meetings are held at least once a week. */
const LOOK_BACK = 14;
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

/** The meetings of a kind with a tote; first the one whose pools are named: overseas the last to begin, else the list's first. */
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
  return races.filter((race) => sold(startersOf(race)).includes(product)).map((race) => [race]);
}

/**
 * Traces what earlier pools carry in. Money that nobody won goes into a pool that the operator names: the next one of the
 * same product, code, kind of meeting and tote on a later day, on the last race of that day's main meeting or over its
 * legs. That the whole net pool goes over is known, which pool is named is ours.
 */
export function createJackpots(sources: Sources): CarriedIn {
  const known = new LRUCache<string, Cents>({ max: MOST_HELD });
  const listed = new WeakMap<RacingDay, Map<string, Meeting[]>>();
  const bare: ClaimSources = { ...sources, carried: () => 0 };

  function meetings(date: string, kind: string): Meeting[] {
    const day = sources.day(date);
    const kinds = listed.get(day) ?? new Map<string, Meeting[]>();
    listed.set(day, kinds);
    const found = kinds.get(kind) ?? meetingsOf(day, kind);
    kinds.set(kind, found);
    return found;
  }

  function isNamed(product: Product, legs: readonly Race[]): boolean {
    const last = legs.at(-1) as Race;
    const { meeting } = last;
    // Somebody has always backed the winner. By name: a day may have been drawn again meanwhile.
    if (product === 'Win' || meetings(meeting.date, kindOf(meeting))[0]?.name !== meeting.name) return false;
    const longer = !isSingle(product) && product !== 'RunningDouble';
    return longer || last === meeting.races.at(-1);
  }

  /** What goes over from a pool. */
  function unwon(product: Product, legs: readonly Race[], tote: Tote, chain: number): Cents {
    const total = finalPool(bare, product, legs.at(-1) as Race, tote);
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
      const pools = meetings(addDays(meeting.date, -back), kind).flatMap((one) =>
        poolsOf(sources, one, product),
      );
      for (const earlier of pools) sum += unwon(product, earlier, tote, chain);
      // What went before that is in the named pool already.
      if (pools.some((earlier) => isNamed(product, earlier))) break;
    }
    known.set(key, sum);
    return sum;
  }

  return (product, legs, tote) => (isNamed(product, legs) ? into(product, legs, tote, LONGEST_CHAIN) : 0);
}
