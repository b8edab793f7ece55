import type { FootyDividend, FootyMatch, FootyPool } from '../../../domain/footy.js';
import type { FootyRoundAnswer } from '../../../upstream/footy.js';
import { type Json, jsonObject } from '../../../util/json.js';
import { formatDollars } from '../../../util/money.js';
import type { Answer } from '../../define-tool.js';
import { lines, readLine, type SportsView, unrecognisedWords } from '../../sports/text/frame.js';
import { type PageEntry, pageEnd, pageLines } from '../../sports/text/page.js';
import { count, dotted, formatDividend } from '../../text/format.js';
import { iso, isResulted, moment, roundName, roundTimes } from './round-words.js';

const OPTIONS = 12;

function matchEntry(match: FootyMatch, index: number, view: SportsView): PageEntry {
  const { name, number, startsAt, status, result, contestants } = match;
  const started = startsAt !== undefined && startsAt <= view.now;
  const scores = contestants.flatMap(({ name: side, score }) =>
    score === undefined ? [] : [{ name: side, score }],
  );
  const options = match.options.slice(0, OPTIONS);
  const more = match.options.length - options.length;
  const won = match.options.filter(({ outcome }) => outcome === 'won').map((option) => option.name);
  const words = options.map((option) =>
    option.pays === undefined ? option.name : `${option.name} ${formatDividend(option.pays)}`,
  );
  const outcome = result ?? (won.length > 0 ? won.join(', ') : undefined);
  return {
    key: `match ${index}`,
    group: 'matches',
    line: `${number === undefined ? '' : `${number}  `}${dotted(
      name,
      moment(started ? 'started' : 'starts', startsAt, view),
      status,
      scores.map(({ name: side, score }) => `${side} ${score}`).join(', '),
      outcome !== undefined && `result ${outcome}`,
      words.length > 0 && `${words.join(', ')}${more > 0 ? `, +${more} more` : ''}`,
    )}`,
    fact: jsonObject({
      number,
      name,
      starts_at: iso(startsAt, view),
      status,
      scores: scores.length > 0 ? scores : undefined,
      result: outcome,
      options:
        options.length > 0
          ? options.map((option) => jsonObject({ name: option.name, pays: option.pays }))
          : undefined,
      options_not_shown: more > 0 ? more : undefined,
    }),
  };
}

function poolEntry(pool: FootyPool, index: number, roundMatches: number, view: SportsView): PageEntry {
  const { product, status, total, jackpot, closesAt } = pool;
  const matches = pool.matches.length < roundMatches ? pool.matches : [];
  return {
    key: `pool ${index}`,
    group: 'pools',
    heading: 'Pools',
    line: `  ${dotted(
      product,
      status,
      total !== undefined && `pool ${formatDollars(total)}`,
      jackpot !== undefined && `${formatDollars(jackpot)} carried in`,
      moment(closesAt !== undefined && closesAt <= view.now ? 'closed' : 'closes', closesAt, view),
      matches.length > 0 && `over ${matches.slice(0, 9).join(', ')}`,
    )}`,
    fact: jsonObject({
      product,
      status,
      pool_total: total === undefined ? undefined : total / 100,
      jackpot: jackpot === undefined ? undefined : jackpot / 100,
      closes_at: iso(closesAt, view),
      matches: matches.length > 0 ? matches.slice(0, 9) : undefined,
    }),
  };
}

/** `1,234.50 for Canberra 1-12 / Manly 13+`, `no dividend for …`. */
function rowWords({ selections, amount }: FootyDividend['rows'][number]): string {
  const pays = amount === undefined ? 'no dividend' : formatDividend(amount);
  return selections.length > 0 ? `${pays} for ${selections.join(' / ')}` : pays;
}

function dividendEntry(dividend: FootyDividend, index: number): PageEntry {
  const { product, status, rows, jackpotCarriedOver } = dividend;
  const words = rows.slice(0, 6).map(rowWords);
  return {
    key: `dividend ${index}`,
    group: 'dividends',
    heading: '$1 pays',
    line: `  ${dotted(
      `${product} ${words.join('; ') || 'no dividend'}`,
      status,
      jackpotCarriedOver !== undefined && `${formatDollars(jackpotCarriedOver)} carried over`,
    )}`,
    fact: jsonObject({
      product,
      status,
      pays: rows.slice(0, 6).map(({ selections, amount }) => jsonObject({ selections, amount })) as Json[],
      carried_over: jackpotCarriedOver === undefined ? undefined : jackpotCarriedOver / 100,
    }),
  };
}

/** One FootyTAB round: matches with what each pick would pay, pools, dividends. */
export function presentFootyRound(
  { round, unrecognised }: FootyRoundAnswer,
  view: SportsView,
  asked: { sport: string; round: number; series?: string | undefined },
): Answer {
  const shown = { ...round, number: round.number ?? asked.round };
  const title = dotted(
    `FootyTAB · ${asked.sport} · ${roundName(shown)}`,
    round.competition,
    (round.series ?? asked.series) !== undefined && `series ${round.series ?? asked.series}`,
  );
  const head = jsonObject({
    sport: asked.sport,
    round_number: shown.number,
    name: round.name,
    competition: round.competition,
    series: round.series ?? asked.series,
    status: round.status,
    starts_at: iso(round.startsAt, view),
    closes_at: iso(round.closesAt, view),
  });
  if (unrecognised) {
    return {
      text: lines(title, readLine(view), unrecognisedWords(unrecognised)),
      facts: { ...head, members: unrecognised },
    };
  }
  const figures = isResulted(round)
    ? 'figures are the last estimates of what $1 paid'
    : 'figures are what $1 pays, estimates until the close';
  const priced = round.matches.some(({ options }) => options.some(({ pays }) => pays !== undefined));
  const header = lines(
    title,
    dotted(
      round.status?.toUpperCase(),
      roundTimes(round, view),
      count(round.matches.length, 'match', 'matches'),
    ),
    readLine(view, `tote ${view.jurisdiction}`, priced && figures),
    round.number !== undefined &&
      round.number !== asked.round &&
      `You asked for round ${asked.round}; the TAB's answer is round ${round.number}.`,
  );
  const matches = round.matches.map((match, index) => matchEntry(match, index, view));
  const pools = round.pools.map((pool, index) => poolEntry(pool, index, round.matches.length, view));
  const entries = [...matches, ...pools, ...round.dividends.map(dividendEntry)];
  const end = pageEnd(entries, 0, { text: header.length + 60, facts: JSON.stringify(head).length + 160 });
  const page = entries.slice(0, end);
  const hidden = entries.length - end;
  const of = (group: string) => page.filter((entry) => entry.group === group).map(({ fact }) => fact);
  const [shownMatches, shownPools, dividends] = [of('matches'), of('pools'), of('dividends')];
  return {
    text: lines(
      header,
      pageLines(page),
      entries.length === 0 && 'The round lists no match.',
      hidden > 0 && `+${hidden} more: detail: "full"`,
    ),
    facts: jsonObject({
      ...head,
      tote: view.jurisdiction,
      pays_are: priced ? figures : undefined,
      matches: shownMatches,
      pools: shownPools.length > 0 ? shownPools : undefined,
      dividends: dividends.length > 0 ? dividends : undefined,
      not_shown: hidden > 0 ? hidden : undefined,
    }),
    ...(round.status !== undefined && { state: round.status }),
  };
}
