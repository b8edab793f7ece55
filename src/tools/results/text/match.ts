import { sportsKey } from '../../../domain/keys.js';
import type { Market, Selection } from '../../../domain/sports.js';
import { orderMarkets } from '../../../domain/sports-main-markets.js';
import type { ResultedMatch } from '../../../upstream/results.js';
import { type Json, jsonObject } from '../../../util/json.js';
import { isoInZone } from '../../../util/zone.js';
import type { Answer } from '../../define-tool.js';
import {
  dayAndTime,
  lines,
  otherName,
  readLine,
  type SportsView,
  unrecognisedWords,
} from '../../sports/text/frame.js';
import { isResulted } from '../../sports/text/market.js';
import { scoreWords } from '../../sports/text/match-line.js';
import { type PageEntry, pageEnd, pageLines } from '../../sports/text/page.js';
import { count, dotted, formatDistance, formatPrice } from '../../text/format.js';
import { paidSelections, winners, winnerWords } from './outcome.js';

const WORDS = { placed: ' (placed)', refunded: ' (refunded)', won: '', lost: '' } as const;

/** Most winners named of one bet option: ladders and player markets have dozens. */
const NAMED = 6;

function paidWords({ name, price, outcome }: Selection): string {
  const priced = price === undefined || outcome === 'refunded' ? name : `${name} ${formatPrice(price)}`;
  return `${priced}${WORDS[outcome ?? 'lost']}`;
}

/** The named selections with this outcome, as facts. */
function outcomeFacts(named: readonly Selection[], outcome: Selection['outcome']): Json[] | undefined {
  const of = named.filter((selection) => selection.outcome === outcome);
  return of.length === 0
    ? undefined
    : of.map(({ name, price }) =>
        jsonObject({ name, last_price: outcome === 'refunded' ? undefined : price }),
      );
}

/** True where every bet is paid back: the match, or what these markets were on, was called off. */
function allRefunded(markets: readonly Market[]): boolean {
  const refunded = ({ outcome }: Selection) => outcome === 'refunded';
  return (
    markets.length > 0 && markets.every((market) => isResulted(market) && market.selections.every(refunded))
  );
}

/** What won in the markets of one bet option, or that no result is given. */
function optionEntry(betOption: string, markets: readonly Market[]): PageEntry {
  const title = markets.length > 1 ? `${betOption} (${markets.length} markets)` : betOption;
  if (allRefunded(markets)) {
    const fact = jsonObject({
      bet_option: betOption,
      markets: markets.length > 1 ? markets.length : undefined,
      all_refunded: true,
    });
    return { key: betOption, group: '', line: `${title}: all refunded`, fact };
  }
  const settled = markets.filter(isResulted);
  const open = markets.length - settled.length;
  const paid = settled.flatMap(paidSelections);
  const named = paid.slice(0, NAMED);
  const more = paid.length - named.length;
  const words = [
    ...named.map(paidWords),
    ...(more > 0 ? [`+${more} more`] : []),
    ...(settled.length > 0 && paid.length === 0 ? ['no winner'] : []),
    ...(open > 0 ? [noResult(markets, open)] : []),
  ];
  return {
    key: betOption,
    group: '',
    line: `${title}: ${words.join(', ')}`,
    fact: jsonObject({
      bet_option: betOption,
      markets: markets.length > 1 ? markets.length : undefined,
      won: outcomeFacts(named, 'won') ?? (settled.length > 0 ? [] : undefined),
      placed: outcomeFacts(named, 'placed'),
      refunded: outcomeFacts(named, 'refunded'),
      not_named: more > 0 ? more : undefined,
      no_result: open > 0 ? open : undefined,
      status: open > 0 ? markets.find((market) => !isResulted(market))?.status : undefined,
    }),
  };
}

function noResult(markets: readonly Market[], open: number): string {
  const status = markets.find((market) => !isResulted(market))?.status;
  const words = open < markets.length ? `${open} without a result` : 'no result given';
  return status === undefined ? words : `${words} (${status})`;
}

function byOption(markets: readonly Market[]): PageEntry[] {
  const groups = new Map<string, Market[]>();
  for (const market of markets)
    groups.set(market.betOption, [...(groups.get(market.betOption) ?? []), market]);
  const settled = (group: readonly Market[]) => Number(!group.some(isResulted));
  return [...groups]
    .sort(([, a], [, b]) => settled(a) - settled(b))
    .map(([betOption, group]) => optionEntry(betOption, group));
}

/** A resulted match: score and, market by market, what won. */
export function presentResultedMatch(
  { match, unrecognised }: ResultedMatch,
  view: SportsView,
  asked: { sport: string; competition: string; match: string },
): Answer {
  const name = match.name || asked.match;
  const key = sportsKey(asked.sport, asked.competition, name);
  if (unrecognised) {
    return {
      text: lines(dotted(name, key), readLine(view), unrecognisedWords(unrecognised)),
      facts: { key, members: unrecognised },
      key,
    };
  }
  const { startsAt, endedAt, status } = match;
  const when =
    startsAt === undefined
      ? 'start not given'
      : `${startsAt > view.now ? 'starts' : 'started'} ${dayAndTime(startsAt, view)}, ${formatDistance(startsAt, view.now)}`;
  const settled = match.markets.filter(isResulted);
  const off = allRefunded(match.markets);
  const state = match.inPlay ? 'In play' : (status ?? (settled.length > 0 ? 'Resulted' : 'No result given'));
  const header = lines(
    dotted(
      name,
      sportsKey(asked.sport, asked.competition),
      match.round !== undefined && `round ${match.round}`,
    ),
    dotted(key, state.toUpperCase(), when, endedAt !== undefined && `resulted ${dayAndTime(endedAt, view)}`),
    readLine(
      view,
      count(match.markets.length, 'market'),
      settled.length > 0 && `${settled.length} with a result`,
    ),
    match.name !== '' && otherName(asked.match, match.name),
    dotted(scoreWords(match), winnerWords(match)),
    off && 'Every bet on it is refunded.',
    !off &&
      settled.length > 0 &&
      'What won, with its last price; a bet pays the price it took. Selections not named lost.',
  );
  const entries = off ? [] : byOption(orderMarkets(match));
  const scores = match.contestants.flatMap(({ name: side, score }) =>
    score === undefined ? [] : [{ name: side, score }],
  );
  const baseFacts = jsonObject({
    key,
    state,
    started_at: startsAt === undefined ? undefined : isoInZone(startsAt, view.zone),
    resulted_at: endedAt === undefined ? undefined : isoInZone(endedAt, view.zone),
    round: match.round,
    scores: scores.length > 0 ? scores : undefined,
    score: scores.length === 0 ? match.score : undefined,
    won: winners(match).length > 0 ? winners(match) : undefined,
    markets_total: match.markets.length,
    all_refunded: off || undefined,
  });
  const end = pageEnd(entries, 0, { text: header.length + 60, facts: JSON.stringify(baseFacts).length + 80 });
  const hidden = entries.length - end;
  return {
    text: lines(
      header,
      pageLines(entries.slice(0, end)),
      entries.length === 0 && !off && 'The answer lists no market.',
      hidden > 0 && `+${count(hidden, 'more kind')} of market: detail: "full"`,
    ),
    facts: jsonObject({
      ...baseFacts,
      markets: entries.slice(0, end).map(({ fact }) => fact),
      kinds_not_shown: hidden > 0 ? hidden : undefined,
    }),
    key,
    state,
  };
}
