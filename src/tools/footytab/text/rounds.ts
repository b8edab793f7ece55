import type { FootyRound } from '../../../domain/footy.js';
import type { ReadList } from '../../../upstream/sports-members.js';
import { jsonObject } from '../../../util/json.js';
import type { Answer } from '../../define-tool.js';
import { lines, readLine, type SportsView, unrecognisedWords } from '../../sports/text/frame.js';
import { type PageEntry, pageEnd, pageLines } from '../../sports/text/page.js';
import { count, dotted } from '../../text/format.js';
import { iso, isResulted, roundName, roundTimes } from './round-words.js';

/** Rounds to come in order, then those with results, latest first. */
function inOrder(rounds: readonly FootyRound[]): FootyRound[] {
  const at = ({ number }: FootyRound) => number ?? 999;
  return [...rounds].sort(
    (a, b) =>
      Number(isResulted(a)) - Number(isResulted(b)) || (isResulted(a) ? at(b) - at(a) : at(a) - at(b)),
  );
}

/** The FootyTAB rounds of a sport. */
export function presentFootyRounds(list: ReadList<FootyRound>, view: SportsView, sport: string): Answer {
  const title = `FootyTAB · ${sport}`;
  if (list.unrecognised) {
    return {
      text: lines(title, readLine(view), unrecognisedWords(list.unrecognised)),
      facts: { sport, members: list.unrecognised },
    };
  }
  const rounds = inOrder(list.entries);
  const entries = rounds.map((round, index): PageEntry => {
    const names = isResulted(round) ? [] : round.matches.slice(0, 12).map(({ name }) => name);
    return {
      key: `${index}`,
      group: '',
      line: dotted(
        roundName(round),
        round.competition,
        round.series !== undefined && `series ${round.series}`,
        round.status,
        round.matchCount !== undefined && count(round.matchCount, 'match', 'matches'),
        roundTimes(round, view),
        names.join(', '),
      ),
      fact: jsonObject({
        round_number: round.number,
        name: round.name,
        competition: round.competition,
        series: round.series,
        status: round.status,
        starts_at: iso(round.startsAt, view),
        closes_at: iso(round.closesAt, view),
        matches_total: round.matchCount,
        matches: names.length > 0 ? names : undefined,
      }),
    };
  });
  const header = lines(
    `${title} · ${count(rounds.length, 'round')}`,
    readLine(view, 'round_number (and series) are for footytab_get_round_details'),
  );
  const end = pageEnd(entries, 0, { text: header.length + 60, facts: 200 });
  const hidden = entries.length - end;
  return {
    text: lines(
      header,
      pageLines(entries.slice(0, end)),
      entries.length === 0 && 'No FootyTAB round is listed for this sport now.',
      hidden > 0 && `+${count(hidden, 'more round')}: detail: "full"`,
    ),
    facts: jsonObject({
      sport,
      rounds: entries.slice(0, end).map(({ fact }) => fact),
      rounds_total: rounds.length,
      not_shown: hidden > 0 ? hidden : undefined,
    }),
  };
}
