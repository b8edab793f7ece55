import { sportsKey } from '../../../domain/keys.js';
import type { Market, Match } from '../../../domain/sports.js';
import { orderMarkets } from '../../../domain/sports-main-markets.js';
import { narrowMarkets } from '../../../upstream/narrow.js';
import { jsonObject } from '../../../util/json.js';
import { truncate } from '../../../util/text.js';
import type { Answer } from '../../define-tool.js';
import { makeCursor, pageStart } from '../../paging.js';
import { count, dotted } from '../../text/format.js';
import { filterMarkets, fullEntries, matchesMarket } from './filter.js';
import { dayAndTime, lines, otherName, readLine, type SportsView, startWords } from './frame.js';
import { listed, marketFact, marketWords } from './market.js';
import { isFuture, marketCountWords, matchHead, matchState, scoreWords } from './match-line.js';
import { type PageEntry, pageEnd, pageLines } from './page.js';

/** What was asked for. */
export interface MatchAsked {
  sport: string;
  competition: string;
  tournament?: string;
  match: string;
  market?: string;
  cursor?: string;
}

/** Markets of one bet option told in one line; of many the first few. */
const MARKETS_A_LINE = 3;

interface OptionEntry extends PageEntry {
  betOption: string;
  /** Markets it tells, and whether of those and of the bet option nothing was left out. */
  told: number;
  complete: boolean;
}

/** One entry a bet option, main ones first. */
function overview(match: Match, closes: (market: Market) => string): OptionEntry[] {
  const groups = new Map<string, Market[]>();
  for (const market of orderMarkets(match)) {
    const of = groups.get(market.betOption);
    if (of) of.push(market);
    else groups.set(market.betOption, [market]);
  }
  return [...groups].map(([betOption, markets]) => {
    const told = [...markets].sort((a, b) => Number(b.open) - Number(a.open)).slice(0, MARKETS_A_LINE);
    const hidden = markets.length - told.length;
    const words = told.map(
      (market) => `${marketWords(market, { all: false, inPlay: match.inPlay })}${closes(market)}`,
    );
    const size = markets.length > 1 ? `${markets.length} markets` : sizeWords(markets[0]);
    const label = size === undefined ? betOption : `${betOption} (${size})`;
    const facts = told.map((market) =>
      marketFact(market, { all: false, inPlay: match.inPlay, named: markets.length > 1 }),
    );
    return {
      key: betOption,
      betOption,
      group: '',
      line: `${label}: ${words.join('; ')}${hidden > 0 ? `; +${count(hidden, 'market')}` : ''}`,
      fact: hidden > 0 ? [...facts, { bet_option: betOption, more_markets: hidden }] : facts,
      told: told.length,
      complete: hidden === 0 && told.every((market) => listed(market, false).more === 0),
    };
  });
}

function sizeWords(market: Market | undefined): string | undefined {
  const size = market?.selections.length ?? 0;
  return market && listed(market, false).more > 0 ? `${size} selections` : undefined;
}

/** The TAB's own words beside markets, each once, with the bet options it stands beside. */
function notesOf(markets: readonly Market[]): { note: string; betOptions: string[] }[] {
  const found = new Map<string, Set<string>>();
  for (const { notes, betOption } of markets) {
    for (const note of notes) found.set(note, (found.get(note) ?? new Set()).add(betOption));
  }
  return [...found].map(([note, betOptions]) => ({ note, betOptions: [...betOptions] }));
}

const NOTES = 6;

function noteLine({ note, betOptions }: { note: string; betOptions: string[] }): string {
  const shown = betOptions.slice(0, 3).join(', ');
  const more = betOptions.length > 3 ? ` and ${betOptions.length - 3} more` : '';
  return `"${truncate(note, 160)}" (${shown}${more})`;
}

/** Where a market closes at another time than the start. */
function closesWords(match: Match, view: SportsView): (market: Market) => string {
  return ({ closesAt, open }) =>
    closesAt === undefined || closesAt === match.startsAt || !open || match.inPlay
      ? ''
      : `, closes ${dayAndTime(closesAt, view)}`;
}

/** One match as an answer; the body in `full` has only the markets asked for. */
export function presentMatch(match: Match, view: SportsView, asked: MatchAsked, body: unknown): Answer {
  const above = [
    asked.sport,
    asked.competition,
    ...(asked.tournament === undefined ? [] : [asked.tournament]),
  ];
  const key = sportsKey(...above, match.name);
  const state = matchState(match, view);
  const wanted = asked.market?.trim() || undefined;
  const markets = orderMarkets(match);
  const options = overview(match, closesWords(match, view));
  const entries: readonly PageEntry[] =
    wanted === undefined
      ? options
      : fullEntries(filterMarkets(markets, wanted), { group: 'market', inPlay: match.inPlay });
  const filters = { key, market: wanted?.toLowerCase() };
  const start = pageStart(
    asked.cursor,
    entries.map((entry) => entry.key),
    filters,
  );
  const future = isFuture(match);
  const scored = scoreWords(match);
  const header = [
    dotted(match.name, sportsKey(...above), match.round !== undefined && `round ${match.round}`),
    dotted(key, !match.inPlay && state.toUpperCase(), startWords(match, view, future)),
    readLine(
      view,
      `prices for ${view.jurisdiction}`,
      marketCountWords(match),
      match.channels.length > 0 && `on ${match.channels.slice(0, 3).join(', ')}`,
      match.goingInPlay && !match.inPlay && 'goes in play',
      wanted !== undefined && `only markets with "${wanted}"`,
    ),
    otherName(asked.match, match.name),
    scored !== undefined && `score ${scored}`,
  ];
  const notes = notesOf(wanted === undefined ? markets : filterMarkets(markets, wanted));
  const noteLines = notes.slice(0, NOTES).map(noteLine);
  const tail = [
    noteLines.length > 0 && `The TAB's notes: ${noteLines.join(' · ')}`,
    notes.length > NOTES && `+${count(notes.length - NOTES, 'note')} more: detail: "full"`,
  ];
  const baseFacts = jsonObject({
    ...matchHead(key, match, view),
    jurisdiction: view.jurisdiction,
    round: match.round,
    contestants:
      match.contestants.length > 0 ? match.contestants.slice(0, 8).map(({ name }) => name) : undefined,
    goes_in_play: match.goingInPlay && !match.inPlay ? true : undefined,
    market: wanted,
    tab_notes: notes.length > 0 ? notes.slice(0, NOTES).map(({ note }) => truncate(note, 160)) : undefined,
  });
  const end = pageEnd(entries, start, {
    text: lines(header, tail).length + 220,
    facts: JSON.stringify(baseFacts).length + 120,
  });
  const page = entries.slice(start, end);
  const last = page.at(-1);
  const nextCursor = end < entries.length && last ? makeCursor(last.key, end, filters) : undefined;
  const told = wanted === undefined ? options.slice(start, end) : [];
  const hint = told.find(({ complete }) => !complete)?.betOption ?? options[end]?.betOption;
  const hidden =
    wanted === undefined
      ? markets.length - told.reduce((sum, option) => sum + option.told, 0)
      : entries.length - page.length;
  return {
    text: lines(
      header,
      start > 0 && `From ${wanted === undefined ? 'kind' : 'market'} ${start + 1} of ${entries.length}.`,
      pageLines(page),
      markets.length === 0 && 'No market is open here now.',
      markets.length > 0 &&
        match.marketCount > markets.length &&
        `The TAB counts ${match.marketCount} open markets; its answer lists ${markets.length}.`,
      wanted !== undefined && entries.length === 0 && noneWords(wanted, options),
      moreWords(hidden, start, hint, nextCursor, wanted !== undefined),
      tail,
    ),
    facts: jsonObject({
      ...baseFacts,
      from: start > 0 ? start + 1 : undefined,
      markets: page.flatMap(({ fact }) => fact),
      markets_not_shown: hidden > 0 ? hidden : undefined,
    }),
    key,
    state,
    ...(nextCursor !== undefined && { nextCursor }),
    ...(wanted !== undefined && { body: narrowMarkets(body, (market) => matchesMarket(market, wanted)) }),
  };
}

function noneWords(wanted: string, options: readonly OptionEntry[]): string {
  const names = options.slice(0, 25).map(({ betOption }) => `"${betOption}"`);
  const more = options.length > 25 ? `, +${options.length - 25} kinds` : '';
  return `No market has "${wanted}" in its name or bet option. There are ${names.join(', ')}${more}.`;
}

function moreWords(
  hidden: number,
  start: number,
  hint: string | undefined,
  cursor: string | undefined,
  filtered: boolean,
): string | undefined {
  if (hidden <= 0) return undefined;
  const ways = [
    !filtered && hint !== undefined && `market: "${hint}"`,
    cursor !== undefined && `cursor: "${cursor}"`,
  ].filter((way) => way !== false);
  const all = [...ways, 'detail: "full"'];
  const last = all.pop();
  return `+${count(hidden, 'more market')}${start > 0 ? ' not on this page' : ''}: ${all.length > 0 ? `${all.join(', ')}, or ` : ''}${last}`;
}
