import type { Market, Selection } from '../../../domain/sports.js';
import { FEW, marketFact, marketWords } from './market.js';
import type { PageEntry } from './page.js';

const CHUNK = 60;

/** Whether a market has `wanted` in its bet option or its name, whatever the case. */
export function matchesMarket(
  { betOption, name }: Pick<Market, 'betOption' | 'name'>,
  wanted: string,
): boolean {
  const text = wanted.trim().toLowerCase();
  return betOption.toLowerCase().includes(text) || name.toLowerCase().includes(text);
}

/** The markets asked for: a bet option of just that name first, then in the order given. */
export function filterMarkets(markets: readonly Market[], wanted: string): Market[] {
  const exact = ({ betOption }: Market) => betOption.toLowerCase() === wanted.trim().toLowerCase();
  const found = markets.filter((market) => matchesMarket(market, wanted));
  return [...found.filter(exact), ...found.filter((market) => !exact(market))];
}

/**
 * Long lists of people or teams by price; lists of lines and margins, whose names have figures, in the TAB's order.
 */
function inReadingOrder({ selections }: Market): readonly Selection[] {
  const figures = selections.filter(({ name }) => /\d/.test(name)).length;
  if (selections.length <= FEW || figures * 2 > selections.length) return selections;
  const price = (selection: Selection) => selection.price ?? Number.POSITIVE_INFINITY;
  return [...selections].sort((a, b) => Number(b.open) - Number(a.open) || price(a) - price(b) || 0);
}

/**
 * Entries for a page that list every selection of each market; a market of hundreds is several entries. `heading`
 * stands above the first of each group.
 */
export function fullEntries(
  markets: readonly Market[],
  given: { group: string; heading?: string; inPlay: boolean; indent?: string },
): PageEntry[] {
  return markets.flatMap((market) => {
    const all = inReadingOrder(market);
    const entries: PageEntry[] = [];
    for (let from = 0; from === 0 || from < all.length; from += CHUNK) {
      const selections = all.slice(from, from + CHUNK);
      const part =
        all.length > CHUNK ? `, selections ${from + 1}–${from + selections.length} of ${all.length}` : '';
      const words = marketWords(market, { all: true, inPlay: given.inPlay, selections });
      entries.push({
        key: `${given.group}/${market.id}/${from}`,
        group: given.group,
        ...(given.heading !== undefined && { heading: given.heading }),
        line: `${given.indent ?? ''}${market.betOption} (${market.name}${part}): ${words}`,
        fact: {
          ...marketFact(market, { all: true, inPlay: given.inPlay, named: true, selections }),
          ...(part === '' ? {} : { selections_from: from + 1, selections_total: all.length }),
        },
      });
    }
    return entries;
  });
}
