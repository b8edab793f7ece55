import { type Dividend, type DividendRow, isMultiLeg } from '../../../domain/pool.js';
import { productTitle } from '../../../domain/products.js';
import type { Placing, Runner } from '../../../domain/race.js';
import { formatDollars } from '../../../util/money.js';
import { type Column, dotted, formatDividend, formatPrice, ordinal, table } from '../../text/format.js';
import { legWords } from './legs.js';
import { byPrice } from './race-field.js';
import type { RaceView } from './race-view.js';
import { ALL_IN } from './words.js';

/** What the tote pays a runner, where dividends are declared. */
export function dividendOf(of: RaceView, product: 'Win' | 'Place', number: number): number | undefined {
  return of.race.dividends
    .filter((dividend) => dividend.product === product)
    .flatMap((dividend) => dividend.rows)
    .find((row) => row.selections[0] === String(number))?.amount;
}

/** True once the tote has declared dividends. */
export function hasDividends({ race }: RaceView): boolean {
  return race.dividends.some((dividend) => dividend.rows.some((row) => row.amount !== undefined));
}

/** `1st`; `2nd=` for a dead heat. */
export function placeLabel({ position, runners }: Placing): string {
  return `${ordinal(position)}${runners.length > 1 ? '=' : ''}`;
}

/** What a placed runner pays: the tote's dividend, or what it tells of the runner while none is declared, and the last fixed price. */
function pricesOf(of: RaceView, runner: Runner | undefined, number: number): [tote: string, fixed: string] {
  const [win, place] = [dividendOf(of, 'Win', number), dividendOf(of, 'Place', number)];
  const { fixed, tote } = runner ?? {};
  const last =
    fixed?.win === undefined ? '' : `last fixed ${formatPrice(fixed.win)}/${formatPrice(fixed.place)}`;
  if (win !== undefined || place !== undefined)
    return [`tote ${formatDividend(win)}/${formatDividend(place)}`, last];
  const told = !hasDividends(of) && (tote?.win !== undefined || tote?.place !== undefined);
  const words = of.archived ? 'tote' : 'tote estimate';
  return [told ? `${words} ${formatPrice(tote?.win)}/${formatPrice(tote?.place)}` : '', last];
}

/** Who was placed and what each pays, a line a place; dead heats share one. */
export function placingLines(of: RaceView): string[] {
  const byNumber = new Map(of.race.runners.map((runner) => [runner.number, runner]));
  const cells = (number: number): string[] => {
    const runner = byNumber.get(number);
    return [String(number), runner?.name ?? 'not in the field', ...pricesOf(of, runner, number)];
  };
  const rows = of.race.placings.map((placing) => {
    const [first, ...tied] = placing.runners.map(cells);
    const shared = tied.map((cell) => `and ${cell[0]} ${dotted(...cell.slice(1)).replaceAll(' · ', ', ')}`);
    return [placeLabel(placing), ...(first ?? []), shared.join(' ')];
  });
  const columns: Column[] = [
    { head: '' },
    { head: '', align: 'right' },
    { head: '' },
    { head: '' },
    { head: '' },
    { head: '' },
  ];
  return table(columns, rows);
}

/** The runners without a place, by the last fixed price. */
export function unplaced(of: RaceView): Runner[] {
  const placed = new Set(of.race.placings.flatMap((placing) => placing.runners));
  return byPrice(of.running.filter((runner) => !placed.has(runner.number)));
}

/** `Also ran: 5 NAME 12, …` with the last fixed price. */
export function alsoRan(of: RaceView): string | undefined {
  const others = unplaced(of);
  if (others.length === 0 || of.race.placings.length === 0) return undefined;
  const priced = others.some((runner) => runner.fixed?.win !== undefined);
  const words = others.map(({ number, name, fixed }) =>
    fixed?.win === undefined ? `${number} ${name}` : `${number} ${name} ${formatPrice(fixed.win)}`,
  );
  return `Also ran${priced ? ', by last fixed price' : ''}: ${words.join(', ')}`;
}

/** `3-9`; words of the TAB stand as they came. */
export function selectionWords({ selections }: DividendRow): string {
  return selections.join('-');
}

function rowWords(row: DividendRow): string {
  return `${selectionWords(row)} ${row.amount === undefined ? 'no dividend' : formatDividend(row.amount)}`;
}

/** The legs of a bet that ended with this race, where they are told; a running double is this race and the one before. */
export function endedLegs({ race }: RaceView, product: string): string | undefined {
  const pool = race.pools.find((one) => one.product === product && one.legs.at(-1)?.race === race.number);
  if (pool) return legWords(pool.legs);
  if (product !== 'RunningDouble') return undefined;
  return legWords([race.number - 1, race.number].map((number) => ({ race: number, venue: undefined })));
}

function dividendWords(of: RaceView, dividend: Dividend): string {
  const legs = isMultiLeg(dividend.product) ? endedLegs(of, dividend.product) : undefined;
  const name = `${productTitle(dividend.product)}${legs ? ` ${legs}` : ''}`;
  const paid = dividend.rows.filter((row) => row.amount !== undefined);
  const carried =
    dividend.carriedOver === undefined ? '' : `, ${formatDollars(dividend.carriedOver)} carried over`;
  if (paid.length === 0) return `${name} ${carried === '' ? 'no dividend' : `no winner${carried}`}`;
  return `${name} ${dividend.rows.map(rowWords).join(', ')}${carried}`;
}

/** What $1 on each single-race product pays; Win and Place stand with the runners. */
export function paysLine(of: RaceView): string | undefined {
  const words = of.race.dividends
    .filter(({ product }) => !isMultiLeg(product))
    .filter(({ product, rows }) => {
      const placed = rows.some((row) => row.amount !== undefined);
      return !(product === 'Win' || product === 'Place') || (rows.length > 0 && !placed);
    })
    .map((dividend) => dividendWords(of, dividend));
  return words.length === 0 ? undefined : `$1 pays: ${words.join(' · ')}`;
}

/** What the bets over several races pay that ended here. */
export function endedLine(of: RaceView): string | undefined {
  const words = of.race.dividends
    .filter(({ product }) => isMultiLeg(product))
    .map((dividend) => dividendWords(of, dividend));
  if (words.length === 0) return undefined;
  const signs = of.race.dividends
    .filter(({ product }) => isMultiLeg(product))
    .flatMap(({ rows }) => rows.flatMap(({ selections }) => selections));
  const legend = [
    signs.includes('F') && 'F: the field, any runner',
    signs.includes('AOS') && 'AOS: any other selection',
  ].filter((part) => part);
  return `Ended here: ${words.join(' · ')}${legend.length > 0 ? ` (${legend.join('; ')})` : ''}`;
}

/** What the state means for bets. */
export function meaningLine(of: RaceView): string | undefined {
  switch (of.phase) {
    case 'interim':
      return 'Placings are not official yet and nothing is paid; a protest may still change them.';
    case 'protest':
      return hasDividends(of)
        ? 'A protest was lodged; dividends are declared for the placings shown.'
        : 'A protest is lodged: placings may change, and bets wait for the decision.';
    case 'abandoned':
      return 'Bets on this race alone are refunded; in bets over several races every runner of this leg counts as a winner.';
    case 'closed':
      return 'No more bets are taken; prices are the last ones.';
    case 'paying':
      return of.race.runners.some((runner) => runner.fixed?.win !== undefined)
        ? 'Fixed bets pay the price taken, not the last one.'
        : undefined;
    case 'open':
      return of.race.allIn ? ALL_IN : undefined;
    default:
      return undefined;
  }
}
