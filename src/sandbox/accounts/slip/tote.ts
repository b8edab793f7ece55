import type { Jurisdiction } from '../../../domain/jurisdiction.js';
import type { Cents } from '../../../util/money.js';
import type { Meeting, Pool, Product, Race, RacingWorld, SingleProduct } from '../../world/racing.js';
import type { Random } from '../../world/random.js';
import { combinationCount, SHAPES } from '../combinations.js';
import { type LegsPart, type PoolPart, raceName } from '../ticket.js';
import { drawMystery } from './mystery.js';
import type { AskedRunners, AskedTote } from './read.js';
import { BetRefused } from './refusal.js';

type LegsProduct = LegsPart['product'];

/** Bet types of slips, as known from clients. */
const SINGLES: Record<string, SingleProduct> = {
  WIN: 'Win',
  PLACE: 'Place',
  QUINELLA: 'Quinella',
  EXACTA: 'Exacta',
  DUET: 'Duet',
  TRIFECTA: 'Trifecta',
  FIRST_FOUR: 'FirstFour',
};
const LEGS: Record<string, LegsProduct> = {
  RUNNING_DOUBLE: 'RunningDouble',
  DAILY_DOUBLE: 'DailyDouble',
  TREBLE: 'Treble',
  EARLY_QUADDIE: 'EarlyQuaddie',
  QUADDIE: 'Quaddie',
  BIG6: 'Big6',
};

/** Known from clients; Victoria has the pool, and the practice accounts leave it out. */
const NOT_SOLD: Record<string, string> = { TRIO: 'Trio' };

/** Bet types a slip may name. */
export const TOTE_BET_TYPES: readonly string[] = [...Object.keys(SINGLES), 'EACH_WAY', ...Object.keys(LEGS)];

/** Least stake of a combination and its step without flexi, and least part of it with: one per cent (ours: 50 cents). */
const STEP: Cents = 50;
const LEAST_FLEXI: Cents = 1;
/** Most one tote bet may cost, and most combinations it may hold (ours). */
const MOST_COST: Cents = 200_000;
const MOST_COMBINATIONS = 100_000;

function invalid(message: string): never {
  throw new BetRefused('SELECTIONS_INVALID', message);
}

/** Numbers that can be backed now, in order. */
function runnersLeft(racing: RacingWorld, race: Race, now: number): number[] {
  return racing
    .card(race)
    .runners.filter(({ vacantBox, scratching }) => !vacantBox && !(scratching && scratching.at <= now))
    .map(({ number }) => number);
}

function checked(racing: RacingWorld, race: Race, selections: readonly number[], now: number): void {
  const left = runnersLeft(racing, race, now);
  const all = racing.card(race).runners;
  for (const number of selections) {
    if (left.includes(number)) continue;
    const runner = all.find((one) => one.number === number && !one.vacantBox);
    const where = `${race.meeting.name} R${race.number}`;
    if (!runner) throw new BetRefused('RUNNER_NOT_FOUND', `No runner ${number} in ${where}`);
    throw new BetRefused('RUNNER_SCRATCHED', `${number} ${runner.name} is scratched in ${where}`);
  }
}

/**
 * The runners of every position by number: all of the field, or drawn, where a slip leaves them open. What is drawn is in no
 * other position; `count` is how many a position draws.
 */
function chosen(
  { racing, now, jurisdiction, draw }: Place,
  race: Race,
  positions: readonly AskedRunners[],
  count: number,
  named: readonly number[] = [],
): (readonly number[])[] {
  const left = runnersLeft(racing, race, now);
  const taken = new Set([...named, ...positions.flatMap((one) => (typeof one === 'string' ? [] : one))]);
  checked(racing, race, [...taken], now);
  return positions.map((one) => {
    if (one === 'FIELD') return left.filter((number) => !named.includes(number));
    if (one !== 'MYSTERY') return one;
    const drawn = drawMystery({ racing, race, now, jurisdiction }, left, taken, count, draw);
    for (const number of drawn) taken.add(number);
    return drawn;
  });
}

/** What a bet costs: the stake itself with flexi, else the stake for each combination. */
export function toteCost({ stake, flexi }: Pick<AskedTote, 'stake' | 'flexi'>, combinations: number): Cents {
  if (combinations === 0) invalid('The selections make no combination');
  if (combinations > MOST_COMBINATIONS) invalid(`At most ${MOST_COMBINATIONS} combinations`);
  const cost = flexi ? stake : stake * combinations;
  if (flexi && cost < combinations * LEAST_FLEXI) {
    throw new BetRefused('STAKE_TOO_SMALL', `At least 1 % of ${combinations} combinations`);
  }
  if (!flexi && stake % STEP !== 0) {
    throw new BetRefused('STAKE_TOO_SMALL', 'In steps of 50 cents for each combination');
  }
  if (cost > MOST_COST) throw new BetRefused('STAKE_TOO_LARGE', `At most $${MOST_COST / 100} a bet`);
  return cost;
}

function openPool(
  racing: RacingWorld,
  race: Race,
  product: Product,
  now: number,
  jurisdiction: Jurisdiction,
): Pool {
  const found = racing.pool(race, product, now, jurisdiction);
  const pool = found?.leg === 1 ? found : undefined;
  const { status } = racing.state(race, now);
  if (status !== 'Normal' || (pool && pool.status !== 'Open')) {
    throw new BetRefused('BETTING_CLOSED', `${product} on ${race.meeting.name} R${race.number} is closed`);
  }
  if (!pool)
    throw new BetRefused('POOL_NOT_OFFERED', `No ${product} on ${race.meeting.name} R${race.number}`);
  return pool;
}

interface Place {
  racing: RacingWorld;
  meeting: Meeting;
  now: number;
  jurisdiction: Jurisdiction;
  /** What mysteries are drawn with. */
  draw: Random;
}

function raceNumbered(meeting: Meeting, number: number): Race {
  const race = meeting.races.find((one) => one.number === number);
  if (!race) throw new BetRefused('RACE_NOT_FOUND', `${meeting.name} has no race ${number}`);
  return race;
}

function single(at: Place, bet: AskedTote, product: SingleProduct): PoolPart {
  const { racing, meeting, now, jurisdiction } = at;
  const race = raceNumbered(meeting, bet.raceNumber);
  openPool(racing, race, product, now, jurisdiction);
  const [positions = []] = bet.legs;
  const { places } = SHAPES[product];
  if (bet.legs.length !== 1) invalid('A bet on one race has one leg');
  if (positions.length !== 1 && positions.length !== places) {
    invalid(`${product} takes one position, for a box, or ${places}`);
  }
  if (product === 'Place' && racing.card(race).places === 0) {
    throw new BetRefused('PLACE_NOT_OFFERED', `No place pool on ${meeting.name} R${race.number}`);
  }
  const { roving } = bet;
  if (roving.length > 0 && (positions.length !== 1 || roving.length >= places)) {
    invalid(`${product} takes at most ${places - 1} roving runners, and one position for the others`);
  }
  if (typeof positions[0] === 'object' && positions[0].some((number) => roving.includes(number))) {
    invalid('A roving runner is none of the others');
  }
  const count = positions.length === 1 ? places - roving.length : 1;
  const lists = chosen(at, race, positions, count, roving);
  const combinations = combinationCount(product, lists, roving);
  const words = {
    selection: [
      ...(roving.length > 0 ? [`${roving.join()} roving`] : []),
      ...lists.map((list) => list.join()),
    ].join(' / '),
    market: product,
    event: `${meeting.name} R${race.number}`,
  };
  const cost = toteCost(bet, combinations);
  return {
    kind: 'pool',
    product,
    jurisdiction,
    cost,
    combinations,
    race: raceName(race),
    positions: lists,
    ...(roving.length > 0 ? { roving } : {}),
    words,
  };
}

/** The first race of a product over several: named by the slip for a running double, else fixed by the meeting. */
function firstRace(meeting: Meeting, product: LegsProduct, raceNumber: number): Race {
  if (product === 'RunningDouble') return raceNumbered(meeting, raceNumber);
  const multi = meeting.multiLegs.find((one) => one.product === product);
  if (!multi) throw new BetRefused('POOL_NOT_OFFERED', `No ${product} at ${meeting.name}`);
  return raceNumbered(meeting, multi.legs[0] ?? 0);
}

function several(at: Place, bet: AskedTote, product: LegsProduct): LegsPart {
  const { racing, meeting, now, jurisdiction } = at;
  const first = firstRace(meeting, product, bet.raceNumber);
  const { legs } = openPool(racing, first, product, now, jurisdiction);
  if (bet.legs.length !== legs.length) invalid(`${product} has ${legs.length} legs`);
  const selections = legs.map((race, i) => {
    const [position, another] = bet.legs[i] ?? [];
    if (position === undefined || another !== undefined) invalid('A leg of several races has one position');
    return chosen(at, race, [position ?? []], 1)[0] ?? [];
  });
  if (bet.roving.length > 0) invalid(`${product} has no roving runners`);
  const combinations = selections.reduce((count, { length }) => count * length, 1);
  const words = {
    selection: selections.map((list) => list.join()).join(' / '),
    market: product,
    event: `${meeting.name} R${legs.map(({ number }) => number).join('-')}`,
  };
  return {
    kind: 'legs',
    product,
    jurisdiction,
    cost: toteCost(bet, combinations),
    combinations,
    races: legs.map(raceName),
    selections,
    words,
  };
}

/** The bets that a tote bet of a slip comes to, one or, each way, two. Throws BetRefused when it can't be made now. */
export function toteParts(
  { racing, now, jurisdiction, draw }: Omit<Place, 'meeting'>,
  bet: AskedTote,
): (PoolPart | LegsPart)[] {
  const { betType, meetingDate, meetingCode, scheduledType } = bet;
  const listed = racing.listedDates(now).includes(meetingDate);
  const meeting = listed
    ? racing
        .day(meetingDate)
        .meetings.find(
          ({ sellCode }) => sellCode?.meetingCode === meetingCode && sellCode.scheduledType === scheduledType,
        )
    : undefined;
  if (!meeting) {
    throw new BetRefused('RACE_NOT_FOUND', `No meeting ${meetingCode} ${scheduledType} on ${meetingDate}`);
  }
  const place = { racing, meeting, now, jurisdiction, draw };
  if (betType === 'EACH_WAY') {
    const win = single(place, bet, 'Win');
    // A runner that was drawn is the same one for both.
    return [win, single(place, { ...bet, stake: bet.secondaryStake, legs: [win.positions] }, 'Place')];
  }
  const product = Object.hasOwn(SINGLES, betType) ? SINGLES[betType] : undefined;
  if (product) return [single(place, bet, product)];
  const longer = Object.hasOwn(LEGS, betType) ? LEGS[betType] : undefined;
  if (longer) return [several(place, bet, longer)];
  if (Object.hasOwn(NOT_SOLD, betType)) {
    throw new BetRefused('POOL_NOT_OFFERED', `${NOT_SOLD[betType]} is not offered by the practice accounts`);
  }
  throw new BetRefused('POOL_NOT_OFFERED', `betType is one of ${TOTE_BET_TYPES.join(', ')}`);
}
