import { truncate } from '../../../util/text.js';
import type { View } from '../../define-tool.js';
import { dotted, fitting } from '../../text/format.js';
import { readWords } from './moment.js';
import { type FieldWidth, fieldLegend, fieldTable } from './race-field.js';
import { fieldWords, headLine, placeWords, stateWords } from './race-head.js';
import { movementLines } from './race-movement.js';
import { leftOut, poolLine, speedAndTip } from './race-notes.js';
import { priceAges } from './race-prices.js';
import { alsoRan, endedLine, meaningLine, paysLine, placingLines } from './race-result.js';
import { scratchedLines } from './race-scratched.js';
import { isOtherRace, isResulted, type RaceInput, type RaceView } from './race-view.js';

/** Most characters of a race's text. */
export const RACE_BUDGET = 3_900;

const length = (lines: readonly string[]) => lines.reduce((sum, line) => sum + line.length + 1, 0);

/** How wide the columns of people may be, from the widest. */
const WIDTHS: FieldWidth[] = [
  { riders: 18, trainers: 24 },
  { riders: 16, trainers: 16 },
  { riders: 16, trainers: 0 },
  { riders: 0, trainers: 0 },
];

/** Characters that a runner's movement should have at least; people's names make room for it. */
const MOVEMENT_LINE = 56;

/** The whole text of a race, before the jump or after it, within the budget. */
export function raceText(of: RaceView, view: View<RaceInput>): string {
  const read = readWords(view.ageSeconds, view.source);
  const lines = [
    headLine(of),
    dotted(
      of.key,
      stateWords(of),
      of.phase !== 'abandoned' && fieldWords(of),
      of.phase === 'open' && of.running.length > 0 && placeWords(of),
    ),
  ];
  if (isResulted(of))
    lines.push(dotted(read, of.race.hasTote === false ? 'no tote' : `tote ${of.jurisdiction}`));
  else if (of.phase === 'abandoned' || of.running.length === 0) lines.push(read);
  else lines.push(dotted(read, priceAges(of)));
  if (isOtherRace(of, view)) lines.push(otherRace(of));
  const movement = view.input.fixed_odds === true;
  if (isResulted(of)) return resultText(of, lines, movement);
  const meaning = meaningLine(of);
  if (meaning) lines.push(meaning);
  if (of.phase === 'abandoned') return fill([...lines, ...ended(of)], [entered(of)]);
  return fieldText(of, lines, movement);
}

function otherRace({ race }: RaceView): string {
  const told = dotted(race.meeting.date, race.meeting.name, `R${race.number}`);
  return `The TAB answered with ${told}, not the race asked for.`;
}

function resultText(of: RaceView, head: string[], movement: boolean): string {
  const meaning = meaningLine(of);
  const paid = of.phase === 'paying';
  const lines = [...head, ...(meaning && !paid ? [meaning] : []), ...placingLines(of), ...ended(of)];
  const text = fill(lines, [paid ? meaning : undefined, alsoRan(of), ...scratchedLines(of)]);
  const room = RACE_BUDGET - text.length - 2;
  const moves = movement ? movementLines(of, room) : [];
  return moves.length > 0 && length(moves) <= room ? [text, ...moves].join('\n') : text;
}

function fieldText(of: RaceView, head: string[], movement: boolean): string {
  const gone = scratchedLines(of);
  const speed = speedAndTip(of);
  const notes = [poolLine(of), leftOut(of), comment(of)];
  if (of.running.length === 0) return fill([...head, ...gone], [speed, ...notes]);
  const lines = [...head, fieldLegend(of)];
  const room = RACE_BUDGET - length(lines) - length(gone);
  const wanted = movement ? of.running.length * MOVEMENT_LINE + (speed?.length ?? 0) + 60 : 0;
  const tables = WIDTHS.map((width) => fieldTable(of, width));
  const table =
    tables.find((rows) => length(rows) <= room - wanted) ??
    (movement ? tables.findLast((rows) => length(rows) <= room) : undefined) ??
    cut(tables.at(-1) ?? [], room);
  const without = table === tables.at(-1) ? ['Riders and trainers left out: fixed_odds false.'] : [];
  const filled = [...lines, ...table, ...gone];
  if (!movement) return fill(filled, [speed, ...notes]);
  const told = speed === undefined ? [] : [speed];
  const left = RACE_BUDGET - length(filled) - length(told);
  return fill([...filled, ...told, ...movementLines(of, left - length(without)), ...without], notes);
}

function cut(rows: readonly string[], room: number): string[] {
  const taken = fitting(rows, room - 60);
  return [...rows.slice(0, taken), `+${rows.length - taken} more runners: detail: "full"`];
}

function ended(of: RaceView): string[] {
  return [paysLine(of), endedLine(of)].filter((line) => line !== undefined);
}

function entered(of: RaceView): string | undefined {
  const names = of.race.runners
    .filter(({ vacant }) => !vacant)
    .map(({ number, name }) => `${number} ${name}`);
  return names.length === 0 ? undefined : `Entered: ${names.join(', ')}`;
}

/** The TAB's own words, which come last. */
function comment({ race }: RaceView): string | undefined {
  return race.comment === undefined ? undefined : `TAB's comment: "${truncate(race.comment, 300)}"`;
}

/** The lines, then as many of the optional ones as fit. */
function fill(lines: readonly string[], optional: readonly (string | undefined)[]): string {
  const all = [...lines];
  for (const line of optional) {
    if (line !== undefined && length(all) + line.length + 1 <= RACE_BUDGET) all.push(line);
  }
  return all.join('\n');
}
