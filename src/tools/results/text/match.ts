import { sportsKey } from '../../../domain/keys.js';
import type { Market, Selection } from '../../../domain/sports.js';
import { orderMarkets } from '../../../domain/sports-main-markets.js';
import type { ResultedMatch } from '../../../upstream/results.js';
import { jsonObject } from '../../../util/json.js';
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
import { scoreWords } from '../../sports/text/match-line.js';
import { type PageEntry, pageEnd, pageLines } from '../../sports/text/page.js';
import { count, dotted, formatDistance, formatPrice } from '../../text/format.js';
import { paidSelections, winners, winnerWords } from './outcome.js';

const WORDS = { placed: ' (placed)', refunded: ' (refunded)', won: '', lost: '' } as const;

function paidWords({ name, price, outcome }: Selection): string {
  const priced = price === undefined || outcome === 'refunded' ? name : `${name} ${formatPrice(price)}`;
  return `${priced}${WORDS[outcome ?? 'lost']}`;
}

function marketEntry(market: Market, index: number): PageEntry {
  const paid = paidSelections(market);
  const told = market.selections.some(({ outcome }) => outcome !== undefined);
  const words = told
    ? paid.length > 0
      ? paid.map(paidWords).join(', ')
      : 'no winner'
    : `no result given${market.status === undefined ? '' : ` (${market.status})`}`;
  const names = (outcome: Selection['outcome']) =>
    paid
      .filter((selection) => selection.outcome === outcome)
      .map(({ name, price }) => jsonObject({ name, last_price: outcome === 'refunded' ? undefined : price }));
  const [won, placed, refunded] = [names('won'), names('placed'), names('refunded')];
  return {
    key: `${market.id}#${index}`,
    group: '',
    line: `${market.betOption}: ${words}`,
    fact: jsonObject({
      bet_option: market.betOption,
      status: told ? undefined : (market.status ?? 'no result given'),
      won: told ? won : undefined,
      placed: placed.length > 0 ? placed : undefined,
      refunded: refunded.length > 0 ? refunded : undefined,
    }),
  };
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
  const settled = match.markets.filter((market) => market.selections.some(({ outcome }) => outcome !== undefined));
  const state = match.inPlay ? 'In play' : (status ?? (settled.length > 0 ? 'Resulted' : 'No result given'));
  const header = lines(
    dotted(name, sportsKey(asked.sport, asked.competition), match.round !== undefined && `round ${match.round}`),
    dotted(key, state.toUpperCase(), when, endedAt !== undefined && `resulted ${dayAndTime(endedAt, view)}`),
    readLine(view, count(match.markets.length, 'market'), settled.length > 0 && `${settled.length} with a result`),
    match.name !== '' && otherName(asked.match, match.name),
    dotted(scoreWords(match), winnerWords(match)),
    settled.length > 0 &&
      'What won, with its last price; a bet pays the price it took. Selections not named lost.',
  );
  const order = orderMarkets(match);
  const resulted = order.filter((market) => settled.includes(market));
  const entries = [...resulted, ...order.filter((market) => !settled.includes(market))].map(marketEntry);
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
  });
  const end = pageEnd(entries, 0, { text: header.length + 60, facts: JSON.stringify(baseFacts).length + 80 });
  const hidden = entries.length - end;
  return {
    text: lines(
      header,
      pageLines(entries.slice(0, end)),
      entries.length === 0 && 'The answer lists no market.',
      hidden > 0 && `+${count(hidden, 'more market')}: detail: "full"`,
    ),
    facts: jsonObject({
      ...baseFacts,
      markets: entries.slice(0, end).map(({ fact }) => fact),
      markets_not_shown: hidden > 0 ? hidden : undefined,
    }),
    key,
    state,
  };
}
