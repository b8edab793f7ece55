import type { Runner } from '../../../domain/race.js';
import { truncate } from '../../../util/text.js';
import { type Column, formatPrice, NOTHING, table } from '../../text/format.js';
import { properName } from '../../text/names.js';
import { fixedState } from './race-prices.js';
import type { RaceView } from './race-view.js';

/** How many characters a table has for the names of people; 0 leaves the column out. */
export interface FieldWidth {
  riders: number;
  trainers: number;
}

/** By fixed price, then by the tote's estimate, then by number; those that can't be bet after those that can. */
export function byPrice(runners: readonly Runner[]): Runner[] {
  const rank = ({ fixed, tote, number }: Runner) => [
    fixed?.win ?? Number.POSITIVE_INFINITY,
    tote?.win ?? Number.POSITIVE_INFINITY,
    number,
  ];
  return [...runners].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    const i = left.findIndex((value, at) => value !== right[at]);
    return i < 0 ? 0 : (left[i] ?? 0) < (right[i] ?? 0) ? -1 : 1;
  });
}

/** `60-1.5`: kilograms less the claim. */
export function weightWords({ weight, claim }: Runner): string {
  if (weight === undefined) return '';
  return claim === undefined ? String(weight) : `${weight}-${claim}`;
}

/** `C Waller`, or a name in capitals as people write it, cut to fit. */
export function personName(name: string | undefined, width: number): string {
  return name === undefined || width === 0 ? '' : truncate(properName(name), width);
}

/** How a price moved, in per cent of what it was: `in 21%` shorter, `out 9%` longer. */
export function moveWords(from: number, to: number): string {
  const percent = Math.round((Math.abs(to - from) / from) * 100);
  if (from === to || percent === 0) return '';
  return `${to < from ? 'in' : 'out'} ${percent}%`;
}

/** What the movement is counted from: the day's first price when any runner has one, else the first ever. */
export function movementBase(running: readonly Runner[]): 'openWin' | 'firstWin' {
  return running.some((runner) => runner.fixed?.openWin !== undefined) ? 'openWin' : 'firstWin';
}

/** True for a price that can't be bet though the race is open. */
function isHeld({ phase }: RaceView, runner: Runner | undefined): boolean {
  const status = runner?.fixed?.status;
  return phase === 'open' && status !== undefined && status !== 'Open';
}

/** The win price column: `3.10→2.45 in 21%`; a price that can't be bet says so. */
function winCells(of: RaceView, runners: readonly Runner[]): string[] {
  const base = movementBase(of.running);
  const opens = runners.map(({ fixed }) => {
    const from = fixed?.win === undefined ? undefined : fixed[base];
    return from === undefined ? '' : formatPrice(from);
  });
  const nows = runners.map(({ fixed }) => formatPrice(fixed?.win));
  const wide = Math.max(...opens.map((text) => text.length), 0);
  const widest = Math.max(...nows.map((text) => text.length), 0);
  return runners.map(({ fixed }, i) => {
    const now = nows[i] ?? NOTHING;
    if (fixed?.win === undefined) return `${' '.repeat(wide === 0 ? 0 : wide + 1)}${NOTHING}`;
    if (isHeld(of, runners[i]))
      return fixed.status === 'Suspended'
        ? `suspended, last ${now}`
        : `${fixed.status?.toLowerCase()}, ${now}`;
    const from = opens[i] ?? '';
    const arrow = from === '' ? ' '.repeat(wide === 0 ? 0 : wide + 1) : `${from.padStart(wide)}→`;
    const move = from === '' ? '' : moveWords(fixed[base] ?? fixed.win, fixed.win);
    return `${arrow}${now.padEnd(widest)} ${move}`.trimEnd();
  });
}

function toteCell({ tote }: Runner, shown: boolean): string {
  return shown ? `${formatPrice(tote?.win)}/${formatPrice(tote?.place)}` : '';
}

/** The field, one line a runner that starts. */
export function fieldTable(of: RaceView, width: FieldWidth): string[] {
  const runners = byPrice(of.running);
  const fixedShown = runners.some(({ fixed }) => fixed?.win !== undefined);
  const toteShown = runners.some(({ tote }) => tote?.win !== undefined || tote?.place !== undefined);
  const wins = winCells(of, runners);
  const placed = runners.some(({ fixed }) => fixed?.place !== undefined);
  const last = of.lost || fixedState(of) === 'closed' ? 'last' : 'now';
  const base = movementBase(of.running) === 'openWin' ? "today's open" : 'first';
  const moved = runners.some((runner) => runner.fixed?.[movementBase(of.running)] !== undefined);
  const columns: Column[] = [
    { head: '#', align: 'right' },
    { head: 'runner' },
    { head: of.code === 'G' ? 'box' : of.code === 'H' ? 'draw' : 'bar', align: 'right' },
    { head: 'hcp' },
    { head: 'kg' },
    { head: of.code === 'H' ? 'driver' : 'rider' },
    { head: 'trainer' },
    { head: moved ? `${base}→${last}` : `fixed ${last}` },
    { head: 'place', align: 'right' },
    { head: 'tote w/p' },
    { head: 'last 5' },
  ];
  const rows = runners.map((runner, i) => [
    String(runner.number),
    truncate(runner.name, 24) + (runner.emergency ? ' (e)' : ''),
    runner.barrier === undefined ? '' : String(runner.barrier),
    runner.handicap ?? '',
    weightWords(runner),
    personName(runner.rider, width.riders),
    personName(runner.trainer, width.trainers),
    fixedShown ? (wins[i] ?? '') : '',
    placed ? formatPrice(isHeld(of, runner) ? undefined : runner.fixed?.place) : '',
    toteCell(runner, toteShown),
    runner.last5 ?? '',
  ]);
  return table(columns, rows);
}

/** How the table is read: its order and signs. */
export function fieldLegend({ running }: RaceView): string {
  const order = running.some(({ fixed }) => fixed?.win !== undefined)
    ? 'By fixed price.'
    : running.some(({ tote }) => tote?.win !== undefined)
      ? "By the tote's estimate."
      : 'By number.';
  const last5 = running.some((runner) => runner.last5 !== undefined)
    ? ' Last 5: newest right, x spell, 0 tenth or worse.'
    : '';
  return `${order}${last5}${running.some((runner) => runner.emergency) ? ' (e) emergency.' : ''}`;
}
