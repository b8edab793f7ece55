import { sportsKey } from '../../../domain/keys.js';
import type { NextMatch } from '../../../domain/sports.js';
import type { ReadList } from '../../../upstream/sports.js';
import { type Json, jsonObject } from '../../../util/json.js';
import { isoInZone } from '../../../util/zone.js';
import type { Answer } from '../../define-tool.js';
import { count, formatDistance, table, timeWithZone } from '../../text/format.js';
import { dayAndTime, lines, readLine, type SportsView, unrecognisedWords } from './frame.js';
import { marketWords } from './market.js';

/** What was asked for. */
export interface NextAsked {
  limit?: number | undefined;
  live_betting_only?: boolean | undefined;
  futures_only?: boolean | undefined;
  open_only?: boolean | undefined;
}

const TEXT = 1_850;
const FACTS = 2_900;

function keyOf({ sport, competition, tournament, match }: NextMatch): string {
  return sportsKey(...[sport, competition, tournament, match].filter((name) => name !== undefined));
}

/** Whether the key is whole: without sport and competition no other tool takes it. */
function isWhole({ sport, competition }: NextMatch): boolean {
  return sport !== undefined && competition !== undefined;
}

function row(match: NextMatch, view: SportsView): string[] {
  const { startsAt, inPlay, future, suspended, marketCount, headToHead } = match;
  const distance = startsAt === undefined ? '–' : formatDistance(startsAt, view.now);
  const past = startsAt !== undefined && startsAt < view.now;
  const state = [
    inPlay && 'IN PLAY, phone only',
    !inPlay && past && 'past its start',
    future && 'future',
    suspended && 'suspended',
  ].filter((word) => word !== false);
  const priced = headToHead && headToHead.selections.length <= 3 && !suspended;
  return [
    distance,
    startsAt === undefined ? '' : dayAndTime(startsAt, view),
    keyOf(match),
    [
      state.join(', '),
      priced ? marketWords(headToHead, { all: true, inPlay }) : '',
      marketCount === undefined ? '' : count(marketCount, 'market'),
    ]
      .filter((part) => part !== '')
      .join(' · '),
  ];
}

function fact(match: NextMatch, view: SportsView): Json {
  const { startsAt, inPlay, future, suspended, marketCount, headToHead } = match;
  const past = startsAt !== undefined && startsAt < view.now;
  const prices = suspended ? undefined : headToHead?.selections.filter(({ open }) => open);
  return jsonObject({
    [isWhole(match) ? 'key' : 'match']: keyOf(match),
    starts_at: startsAt === undefined ? undefined : isoInZone(startsAt, view.zone),
    state: inPlay ? 'In play' : suspended ? 'Suspended' : past ? 'Past its start' : 'To start',
    phone_only: inPlay ? true : undefined,
    future: future ? true : undefined,
    markets: marketCount,
    prices:
      headToHead?.open && prices && prices.length > 0 && prices.length <= 3
        ? prices.map(({ name, price }) => jsonObject({ name, price }))
        : undefined,
  });
}

/** The next matches to start, soonest first; those in play come first. */
export function presentNextMatches(
  { entries, unrecognised }: ReadList<NextMatch>,
  view: SportsView,
  asked: NextAsked,
): Answer {
  if (unrecognised) {
    return { text: lines(readLine(view), unrecognisedWords(unrecognised)), facts: { members: unrecognised } };
  }
  const at = ({ startsAt }: NextMatch) => startsAt ?? Number.MAX_SAFE_INTEGER;
  const matches = [...entries].sort((a, b) => Number(b.inPlay) - Number(a.inPlay) || at(a) - at(b));
  const only = [
    asked.live_betting_only === true && 'live betting only',
    asked.futures_only === true && 'futures only',
    asked.open_only === true && 'open only',
  ].filter((word) => word !== false);
  const header = [
    `Next ${count(matches.length, 'match', 'matches')} to start · prices for ${view.jurisdiction} · ${timeWithZone(view.now, view.zone)}`,
    readLine(view, ...only),
  ];
  if (matches.length === 0) {
    return { text: lines(header, 'Nothing to start now.'), facts: { matches: [], matches_total: 0 } };
  }
  for (let shown = matches.length; ; shown--) {
    const hidden = matches.length - shown;
    const some = matches.slice(0, shown);
    const text = lines(
      header,
      table(
        ['', '', '', ''].map((head) => ({ head })),
        some.map((match) => row(match, view)),
      ),
      hidden > 0 && `+${hidden} more: detail: "full"`,
    );
    const facts = jsonObject({
      matches: some.map((match) => fact(match, view)),
      matches_total: matches.length,
      not_shown: hidden > 0 ? hidden : undefined,
    });
    if (shown === 1 || (text.length <= TEXT && JSON.stringify(facts).length <= FACTS)) return { text, facts };
  }
}
