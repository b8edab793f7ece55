import { LRUCache } from 'lru-cache';
import { isDate, listedDates } from './calendar.js';
import { dividendFor, netPool } from './commission.js';
import { type DividendSources, dividendsAt, willPaysAt } from './dividends.js';
import { drawField } from './field.js';
import { drawCard } from './finish.js';
import { fixedMovedAt, fixedPricesAt } from './fixed-prices.js';
import { raceState } from './lifecycle.js';
import { drawMarket, type PricePath } from './market.js';
import { multiLegPoolsAt, poolsAt } from './pools.js';
import { drawProgramme } from './programme.js';
import { chanceOf, placeShares, stray } from './stakes.js';
import { drawLeanings, drawWinPool, toldAt, toteOf, winShares } from './tote.js';
import type { Approximate, Race, RaceCard, RacingDay, RacingWorld, Tote, ToteReturn } from './types.js';

/** What has been drawn of one race so far. Each part is drawn when first asked for. */
interface Drawn {
  card?: RaceCard;
  market?: readonly PricePath[];
  winPool?: number;
  leanings: Partial<Record<Tote, ReturnType<typeof drawLeanings>>>;
}

interface DrawnDay {
  day: RacingDay;
  races: Map<Race, Drawn>;
}

/** Days held at a time: those listed and a few more. */
const MOST_DAYS = 12;

/** The racing world of this seed. */
export function createRacingWorld({ seed }: { seed: string }): RacingWorld {
  const days = new LRUCache<string, DrawnDay>({ max: MOST_DAYS });

  const drawnDay = (date: string): DrawnDay => {
    let found = days.get(date);
    if (!found) {
      if (!isDate(date)) throw new RangeError(`no date: ${date}`);
      found = { day: drawProgramme(seed, date), races: new Map() };
      days.set(date, found);
    }
    return found;
  };
  // A race of a day that was dropped meanwhile is drawn anew under its date: same race, same answers.
  const drawn = (race: Race): Drawn => {
    const { races } = drawnDay(race.meeting.date);
    let found = races.get(race);
    if (!found) {
      found = { leanings: {} };
      races.set(race, found);
    }
    return found;
  };

  const card = (race: Race): RaceCard => {
    const held = drawn(race);
    held.card ??= drawCard(seed, race, drawField(seed, race));
    return held.card;
  };
  const market = (race: Race): readonly PricePath[] => {
    const held = drawn(race);
    held.market ??= drawMarket(seed, card(race));
    return held.market;
  };
  const shares = (race: Race, tote: Tote, at: number): Map<number, number> => {
    const held = drawn(race);
    held.leanings[tote] ??= drawLeanings(seed, card(race), tote);
    return winShares(card(race), held.leanings[tote], at);
  };
  const state = (race: Race, now: number) => raceState(race, now, () => card(race));

  const sources: DividendSources = {
    seed,
    winPool: (race) => {
      const held = drawn(race);
      held.winPool ??= drawWinPool(seed, card(race));
      return held.winPool;
    },
    status: state,
    startersOf: (race) => card(race).starters.length,
    card,
    finalShares: (race, tote) => shares(race, tote, race.times.closed),
  };
  const pools: RacingWorld['pools'] = (race, now, jurisdiction) =>
    poolsAt(sources, race, now, toteOf(jurisdiction));

  const toteReturns: RacingWorld['toteReturns'] = (race, now, jurisdiction) => {
    const returns = new Map<number, ToteReturn>();
    const [win, place] = pools(race, now, jurisdiction);
    if (win?.product !== 'Win') return returns;
    const told = toldAt(race, now);
    const wins = shares(race, toteOf(jurisdiction), told);
    const places = placeShares(wins);
    const paid = card(race).places;
    const pay = (pool: typeof win | undefined, part: number, share: number): number =>
      pool ? dividendFor(netPool(pool.product, pool.total, 0), part, Math.floor(pool.total * share)) : 0;
    for (const { number } of card(race).runners) {
      returns.set(number, {
        win: pay(win, 1, wins.get(number) ?? 0),
        place: paid > 0 ? pay(place, 1 / paid, places.get(number) ?? 0) : 0,
      });
    }
    return returns;
  };

  const approximates: RacingWorld['approximates'] = (race, now, jurisdiction, product) => {
    const pool = pools(race, now, jurisdiction).find((one) => one.product === product);
    if (!pool) return [];
    const tote = toteOf(jurisdiction);
    const money = shares(race, tote, toldAt(race, now));
    const net = netPool(product, pool.total, pool.jackpot);
    const numbers = card(race)
      .runners.filter((runner) => !runner.vacantBox)
      .map((runner) => runner.number);
    const found: Approximate[] = [];
    for (const a of numbers) {
      for (const b of numbers) {
        if (a === b || (product !== 'Exacta' && a > b)) continue;
        const selections = [a, b];
        const chance = money.has(a) && money.has(b) ? chanceOf(product, money, selections) : 0;
        const stake = Math.floor(pool.total * chance * stray(seed, race, product, tote, selections));
        found.push({ selections, amount: dividendFor(net, product === 'Duet' ? 1 / 3 : 1, stake) });
      }
    }
    return found;
  };

  const meeting: RacingWorld['meeting'] = (date, code, venue) => {
    if (!isDate(date)) return undefined;
    return drawnDay(date).day.meetings.find(
      (one) => one.code === code && (one.fixedOddsOnly ? one.name : one.mnemonic) === venue,
    );
  };

  return {
    seed,
    day: (date) => drawnDay(date).day,
    listedDates,
    meeting,
    race: (date, code, venue, race) =>
      meeting(date, code, venue)?.races.find((one) => (one.matchName ?? one.number) === race),
    card,
    state,
    fixedPrices: (race, now) => fixedPricesAt(card(race), market(race), now),
    fixedUpdatedAt: (race, now) => fixedMovedAt(market(race), now) ?? race.times.fixedOpen,
    toteUpdatedAt: toldAt,
    toteReturns,
    substitute: (race, jurisdiction) => {
      if (race.meeting.fixedOddsOnly) return undefined;
      const final = [...sources.finalShares(race, toteOf(jurisdiction))];
      return final.sort(([a, x], [b, y]) => y - x || a - b)[0]?.[0];
    },
    pools,
    multiLegPools: (one, now, jurisdiction) => multiLegPoolsAt(sources, one, now, toteOf(jurisdiction)),
    willPays: (race, now, jurisdiction) => willPaysAt(sources, race, now, toteOf(jurisdiction)),
    approximates,
    dividends: (race, now, jurisdiction) => {
      const singles = pools(race, now, jurisdiction).filter((pool) => pool.legs.length === 1);
      return dividendsAt(sources, race, singles, now, toteOf(jurisdiction));
    },
  };
}
