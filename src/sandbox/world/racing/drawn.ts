import { LRUCache } from 'lru-cache';
import type { Cents } from '../../../util/money.js';
import { animalOf } from './animals.js';
import { isDate } from './calendar.js';
import { type Diary, startDiary } from './diary.js';
import { drawField } from './field.js';
import { drawCard } from './finish.js';
import { type Herd, startHerd } from './herd.js';
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
  /** Who races, and has raced. */
  herd: Herd;
  /** Where earlier races are looked up, which pushes none of the listed days out. */
  diary: Diary;
  market(race: Race): Market;
  /** Final size of the race's win pool in New South Wales. */
  winPool(race: Race): Cents;
  /** Shares of the win money as last told at `now`, by runner number. */
  shares(race: Race, tote: Tote, now: number): ReadonlyMap<number, number>;
  /** The same once the pool has shut. */
  finalShares(race: Race, tote: Tote): ReadonlyMap<number, number>;
}

// Days: those listed and a few more. Cards: those of three days. Money: the races people look at.
const MOST = { days: 12, otherDays: 30, cards: 1700, markets: 600, money: 600 };

/** A function that remembers its last `max` answers by key; `held` gives one only if it is remembered. */
function remember<K extends object | string, V extends {}>(max: number, draw: (key: K) => V) {
  const answers = new LRUCache<K, V>({ max });
  const ask = (key: K): V => {
    let found = answers.get(key);
    if (found === undefined) {
      found = draw(key);
      answers.set(key, found);
    }
    return found;
  };
  return Object.assign(ask, { held: (key: K): V | undefined => answers.peek(key) });
}

interface Money {
  leanings: Partial<Record<Tote, readonly Leaning[]>>;
  final: Partial<Record<Tote, ReadonlyMap<number, number>>>;
}

/** Nothing drawn yet of the world of this seed. */
export function startDrawing(seed: string): Drawn {
  const day = remember(MOST.days, (date: string) => {
    if (!isDate(date)) throw new RangeError(`no date: ${date}`);
    return otherDay.held(date) ?? drawProgramme(seed, date);
  });
  // Those of the days around: looked back on, or ahead to, which is not to push a listed day out.
  const otherDay = remember(MOST.otherDays, (date: string) => drawProgramme(seed, date));
  const held = (date: string): RacingDay | undefined => day.held(date) ?? otherDay.held(date);
  const diary = startDiary(seed, { held, draw: otherDay });
  const herd = startHerd(seed, diary);
  const card = remember(MOST.cards, (race: Race) => {
    const entries = herd.entries(race);
    const animals = Array.from({ length: entries.rows }, (_, row) => {
      const occupant = herd.occupant(entries, row);
      return occupant && animalOf(seed, occupant);
    });
    return drawCard(seed, race, drawField(seed, race, animals));
  });
  const market = remember(MOST.markets, (race: Race) => drawMarket(seed, card(race)));
  const winPool = remember(MOST.cards, (race: Race) => ({ cents: drawWinPool(seed, card(race)) }));
  const money = remember(MOST.money, (_: Race): Money => ({ leanings: {}, final: {} }));
  const sharesAt = (race: Race, leanings: readonly Leaning[], now: number) =>
    winShares(card(race), leanings, toldAt(race, now), now);
  const shares = (race: Race, tote: Tote, now: number): ReadonlyMap<number, number> => {
    const { leanings } = money(race);
    leanings[tote] ??= drawLeanings(seed, card(race), tote);
    return sharesAt(race, leanings[tote], now);
  };
  return {
    day,
    card,
    herd,
    diary,
    market,
    winPool: (race) => winPool(race).cents,
    shares,
    finalShares: (race, tote) => {
      const { final, leanings } = money(race);
      // How the money swung on the way is not kept for a race of which only the end is asked.
      final[tote] ??= sharesAt(
        race,
        leanings[tote] ?? drawLeanings(seed, card(race), tote),
        race.times.closed,
      );
      return final[tote];
    },
  };
}
