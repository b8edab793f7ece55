import { sportsKey } from '../../../domain/keys.js';
import type { Competition, Match } from '../../../domain/sports.js';
import { orderMarkets } from '../../../domain/sports-main-markets.js';
import { narrowMatches } from '../../../upstream/narrow.js';
import { type Json, jsonObject } from '../../../util/json.js';
import type { Answer } from '../../define-tool.js';
import { makeCursor, pageStart } from '../../paging.js';
import { count, dotted } from '../../text/format.js';
import { filterMarkets, fullEntries, matchesMarket } from './filter.js';
import { lines, otherName, readLine, type SportsView, startWords } from './frame.js';
import { isFuture, leadingMarkets, marketCounts, matchFact, matchHead, matchLine } from './match-line.js';
import { FACTS_BUDGET, type PageEntry, pageEnd, pageLines } from './page.js';

/** What was asked for. */
export interface CompetitionAsked {
  sport: string;
  competition: string;
  tournament?: string;
  market?: string;
  cursor?: string;
}

/** In play first, then by start, futures and matches without a start last. */
function inOrder(matches: readonly Match[]): Match[] {
  const at = ({ startsAt }: Match) => startsAt ?? Number.MAX_SAFE_INTEGER;
  return [...matches].sort(
    (a, b) =>
      Number(b.inPlay) - Number(a.inPlay) ||
      Number(isFuture(a)) - Number(isFuture(b)) ||
      at(a) - at(b) ||
      a.name.localeCompare(b.name, 'en'),
  );
}

function overview(matches: readonly Match[], key: (match: Match) => string, view: SportsView): PageEntry[] {
  return matches.map((match, index) => ({
    key: `${key(match)}#${index}`,
    group: '',
    line: matchLine(key(match), match, view),
    fact: matchFact(key(match), match, view),
  }));
}

function filtered(
  matches: readonly Match[],
  key: (match: Match) => string,
  view: SportsView,
  wanted: string,
): PageEntry[] {
  return matches.flatMap((match, index) =>
    fullEntries(filterMarkets(orderMarkets(match), wanted), {
      group: `${key(match)}#${index}`,
      heading: `${key(match)}  ${startWords(match, view, isFuture(match))}`,
      inPlay: match.inPlay,
      indent: '  ',
    }),
  );
}

/** Facts of a filtered page: its markets under the match they belong to. */
function underMatches(page: readonly PageEntry[], heads: ReadonlyMap<string, Json>): Json[] {
  const groups = new Map<string, Json[]>();
  for (const { group, fact } of page) groups.set(group, [...(groups.get(group) ?? []), fact]);
  return [...groups].map(([group, markets]) => ({ ...(heads.get(group) as object), markets }) as Json);
}

/** Names of bet options for `market`, within a few hundred characters. */
function betOptionNames(facts: Competition): string[] {
  const names = facts.betOptions.length > 0 ? facts.betOptions : optionsOf(facts.matches);
  return [...new Set(names)];
}

function optionsOf(matches: readonly Match[]): string[] {
  return matches.flatMap((match) => orderMarkets(match).map(({ betOption }) => betOption));
}

function totals(matches: readonly Match[]): { open: number; suspended: number; inPlay: number } {
  const counts = matches.map(marketCounts);
  return {
    open: counts.reduce((sum, { open }) => sum + open, 0),
    suspended: counts.reduce((sum, { suspended }) => sum + suspended, 0),
    inPlay: matches.filter(({ inPlay }) => inPlay).length,
  };
}

/** A competition or tournament as an answer; the body in `full` has only the markets asked for. */
export function presentCompetition(
  facts: Competition,
  view: SportsView,
  asked: CompetitionAsked,
  body: unknown,
): Answer {
  const names = asked.tournament === undefined ? [facts.name] : [asked.competition, facts.name];
  const key = sportsKey(asked.sport, ...names);
  const keyOf = (match: Match) => sportsKey(asked.sport, ...names, match.name);
  const matches = inOrder(facts.matches);
  const { open, suspended, inPlay } = totals(matches);
  const wanted = asked.market?.trim() || undefined;
  const entries =
    wanted === undefined ? overview(matches, keyOf, view) : filtered(matches, keyOf, view, wanted);
  const filters = { key, market: wanted?.toLowerCase() };
  const start = pageStart(
    asked.cursor,
    entries.map((entry) => entry.key),
    filters,
  );

  const fixtures = matches.filter((match) => !isFuture(match)).length;
  const futures = matches.length - fixtures;
  const header = [
    dotted(
      facts.name,
      key,
      (fixtures > 0 || futures === 0) && count(fixtures, 'match', 'matches'),
      futures > 0 && count(futures, 'future', 'futures'),
    ).concat(`, ${count(open, 'market')} open`, suspended > 0 ? `, ${suspended} suspended` : ''),
    readLine(
      view,
      `prices for ${view.jurisdiction}`,
      inPlay > 0 && `${inPlay} in play (bets by phone only)`,
      wanted !== undefined && `markets with "${wanted}"`,
    ),
    otherName(asked.tournament ?? asked.competition, facts.name),
  ];
  const options = betOptionNames(facts);
  const baseFacts = jsonObject({
    key,
    sport: asked.sport,
    competition: asked.tournament === undefined ? facts.name : asked.competition,
    tournament: asked.tournament === undefined ? undefined : facts.name,
    jurisdiction: view.jurisdiction,
    matches_total: matches.length,
    matches_in_play: inPlay > 0 ? inPlay : undefined,
    markets_open: open,
    markets_suspended: suspended > 0 ? suspended : undefined,
    market: wanted,
  });
  if (facts.tournaments.length > 0 && matches.length === 0) {
    return presentTournaments(facts, header, baseFacts, key);
  }

  const told = new Set(
    wanted === undefined
      ? matches.flatMap((match) => leadingMarkets(match)).map(({ betOption }) => betOption)
      : [],
  );
  const hint =
    wanted === undefined || entries.length === 0
      ? optionsHint(
          options.filter((option) => !told.has(option)),
          wanted !== undefined,
        )
      : undefined;
  const optionFact = options.slice(0, 15);
  const frame = {
    text: lines(header, hint).length + 260,
    facts: JSON.stringify({ ...baseFacts, bet_options: optionFact }).length + 120,
  };
  const end = pageEnd(entries, start, frame);
  const page = entries.slice(start, end);
  const last = page.at(-1);
  const nextCursor = end < entries.length && last ? makeCursor(last.key, end, filters) : undefined;
  const heads = new Map(
    matches.map((match, index) => [
      `${keyOf(match)}#${index}`,
      jsonObject(matchHead(keyOf(match), match, view)) as Json,
    ]),
  );
  const unit: [string, string] =
    wanted === undefined ? ['more match', 'more matches'] : ['more market', 'more markets'];
  const without = wanted === undefined ? 0 : matches.length - new Set(entries.map(({ group }) => group)).size;
  const answerFacts = jsonObject({
    ...baseFacts,
    from: start > 0 ? start + 1 : undefined,
    matches: wanted === undefined ? page.map(({ fact }) => fact) : underMatches(page, heads),
    not_shown: entries.length - page.length > 0 ? entries.length - page.length : undefined,
    bet_options: optionFact.length > 0 ? optionFact : undefined,
    bet_options_total: options.length > optionFact.length ? options.length : undefined,
  });
  return {
    text: lines(
      header,
      start > 0 && `From ${wanted === undefined ? 'match' : 'market'} ${start + 1} of ${entries.length}.`,
      pageLines(page),
      matches.length === 0 && 'Nothing is open for betting here now.',
      wanted !== undefined &&
        entries.length === 0 &&
        matches.length > 0 &&
        `No market has "${wanted}" in its name or bet option.`,
      without > 0 && entries.length > 0 && `${count(without, 'match', 'matches')} without such a market.`,
      nextCursor && `+${count(entries.length - end, ...unit)}: cursor: "${nextCursor}", or detail: "full"`,
      hint,
    ),
    facts: answerFacts,
    key,
    ...(nextCursor !== undefined && { nextCursor }),
    ...(wanted !== undefined && { body: narrowMatches(body, (market) => matchesMarket(market, wanted)) }),
  };
}

function optionsHint(options: readonly string[], wide: boolean): string | undefined {
  if (options.length === 0) return undefined;
  const shown = options.slice(0, wide ? 40 : 8);
  const more = options.length - shown.length;
  return `Other kinds of market in full: market: ${shown.map((name) => `"${name}"`).join(', ')}${more > 0 ? `, +${more} kinds` : ''}`;
}

/** A competition that works by tournaments: their keys. */
function presentTournaments(
  { tournaments }: Competition,
  header: readonly (string | undefined)[],
  baseFacts: { [key: string]: Json },
  key: string,
): Answer {
  const entries = tournaments.map(({ name, matchCount }, index): PageEntry => {
    const own = sportsKey(key, name);
    return {
      key: `${own}#${index}`,
      group: '',
      line: `${own}${matchCount === undefined ? '' : `  ${count(matchCount, 'match', 'matches')}`}`,
      fact: jsonObject({ key: own, matches_total: matchCount }),
    };
  });
  const end = pageEnd(entries, 0, { text: 600, facts: Math.min(FACTS_BUDGET, 700) });
  return {
    text: lines(
      header
        .filter((line) => line !== undefined)
        .map((line) => line.replace(/ · 0 matches, 0 markets open$/, '')),
      `It goes by tournaments and has no matches of its own: ${count(tournaments.length, 'tournament')}. Each key below is for sports_get_open_tournament.`,
      pageLines(entries.slice(0, end)),
      end < entries.length && `+${count(entries.length - end, 'more tournament')}: detail: "full"`,
    ),
    facts: jsonObject({
      ...baseFacts,
      tournaments: entries.slice(0, end).map(({ fact }) => fact),
      tournaments_total: tournaments.length,
    }),
    key,
  };
}
