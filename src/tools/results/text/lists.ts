import { sportsKey } from '../../../domain/keys.js';
import type { Match, Sport } from '../../../domain/sports.js';
import type { ResultedCompetition } from '../../../upstream/results.js';
import type { SportAnswer } from '../../../upstream/sports.js';
import type { ReadList } from '../../../upstream/sports-members.js';
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
import { scoreWords } from '../../sports/text/match-line.js';
import { type PageEntry, pageEnd, pageLines } from '../../sports/text/page.js';
import { count, dotted, formatDistance } from '../../text/format.js';
import { winners, winnerWords } from './outcome.js';

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'en');

function cut(
  entries: readonly PageEntry[],
  header: string,
): { page: PageEntry[]; hidden: number; note: string | undefined } {
  const end = pageEnd(entries, 0, { text: header.length + 80, facts: 400 });
  const hidden = entries.length - end;
  return {
    page: entries.slice(0, end),
    hidden,
    note: hidden > 0 ? `+${hidden} more: detail: "full"` : undefined,
  };
}

function unrecognised(members: readonly string[], view: SportsView, title: string): Answer {
  return {
    text: lines(title, readLine(view), unrecognisedWords(members)),
    facts: { members: [...members] },
  };
}

/** The sports that have results. */
export function presentResultedSports(list: ReadList<Sport>, view: SportsView): Answer {
  const title = `Sports with results · ${count(list.entries.length, 'sport')}`;
  if (list.unrecognised) return unrecognised(list.unrecognised, view, 'Sports with results');
  const entries = [...list.entries].sort(byName).map(({ name, competitions }, index): PageEntry => {
    const named = competitions.slice(0, 8).map((competition) => competition.name);
    const more = competitions.length - named.length;
    return {
      key: `${name}#${index}`,
      group: '',
      line: `${name}${named.length > 0 ? `  ${named.join(', ')}` : ''}${more > 0 ? `, +${more} more` : ''}`,
      fact: jsonObject({
        key: name,
        competitions: named.length > 0 ? named : undefined,
        competitions_not_shown: more > 0 ? more : undefined,
      }),
    };
  });
  const header = lines(title, readLine(view, 'each name is a key for sports_get_resulted_sport'));
  const { page, hidden, note } = cut(entries, header);
  return {
    text: lines(header, pageLines(page), entries.length === 0 && 'No results are listed now.', note),
    facts: jsonObject({
      sports: page.map(({ fact }) => fact),
      sports_total: entries.length,
      not_shown: hidden > 0 ? hidden : undefined,
    }),
  };
}

/** The competitions of a sport that have results. */
export function presentResultedSport(
  { sport, ...answer }: SportAnswer,
  view: SportsView,
  asked: string,
): Answer {
  const name = sport.name || asked;
  if (answer.unrecognised)
    return { ...unrecognised(answer.unrecognised, view, `Results of ${name}`), key: name };
  const entries = [...sport.competitions].sort(byName).map((competition, index): PageEntry => {
    const key = sportsKey(name, competition.name);
    const { matchCount } = competition;
    return {
      key: `${key}#${index}`,
      group: '',
      line: dotted(key, matchCount !== undefined && count(matchCount, 'match', 'matches')),
      fact: jsonObject({ key, matches_total: matchCount }),
    };
  });
  const header = lines(
    `Results of ${name} · ${count(entries.length, 'competition')}`,
    readLine(view, 'each key is for sports_get_resulted_competition'),
    sport.name !== '' && otherName(asked, sport.name),
  );
  const { page, hidden, note } = cut(entries, header);
  return {
    text: lines(
      header,
      pageLines(page),
      entries.length === 0 && 'No results are listed in this sport now.',
      note,
    ),
    facts: jsonObject({
      key: name,
      competitions: page.map(({ fact }) => fact),
      competitions_total: entries.length,
      not_shown: hidden > 0 ? hidden : undefined,
    }),
    key: name,
  };
}

function matchEntry(above: readonly string[], match: Match, index: number, view: SportsView): PageEntry {
  const key = sportsKey(...above, match.name);
  const { startsAt, contestants } = match;
  const won = winners(match);
  const scores = contestants.flatMap(({ name, score }) => (score === undefined ? [] : [{ name, score }]));
  return {
    key: `${key}#${index}`,
    group: '',
    line: `${key}  ${dotted(
      startsAt !== undefined && `${dayAndTime(startsAt, view)}, ${formatDistance(startsAt, view.now)}`,
      scoreWords(match),
      winnerWords(match),
      match.status,
      match.marketCount > 0 && count(match.marketCount, 'market'),
    )}`.trimEnd(),
    fact: jsonObject({
      key,
      started_at: startsAt === undefined ? undefined : isoInZone(startsAt, view.zone),
      scores: scores.length > 0 ? scores : undefined,
      score: scores.length === 0 ? match.score : undefined,
      won: won.length > 0 ? won : undefined,
      status: match.status,
      markets_total: match.marketCount > 0 ? match.marketCount : undefined,
    }) as Json,
  };
}

/** The resulted matches of a competition, latest first. */
export function presentResultedCompetition(
  { name, matches, tournaments, ...answer }: ResultedCompetition,
  view: SportsView,
  asked: { sport: string; competition: string },
): Answer {
  const competition = name || asked.competition;
  const key = sportsKey(asked.sport, competition);
  if (answer.unrecognised) return { ...unrecognised(answer.unrecognised, view, `Results of ${key}`), key };
  const latest = [...matches].sort((a, b) => (b.startsAt ?? 0) - (a.startsAt ?? 0) || byName(a, b));
  const entries = latest.map((match, index) => matchEntry([asked.sport, competition], match, index, view));
  const header = lines(
    `Results of ${competition} · ${key} · ${count(matches.length, 'match', 'matches')}`,
    readLine(view, 'each key is for sports_get_resulted_match_in_competition'),
    name !== '' && otherName(asked.competition, name),
    tournaments.length > 0 && `Tournaments with results: ${tournaments.slice(0, 20).join(', ')}`,
  );
  const { page, hidden, note } = cut(entries, header);
  return {
    text: lines(
      header,
      pageLines(page),
      entries.length === 0 && 'No resulted match is listed here now.',
      note,
    ),
    facts: jsonObject({
      key,
      matches: page.map(({ fact }) => fact),
      matches_total: matches.length,
      tournaments: tournaments.length > 0 ? tournaments.slice(0, 20) : undefined,
      not_shown: hidden > 0 ? hidden : undefined,
    }),
    key,
  };
}
