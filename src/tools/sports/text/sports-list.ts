import { sportsKey } from '../../../domain/keys.js';
import type { CompetitionStub, Sport } from '../../../domain/sports.js';
import type { SportAnswer } from '../../../upstream/sports.js';
import type { ReadList } from '../../../upstream/sports-members.js';
import { jsonObject } from '../../../util/json.js';
import type { Answer } from '../../define-tool.js';
import { count, dotted } from '../../text/format.js';
import { lines, otherName, readLine, type SportsView, unrecognisedWords } from './frame.js';
import { matchFact, matchLine } from './match-line.js';
import { FACTS_BUDGET, type PageEntry, pageEnd, pageLines, TEXT_BUDGET } from './page.js';

/** Sports and competitions as lists print them: the largest number of competitions a sport that fits the budgets. */
const CAPS = [40, 20, 12, 8, 5, 3, 1, 0];

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'en');

function sportLine({ name, competitions, footyTab }: Sport, cap: number): string {
  const shown = competitions
    .slice(0, cap)
    .map(({ name: own, hasMarkets }) => (hasMarkets === false ? `${own} (no markets)` : own));
  const hidden = competitions.length - shown.length;
  const rest = hidden > 0 ? (shown.length > 0 ? `+${hidden} more` : count(hidden, 'competition')) : undefined;
  return `${name}  ${dotted([...shown, rest].filter((part) => part !== undefined).join(', ') || '–', footyTab && 'FootyTAB')}`;
}

/** The sports open for betting with their competitions. */
export function presentSportsList({ entries, unrecognised }: ReadList<Sport>, view: SportsView): Answer {
  const sports = [...entries].sort(byName);
  const competitions = sports.reduce((sum, sport) => sum + sport.competitions.length, 0);
  const header = [
    `Sports open for betting · ${count(sports.length, 'sport')}, ${count(competitions, 'competition')}`,
    readLine(view, 'keys are "sport" and "sport > competition"'),
  ];
  const at = (cap: number) => ({
    text: lines(
      header,
      sports.map((sport) => sportLine(sport, cap)),
    ),
    facts: jsonObject({
      sports: sports.map((sport) =>
        jsonObject({
          name: sport.name,
          competitions: sport.competitions.slice(0, cap).map(({ name }) => name),
          competitions_not_shown:
            sport.competitions.length > cap ? sport.competitions.length - cap : undefined,
          footytab: sport.footyTab ? true : undefined,
        }),
      ),
      sports_total: sports.length,
      competitions_total: competitions,
    }),
    cut: sports.some((sport) => sport.competitions.length > cap),
  });
  if (unrecognised) {
    return { text: lines(header[1], unrecognisedWords(unrecognised)), facts: { members: unrecognised } };
  }
  if (sports.length === 0) return { text: lines(header, 'No sport is open now.'), facts: at(0).facts };
  const fits = ({ text, facts }: ReturnType<typeof at>) =>
    text.length + 100 <= TEXT_BUDGET && JSON.stringify(facts).length <= FACTS_BUDGET;
  const made = CAPS.map(at).find(fits) ?? at(0);
  return {
    text: lines(
      made.text,
      made.cut && 'All competitions of a sport: sports_get_open_sport, or detail: "full".',
    ),
    facts: made.facts,
  };
}

function competitionEntry(sport: string, stub: CompetitionStub, index: number): PageEntry {
  const key = sportsKey(sport, stub.name);
  const { tournaments } = stub;
  const named = tournaments.slice(0, 6).map(({ name }) => name);
  const more = tournaments.length - named.length;
  return {
    key: `${key}#${index}`,
    group: '',
    line: `${key}  ${dotted(
      stub.matchCount !== undefined && count(stub.matchCount, 'match', 'matches'),
      named.length > 0 && `tournaments: ${named.join(', ')}${more > 0 ? `, +${more} more` : ''}`,
      stub.hasMarkets === false && 'no markets now',
      stub.sameGameMulti === true && 'same-game multi',
    )}`.trimEnd(),
    fact: jsonObject({
      key,
      has_markets: stub.hasMarkets === false ? false : undefined,
      matches_total: stub.matchCount,
      tournaments: named.length > 0 ? named : undefined,
      tournaments_not_shown: more > 0 ? more : undefined,
    }),
  };
}

/** One sport with its competitions. */
export function presentSport({ sport, unrecognised }: SportAnswer, view: SportsView, asked: string): Answer {
  const key = sport.name || asked;
  const competitions = [...sport.competitions].sort(byName);
  const header = [
    dotted(
      key,
      count(competitions.length, 'competition'),
      sport.footyTab && 'has FootyTAB rounds (footytab_get_all_rounds)',
    ),
    readLine(view, 'each key is for sports_get_open_competition'),
    sport.name !== '' && otherName(asked, sport.name),
  ];
  if (unrecognised) {
    return {
      text: lines(key, readLine(view), unrecognisedWords(unrecognised)),
      facts: { sport: key, members: unrecognised },
      key,
    };
  }
  const entries = [
    ...competitions.map((stub, index) => competitionEntry(key, stub, index)),
    ...sport.matches.map((match, index): PageEntry => {
      const own = sportsKey(key, match.name);
      return {
        key: `${own}/${index}`,
        group: '',
        line: matchLine(own, match, view),
        fact: matchFact(own, match, view),
      };
    }),
  ];
  const end = pageEnd(entries, 0, { text: lines(header).length + 90, facts: 300 });
  const hidden = entries.length - end;
  const shownCompetitions = entries.slice(0, Math.min(end, competitions.length));
  const shownMatches = entries.slice(competitions.length, end);
  return {
    text: lines(
      header,
      pageLines(entries.slice(0, end)),
      entries.length === 0 && 'Nothing is open in this sport now.',
      hidden > 0 && `+${hidden} more: detail: "full"`,
    ),
    facts: jsonObject({
      key,
      competitions: shownCompetitions.map(({ fact }) => fact),
      competitions_total: competitions.length,
      matches: shownMatches.length > 0 ? shownMatches.map(({ fact }) => fact) : undefined,
      footytab: sport.footyTab ? true : undefined,
      not_shown: hidden > 0 ? hidden : undefined,
    }),
    key,
  };
}
