import type { Market, Match, Selection } from './sports.js';

/** The three markets people ask for first, where a match has them. */
export interface MainMarkets {
  /** Who wins: `Head To Head`, or `Result` where a draw can be bet on. */
  winner?: Market;
  line?: Market;
  total?: Market;
}

const WINNER = [
  /^head to head$/i,
  /^(match )?(result|winner|betting|odds)$/i,
  /^win[- ]draw[- ]win$/i,
  /head to head/i,
];
const LINE = [/^line$/i, /^(match )?handicap$/i, /^(run|puck) line$/i, /^extra line$/i];
const TOTAL = [
  /^total (match )?(points|goals|runs|games) (over\/under|o\/u)$/i,
  /^total (points|goals|runs|games)$/i,
  /^(match )?(total|over\/under)$/i,
];

/** How far a book of two is from even prices: the main line of several is the one nearest to even. */
function unevenness({ selections }: Market): number {
  const prices = selections.flatMap((selection) => selection.price ?? []);
  return prices.length < 2 ? Number.POSITIVE_INFINITY : Math.max(...prices) - Math.min(...prices);
}

function best(
  markets: readonly Market[],
  patterns: readonly RegExp[],
  most: number,
  prefer: (market: Market) => number,
): Market | undefined {
  for (const pattern of patterns) {
    const found = markets
      .filter(({ betOption, selections }) => pattern.test(betOption) && fits(selections, most))
      .sort((a, b) => Number(b.open) - Number(a.open) || prefer(a) - prefer(b));
    if (found[0]) return found[0];
  }
  return undefined;
}

function fits(selections: readonly Selection[], most: number): boolean {
  return selections.length >= 2 && selections.length <= most;
}

/** The match's main markets, by the bet options recorded for the sports of the TAB. */
export function mainMarkets({ markets }: Pick<Match, 'markets'>): MainMarkets {
  const winner = best(markets, WINNER, 3, ({ priority }) => priority ?? 0);
  const line = best(markets, LINE, 2, unevenness);
  const total = best(markets, TOTAL, 2, unevenness);
  return { ...(winner && { winner }), ...(line && { line }), ...(total && { total }) };
}

/** Main markets first, then the TAB's own order; markets of one bet option stay together. */
export function orderMarkets(match: Pick<Match, 'markets'>): Market[] {
  const { winner, line, total } = mainMarkets(match);
  const main = [winner?.betOption, line?.betOption, total?.betOption];
  const rank = ({ betOption }: Market): number => {
    const at = main.indexOf(betOption);
    return at >= 0 ? at : main.length;
  };
  const first = (market: Market): number => Number(market !== winner && market !== line && market !== total);
  const firstOf = new Map<string, number>();
  match.markets.forEach(({ betOption }, index) => {
    if (!firstOf.has(betOption)) firstOf.set(betOption, index);
  });
  const place = ({ betOption }: Market): number => firstOf.get(betOption) ?? 0;
  return [...match.markets].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      first(a) - first(b) ||
      (a.priority ?? Number.MAX_SAFE_INTEGER) - (b.priority ?? Number.MAX_SAFE_INTEGER) ||
      place(a) - place(b),
  );
}
