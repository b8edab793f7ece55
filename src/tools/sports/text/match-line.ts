import type { Market, Match } from '../../../domain/sports.js';
import { mainMarkets, orderMarkets } from '../../../domain/sports-main-markets.js';
import { type Json, jsonObject } from '../../../util/json.js';
import { isoInZone } from '../../../util/zone.js';
import { count, dotted, formatPrice } from '../../text/format.js';
import { type SportsView, startWords } from './frame.js';
import { marketFact, marketState, marketWords } from './market.js';

/** True for the winner of a season and the like: something to bet on that is no match. */
export function isFuture(match: Match): boolean {
  return match.markets.length > 0 && match.markets.every(({ future }) => future);
}

/** How many markets a match has that can be bet on now, and how many can't. */
export function marketCounts(match: Match): { open: number; suspended: number; total: number } {
  const suspended = match.markets.filter(({ open }) => !open).length;
  return { total: match.marketCount, suspended, open: match.marketCount - suspended };
}

/** `118 markets`, `118 markets, 3 suspended`, `2 markets, all suspended`, `no markets`. */
export function marketCountWords(match: Match): string {
  const { total, suspended } = marketCounts(match);
  if (total === 0) return 'no markets';
  if (suspended === 0) return count(total, 'market');
  if (suspended === total) return total === 1 ? '1 market, suspended' : `${total} markets, all suspended`;
  return `${count(total, 'market')}, ${suspended} suspended`;
}

/** In play, suspended, open … in one or two words. */
export function matchState(match: Match, view: SportsView): string {
  if (match.inPlay) return 'In play';
  const { total, open } = marketCounts(match);
  if (total === 0) return match.status ?? 'No markets';
  if (open === 0) return 'Suspended';
  return match.startsAt !== undefined && match.startsAt < view.now ? 'Past its start' : 'Open';
}

/** `Canberra 24, Warriors 18`, or the TAB's own words for the score. */
export function scoreWords({ contestants, score }: Match): string | undefined {
  const scored = contestants.filter((contestant) => contestant.score !== undefined);
  return scored.length > 0 ? scored.map(({ name, score: points }) => `${name} ${points}`).join(', ') : score;
}

/** `total 42.5 over 1.90, under 1.90`, where both sides are open and name one line. */
function totalWords(market: Market, inPlay: boolean): string {
  const parts = market.selections.map(({ name, price, open }) => {
    const [, side, line] = /^(over|under) (\d+(?:\.\d+)?(?: [a-z]+)?)$/i.exec(name) ?? [];
    return side !== undefined && line !== undefined && open
      ? { side: side.toLowerCase(), line: line.toLowerCase(), price }
      : undefined;
  });
  const [first, second] = parts;
  if (marketState(market, inPlay) || !first || !second || first.line !== second.line) {
    return `total ${marketWords(market, { all: true, inPlay })}`;
  }
  return `total ${first.line} ${first.side} ${formatPrice(first.price)}, ${second.side} ${formatPrice(second.price)}`;
}

/** The markets that stand for the match in a list: winner, line, total, else its first. */
export function leadingMarkets(match: Match): Market[] {
  const { winner, line, total } = mainMarkets(match);
  const main = [winner, line, total].filter((market) => market !== undefined);
  return main.length > 0 ? main : orderMarkets(match).slice(0, 1);
}

function pricesWords(match: Match): string[] {
  const { winner, line, total } = mainMarkets(match);
  const given = { all: false, inPlay: match.inPlay };
  return leadingMarkets(match).map((market) => {
    if (market === total) return totalWords(market, match.inPlay);
    const words = marketWords(market, given);
    if (market === winner && /^head to head$/i.test(market.betOption)) return words;
    const label = market === winner || market === line ? market.betOption.toLowerCase() : market.betOption;
    return `${label} ${words}`;
  });
}

/** A match in one line: key, start, main prices, how many markets. */
export function matchLine(key: string, match: Match, view: SportsView): string {
  const when = startWords(match, view, isFuture(match));
  return `${key}  ${dotted(when, ...pricesWords(match), marketCountWords(match))}`;
}

/** What facts about a match begin with, wherever it is told. */
export function matchHead(key: string, match: Match, view: SportsView): { [key: string]: Json | undefined } {
  const { total, suspended } = marketCounts(match);
  return {
    key,
    state: matchState(match, view),
    starts_at: match.startsAt === undefined ? undefined : isoInZone(match.startsAt, view.zone),
    phone_only: match.inPlay ? true : undefined,
    future: isFuture(match) ? true : undefined,
    markets_total: total,
    markets_suspended: suspended > 0 ? suspended : undefined,
  };
}

/** A match in a list, as facts: its main markets only. */
export function matchFact(key: string, match: Match, view: SportsView): Json {
  const markets = leadingMarkets(match);
  return jsonObject({
    ...matchHead(key, match, view),
    main_markets: markets.map((market) => marketFact(market, { all: false, inPlay: match.inPlay })),
  });
}
