import type { Cents } from '../../../util/money.js';
import { dividendFor, netPool } from './commission.js';
import { allSettled, nextRace, type PoolSources, poolAt, poolsAt, racesOf } from './pools.js';
import { chanceOf, placeShares, stray } from './stakes.js';
import type {
  Dividend,
  Pool,
  ProductDividends,
  Race,
  RaceCard,
  SingleProduct,
  Tote,
  WillPay,
} from './types.js';
import { duetWinners, orderedWinners, placeWinners, quinellaWinners, type Winner } from './winners.js';

/** What dividends need to know of the rest of the world. */
export interface DividendSources extends PoolSources {
  card(race: Race): RaceCard;
  /** Shares of the final win money. */
  finalShares(race: Race, tote: Tote): ReadonlyMap<number, number>;
}

/** Money under this on a combination is none: nobody holds it. */
const LEAST_STAKE = 10;

/** Duets want eight runners when scratchings were notified and seven starting. */
function paysDuet(card: RaceCard): boolean {
  return card.notified >= 8 && card.starters.length >= 7;
}

function winnersOf(product: SingleProduct, card: RaceCard): Winner[] {
  const { finish } = card;
  switch (product) {
    case 'Win':
      return orderedWinners(finish, 1);
    case 'Place':
      return placeWinners(finish, card.places);
    case 'Quinella':
      return quinellaWinners(finish);
    case 'Exacta':
      return orderedWinners(finish, 2);
    case 'Duet':
      return paysDuet(card) ? duetWinners(finish) : [];
    case 'Trifecta':
      return orderedWinners(finish, 3);
    case 'FirstFour':
      return orderedWinners(finish, 4);
  }
}

const NOT_PAID: Partial<Record<SingleProduct, readonly string[]>> = { Place: ['F'], Duet: ['F', 'F'] };

function declared(pool: Pool, dividends: readonly Dividend[], jackpotCarriedOver: Cents): ProductDividends {
  const { product, name, closesAt } = pool;
  return { product, ...(name ? { name } : {}), jackpotCarriedOver, closedAt: closesAt, dividends };
}

function single(sources: DividendSources, race: Race, pool: Pool, tote: Tote): ProductDividends {
  const product = pool.product as SingleProduct;
  const card = sources.card(race);
  const winners = winnersOf(product, card);
  if (winners.length === 0) return declared(pool, [{ selections: NOT_PAID[product] ?? ['F'], amount: 0 }], 0);
  const shares = sources.finalShares(race, tote);
  const net = netPool(product, pool.total, pool.jackpot);
  const strayOf = (selections: readonly number[]): number =>
    product === 'Win' ? 1 : stray(sources.seed, race, product, tote, selections);
  const placeMoney =
    product === 'Place' ? placeShares(shares, card.places, (number) => strayOf([number])) : undefined;
  const partOn = (selections: readonly number[]): number =>
    product === 'Place'
      ? (placeMoney?.get(selections[0] ?? 0) ?? 0)
      : chanceOf(product, shares, selections) * strayOf(selections);
  let carried = 0;
  const dividends = winners.map(({ selections, share }): Dividend => {
    const stake = Math.floor(pool.total * partOn(selections));
    if (stake < LEAST_STAKE) carried += Math.floor(net * share);
    return { selections, amount: stake < LEAST_STAKE ? 0 : dividendFor(net, share, stake) };
  });
  return declared(pool, dividends, carried);
}

/** Winners of a leg with the part of the money on each; every runner of an abandoned leg counts, told as `F`. */
function legWinners(
  sources: DividendSources,
  leg: Race,
  tote: Tote,
): { selection: number | string; money: number }[] {
  const [first] = sources.card(leg).finish;
  if (!first) return [{ selection: 'F', money: 1 }];
  const shares = sources.finalShares(leg, tote);
  return first.map((number) => ({ selection: number, money: shares.get(number) ?? 0 }));
}

interface Ticket {
  selections: (number | string)[];
  /** Part of the pool's money on it. */
  money: number;
}

/** Every combination of the legs' winners. */
function ticketsOf(legs: readonly { selection: number | string; money: number }[][]): Ticket[] {
  let tickets: Ticket[] = [{ selections: [], money: 1 }];
  for (const winners of legs) {
    tickets = tickets.flatMap((ticket) =>
      winners.map(({ selection, money }) => ({
        selections: [...ticket.selections, selection],
        money: ticket.money * money,
      })),
    );
  }
  return tickets;
}

/** Shares a net pool out over winning tickets, equally by combination. */
function shareOut(
  seed: string,
  pool: Pool,
  net: Cents,
  tickets: readonly Ticket[],
  tote: Tote,
): ProductDividends {
  const last = pool.legs.at(-1) as Race;
  let carried = 0;
  const dividends = tickets.map(({ selections, money }): Dividend => {
    const numbers = selections.map((selection) => (typeof selection === 'number' ? selection : 0));
    const stake = Math.floor(pool.total * money * stray(seed, last, pool.product, tote, numbers));
    if (stake < LEAST_STAKE) carried += Math.floor(net / tickets.length);
    const amount = stake < LEAST_STAKE ? 0 : dividendFor(net, 1 / tickets.length, stake);
    // A combination with a field in it is told as text throughout (recorded).
    const mixed = selections.some((selection) => typeof selection === 'string');
    return { selections: mixed ? selections.map(String) : selections, amount };
  });
  return declared(pool, dividends, carried);
}

/** Of a Big6, a tenth goes to those with five of six: any other selection in the last leg (recorded). */
const CONSOLATION = 0.1;

function multi(sources: DividendSources, pool: Pool, tote: Tote): ProductDividends[] {
  const { seed } = sources;
  const legs = pool.legs.map((leg) => legWinners(sources, leg, tote));
  const net = netPool(pool.product, pool.total, pool.jackpot);
  if (pool.product !== 'Big6') return [shareOut(seed, pool, net, ticketsOf(legs), tote)];
  const consolation = Math.floor(net * CONSOLATION);
  const last = legs.at(-1) ?? [];
  const missed = Math.max(0, 1 - last.reduce((sum, { money }) => sum + money, 0));
  const near = ticketsOf([...legs.slice(0, -1), [{ selection: 'AOS', money: missed }]]);
  return [
    shareOut(seed, pool, net - consolation, ticketsOf(legs), tote),
    shareOut(seed, pool, consolation, near, tote),
  ];
}

/** The pools that are decided by this race: running double with the race before it, and those of which it is the last leg. */
function poolsEndingAt(sources: DividendSources, race: Race, now: number, tote: Tote): Pool[] {
  const before = race.meeting.races.find((other) => nextRace(other) === race);
  const pools = before ? [poolAt(sources, 'RunningDouble', [before, race], 2, 0, now, tote)] : [];
  for (const { product, legs, jackpot } of race.meeting.multiLegs) {
    if (legs.at(-1) !== race.number) continue;
    pools.push(poolAt(sources, product, racesOf(race, legs), legs.length, jackpot, now, tote));
  }
  // With every leg called off the money goes back.
  return pools.filter(({ legs }) => legs.some((leg) => sources.card(leg).finish.length > 0));
}

/** The pools that end at this race and whose earlier legs are all paid, with what each runner here would pay. */
export function willPaysAt(sources: DividendSources, race: Race, now: number, tote: Tote): WillPay[] {
  const open = (leg: Race): boolean =>
    !sources.status(leg, now).paid || sources.card(leg).finish.length === 0;
  const { over } = sources.status(race, now);
  if (race.meeting.fixedOddsOnly || over) return [];
  return poolsEndingAt(sources, race, now, tote).flatMap((pool): WillPay[] => {
    const before = pool.legs.slice(0, -1);
    if (before.some(open)) return [];
    const won = before.map((leg) => ({ race: leg, runner: sources.card(leg).finish[0]?.[0] ?? 0 }));
    const money = won.reduce(
      (part, { race: leg, runner }) => part * (sources.finalShares(leg, tote).get(runner) ?? 0),
      1,
    );
    const whole = netPool(pool.product, pool.total, pool.jackpot);
    const net = pool.product === 'Big6' ? whole - Math.floor(whole * CONSOLATION) : whole;
    const shares = sources.finalShares(race, tote);
    const approximates = sources.card(race).runners.flatMap(({ number, vacantBox }) => {
      if (vacantBox) return [];
      const selections = [...won.map(({ runner }) => runner), number];
      const strayed = stray(sources.seed, race, pool.product, tote, selections);
      const stake = Math.floor(pool.total * money * (shares.get(number) ?? 0) * strayed);
      return [{ runner: number, amount: stake < LEAST_STAKE ? 0 : dividendFor(net, 1, stake) }];
    });
    const { product, name } = pool;
    return [{ product, ...(name ? { name } : {}), won, approximates }];
  });
}

/** The dividends declared on a race by `now`: none before it is paid; on an abandoned race those of pools that end there. */
export function dividendsAt(
  sources: DividendSources,
  race: Race,
  now: number,
  tote: Tote,
): ProductDividends[] {
  if (race.meeting.fixedOddsOnly || !allSettled(sources, [race], now)) return [];
  const ended = poolsEndingAt(sources, race, now, tote).filter(({ legs }) => allSettled(sources, legs, now));
  const singles = poolsAt(sources, race, now, tote).filter(({ legs }) => legs.length === 1);
  return [
    ...singles.map((pool) => single(sources, race, pool, tote)),
    ...ended.flatMap((pool) => multi(sources, pool, tote)),
  ];
}
