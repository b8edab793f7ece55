import { at, sum } from './arrays.js';
import type { OfferedMarket, OfferedSelection } from './event.js';
import { marketId, selectionId } from './numbers.js';
import { bookPrices, singlePrice, usualBook } from './prices.js';

/** One who may win an outright market. */
export interface Chance {
  name: string;
  /** Place in the whole field: with it the selection keeps its number when others are out. */
  place: number;
  probability: number;
  won: boolean;
}

/** What an outright market says beside its selections. */
export interface OutrightMarket {
  number: number;
  option: string;
  optionId: number;
  priority: number;
  label: string;
  closes: number;
  status: OfferedMarket['status'];
  inPlay: boolean;
  isFuture: boolean;
  /** How many of the field win. */
  winners: number;
}

const SHORTEST_SHOWN = 0.0004;

/** An outright market with prices; those without a chance left are not offered. */
export function outrightMarket(market: OutrightMarket, chances: readonly Chance[]): OfferedMarket {
  const offered = chances.filter(({ probability, won }) => probability > SHORTEST_SHOWN || won);
  const probabilities = offered.map(({ probability }) => probability);
  const prices =
    market.winners === 1
      ? bookPrices(probabilities, Math.min(1.6, usualBook(offered.length)))
      : probabilities.map((p) => singlePrice(p));
  const order = offered.map((chance, i) => ({ chance, price: at(prices, i) }));
  order.sort((a, b) => a.price - b.price || a.chance.place - b.chance.place);
  return {
    id: marketId(market.number),
    option: market.option,
    optionId: market.optionId,
    priority: market.priority,
    group: 'Main Markets',
    label: market.label,
    status: market.status,
    closes: market.closes,
    isFuture: market.isFuture,
    inPlay: market.inPlay,
    goingInPlay: false,
    sameGame: false,
    severalOfIt: false,
    oneWinner: market.winners === 1,
    cashOut: 'Disabled',
    selections: order.map(
      ({ chance, price }): OfferedSelection => ({
        id: selectionId(market.number, chance.place),
        name: chance.name,
        price,
        open: market.status === 'Open',
        sameGame: false,
        ...(market.status === 'Resulted' ? { won: chance.won } : {}),
      }),
    ),
  };
}

/** Chances of being among the first `places`, from chances of being first; they add up to `places`. */
export function placeChances(first: readonly number[], places: number): number[] {
  let low = 0;
  let high = 4000;
  const chancesAt = (c: number): number[] => first.map((p) => 1 - Math.exp(-c * p));
  for (let round = 0; round < 40; round++) {
    const c = (low + high) / 2;
    if (sum(chancesAt(c)) > places) high = c;
    else low = c;
  }
  return chancesAt((low + high) / 2);
}
