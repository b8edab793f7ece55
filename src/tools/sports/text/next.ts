import { sportsKey } from '../../../domain/keys.js';
import type { NextMatch } from '../../../domain/sports.js';
import type { ReadList } from '../../../upstream/sports-members.js';
import { type Json, jsonObject } from '../../../util/json.js';
import { isoInZone, zoned } from '../../../util/zone.js';
import type { Answer } from '../../define-tool.js';
import { count, dotted, formatDistance, NOTHING, table, timeWithZone } from '../../text/format.js';
import { lines, readLine, type SportsView, unrecognisedWords } from './frame.js';
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

const WEEK = 6 * 86_400_000;

/** `Thu 14:30` within a week, `4 Mar 2027` further off. */
function shortTime(at: number, now: number, zone: string): string {
  const { day, time } = zoned(at, zone);
  return Math.abs(at - now) < WEEK ? `${day.slice(0, 3)} ${time}` : day.slice(4);
}

function row(match: NextMatch, view: SportsView): string[] {
  const { startsAt, inPlay, future, suspended, marketCount, headToHead } = match;
  const past = startsAt !== undefined && startsAt < view.now;
  const priced = headToHead && headToHead.selections.length <= 3 && !suspended;
  return [
    startsAt === undefined ? NOTHING : formatDistance(startsAt, view.now),
    startsAt === undefined ? '' : shortTime(startsAt, view.now, view.zone),
    keyOf(match),
    dotted(
      inPlay && 'IN PLAY, phone only',
      !inPlay && past && 'past its start',
      future && 'future',
      suspended && 'suspended',
      priced && marketWords(headToHead, { all: true, inPlay }),
      marketCount !== undefined && count(marketCount, 'market'),
    ),
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

/** Those to start, soonest first; then those that have started, latest first. */
function inOrder(entries: readonly NextMatch[], now: number): NextMatch[] {
  const at = ({ startsAt }: NextMatch) => startsAt ?? Number.MAX_SAFE_INTEGER;
  const started = (match: NextMatch) => match.inPlay || at(match) < now;
  return [...entries].sort(
    (a, b) => Number(started(a)) - Number(started(b)) || (started(a) ? at(b) - at(a) : at(a) - at(b)) || 0,
  );
}

/** The next matches to start. */
export function presentNextMatches(
  { entries, unrecognised }: ReadList<NextMatch>,
  view: SportsView,
  asked: NextAsked,
): Answer {
  if (unrecognised) {
    return { text: lines(readLine(view), unrecognisedWords(unrecognised)), facts: { members: unrecognised } };
  }
  const matches = inOrder(entries, view.now);
  const playing = matches.filter(({ inPlay }) => inPlay).length;
  const only = [
    asked.live_betting_only === true && 'live betting only',
    asked.futures_only === true && 'futures only',
    asked.open_only === true && 'open only',
  ].filter((word) => word !== false);
  const header = [
    dotted(
      `Next ${count(matches.length, 'match', 'matches')} to start`,
      playing > 0 && `${playing} of them in play`,
      `prices for ${view.jurisdiction}`,
      timeWithZone(view.now, view.zone),
    ),
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
