import type { Market, Selection } from '../../../domain/sports.js';
import { type Json, jsonObject } from '../../../util/json.js';
import { formatPrice, NOTHING } from '../../text/format.js';

/** Most selections listed where all of them are not asked for; of a longer market the shortest few are. */
export const FEW = 8;
const SHORTEST = 5;

const OUTCOME_WORDS = { won: 'WON', placed: 'placed', lost: 'lost', refunded: 'refunded' } as const;

function priceWords({ price, placePrice }: Selection): string {
  return placePrice === undefined ? formatPrice(price) : `${formatPrice(price)}/${formatPrice(placePrice)}`;
}

function stateWord(status: string | undefined): string {
  return status === undefined || /^open$/i.test(status) ? 'suspended' : status.toLowerCase();
}

/** `Canberra 1.65`, `Warriors suspended (last 2.25)`, `Canberra WON (1.65)`. */
function selectionWords(selection: Selection, marketOpen: boolean): string {
  const { name, price, open, outcome, status } = selection;
  const priced = price === undefined ? '' : ` (${outcome ? '' : 'last '}${formatPrice(price)})`;
  if (outcome) return `${name} ${OUTCOME_WORDS[outcome]}${priced}`;
  if (!marketOpen) return price === undefined ? name : `${name} ${priceWords(selection)}`;
  return open ? `${name} ${priceWords(selection)}` : `${name} ${stateWord(status)}${priced}`;
}

/** The selections to list, and how many more there are: the shortest few of a long market, unless `all`. */
export function listed(market: Market, all: boolean): { selections: Selection[]; more: number } {
  const { selections } = market;
  if (all || selections.length <= FEW) return { selections, more: 0 };
  const byPrice = [...selections].sort(
    (a, b) =>
      Number(b.open) - Number(a.open) ||
      (a.price ?? Number.POSITIVE_INFINITY) - (b.price ?? Number.POSITIVE_INFINITY),
  );
  return { selections: byPrice.slice(0, SHORTEST), more: selections.length - SHORTEST };
}

/** Whether anything of the market is settled. */
export function isResulted(market: Market): boolean {
  return market.selections.some(({ outcome }) => outcome !== undefined);
}

/** The state in front of the selections where it is not simply open: `SUSPENDED, last prices`, `phone only`. */
export function marketState(market: Market, matchInPlay: boolean): string | undefined {
  if (isResulted(market)) return undefined;
  if (!market.open) {
    const word = stateWord(market.status ?? market.selections[0]?.status).toUpperCase();
    return market.selections.some(({ price }) => price !== undefined) ? `${word}, last prices` : word;
  }
  if (market.channel === 'phone' && !matchInPlay) return 'bets by phone only';
  if (market.channel === 'none') return 'no betting online';
  return undefined;
}

/** The selections of a market with its state: `SUSPENDED, last prices: Canberra 2.25, Warriors 1.65`. */
export function marketWords(
  market: Market,
  given: { all: boolean; inPlay: boolean; selections?: readonly Selection[] },
): string {
  const { selections, more } = given.selections
    ? { selections: given.selections, more: 0 }
    : listed(market, given.all);
  const state = marketState(market, given.inPlay);
  const words = selections.map((selection) => selectionWords(selection, market.open)).join(', ');
  const rest = more > 0 ? `, +${more} more` : '';
  const listedWords = words === '' ? NOTHING : `${more > 0 ? 'shortest ' : ''}${words}${rest}`;
  return state === undefined ? listedWords : `${state}: ${listedWords}`;
}

function selectionFact(selection: Selection, market: Market): Json {
  const { name, price, placePrice, open, outcome, status } = selection;
  if (outcome) return jsonObject({ name, result: outcome, last_price: price });
  if (open && market.open) return jsonObject({ name, price, place_price: placePrice });
  const word = /^open$/i.test(status ?? 'open') ? (market.open ? 'Suspended' : undefined) : status;
  return jsonObject({ name, status: market.open ? word : undefined, last_price: price });
}

/** A market as facts; `status` holds for every selection without one of its own, a `last_price` can't be had. */
export function marketFact(
  market: Market,
  given: { all: boolean; inPlay: boolean; named?: boolean; selections?: readonly Selection[] },
): { [key: string]: Json } {
  const { selections, more } = given.selections
    ? { selections: given.selections, more: 0 }
    : listed(market, given.all);
  const phone = market.channel === 'phone' || given.inPlay;
  const status = market.open || isResulted(market) ? market.status : (marketStatus(market) ?? market.status);
  return jsonObject({
    bet_option: market.betOption,
    name: given.named ? market.name : undefined,
    status: status ?? (market.open ? 'Open' : 'Suspended'),
    phone_only: market.open && phone ? true : undefined,
    no_online_betting: market.open && !phone && market.channel === 'none' ? true : undefined,
    selections: selections.map((selection) => selectionFact(selection, market)),
    more_selections: more > 0 ? more : undefined,
  });
}

/** The status of a market that is not open: its own, else that of its selections. */
function marketStatus(market: Market): string | undefined {
  return [market.status, ...market.selections.map(({ status }) => status)].find(
    (status) => status !== undefined && !/^open$/i.test(status),
  );
}
