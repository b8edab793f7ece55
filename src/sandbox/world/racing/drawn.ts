import { LRUCache } from 'lru-cache';
import type { Cents } from '../../../util/money.js';
import { isDate } from './calendar.js';
import { drawField } from './field.js';
import { drawCard } from './finish.js';
import { drawMarket, type Market } from './market.js';
import { drawProgramme } from './programme.js';
import { drawLeanings, drawWinPool, type Leaning, toldAt, winShares } from './tote.js';
import type { Race, RaceCard, RacingDay, Tote } from './types.js';

/**
 * What has been drawn of a world so far. Each part is drawn when first asked for, kept a while, and drawn
 * again alike when it was dropped.
 */
export interface Drawn {
  /** Throws RangeError for a text that is no date. */
  day(date: string): RacingDay;
  card(race: Race): RaceCard;
  market(race: Race): Market;
  /** Final size of the race's win pool in New South Wales. */
  winPool(race: Race): Cents;
  /** Shares of the win money as last told at `now`, by runner number. */
  shares(race: Race, tote: Tote, now: number): ReadonlyMap<number, number>;
  /** The same once the pool has shut. */
  finalShares(race: Race, tote: Tote): ReadonlyMap<number, number>;
}

// Days: those listed and a few more. Cards: enough for every listed day's. Money: the races people look at.
const MOST = { days: 12, cards: 4000, markets: 600, money: 600 };

/** A function that remembers its last `max` answers by key. */
function remember<K extends object | string, V extends {}>(max: number, draw: (key: K) => V): (key: K) => V {
  const held = new LRUCache<K, V>({ max });
  return (key) => {
    let found = held.get(key);
    if (found === undefined) {
      found = draw(key);
      held.set(key, found);
    }
    return found;
  };
}

interface Money {
  leanings: Partial<Record<Tote, readonly Leaning[]>>;
  final: Partial<Record<Tote, ReadonlyMap<number, number>>>;
}

/** Nothing drawn yet of the world of this seed. */
export function startDrawing(seed: string): Drawn {
  const day = remember(MOST.days, (date: string) => {
    if (!isDate(date)) throw new RangeError(`no date: ${date}`);
    return drawProgramme(seed, date);
  });
  const card = remember(MOST.cards, (race: Race) => drawCard(seed, race, drawField(seed, race)));
  const market = remember(MOST.markets, (race: Race) => drawMarket(seed, card(race)));
  const winPool = remember(MOST.cards, (race: Race) => ({ cents: drawWinPool(seed, card(race)) }));
  const money = remember(MOST.money, (_: Race): Money => ({ leanings: {}, final: {} }));
  const shares = (race: Race, tote: Tote, now: number): ReadonlyMap<number, number> => {
    const { leanings } = money(race);
    leanings[tote] ??= drawLeanings(seed, card(race), tote);
    return winShares(card(race), leanings[tote], toldAt(race, now), now);
  };
  return {
    day,
    card,
    market,
    winPool: (race) => winPool(race).cents,
    shares,
    finalShares: (race, tote) => {
      const { final } = money(race);
      final[tote] ??= shares(race, tote, race.times.closed);
      return final[tote];
    },
  };
}
