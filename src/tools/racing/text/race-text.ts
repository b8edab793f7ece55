import { truncate } from '../../../util/text.js';
import type { View } from '../../define-tool.js';
import { dotted, fitting } from '../../text/format.js';
import { readWords } from './moment.js';
import { fieldLegend, fieldTable } from './race-field.js';
import { fieldWords, headLine, placeWords, stateWords } from './race-head.js';
import { movementLines } from './race-movement.js';
import { leftOut, poolLine, speedAndTip } from './race-notes.js';
import { priceAges } from './race-prices.js';
import { alsoRan, endedLine, meaningLine, paysLine, placingLines } from './race-result.js';
import { scratchedLines } from './race-scratched.js';
import { isOtherRace, type RaceInput, type RaceView } from './race-view.js';

/** Most characters of a race's text. */
export const RACE_BUDGET = 3_900;

const length = (lines: readonly string[]) => lines.reduce((sum, line) => sum + line.length + 1, 0);

/** The whole text of a race, before the jump or after it, within the budget. */
export function raceText(of: RaceView, view: View<RaceInput>): string {
  const resulted = of.race.placings.length > 0 && of.phase !== 'open' && of.phase !== 'abandoned';
  const lines = [
    headLine(of),
    dotted(
      of.key,
      stateWords(of),
      of.phase !== 'abandoned' && fieldWords(of),
      of.phase === 'open' && placeWords(of),
    ),
    dotted(readWords(view.ageSeconds, view.source), resulted ? `tote ${of.jurisdiction}` : priceAges(of)),
  ];
  if (isOtherRace(of, view))
    lines.push(
      `The TAB answered with ${dotted(of.race.meeting.date, of.race.meeting.name, `R${of.race.number}`)}, not the race asked for.`,
    );
  const meaning = meaningLine(of);
  if (meaning && of.phase !== 'paying') lines.push(meaning);
  if (of.phase === 'abandoned') return fill([...lines, ...ended(of)], [entered(of)]);
  if (resulted)
    return fill(
      [...lines, ...placingLines(of), ...ended(of)],
      [of.phase === 'paying' ? meaning : undefined, alsoRan(of), ...last(of)],
    );
  return beforeText(of, view, lines);
}

function beforeText(of: RaceView, view: View<RaceInput>, head: string[]): string {
  const gone = scratchedLines(of);
  const notes = [speedAndTip(of), poolLine(of), leftOut(of), ...last(of)];
  if (of.running.length === 0) return fill([...head, ...gone], notes);
  const lines = [...head, fieldLegend(of)];
  const room = RACE_BUDGET - length(lines) - length(gone);
  const table =
    [
      { riders: 18, trainers: 24 },
      { riders: 16, trainers: 16 },
      { riders: 16, trainers: 0 },
      { riders: 0, trainers: 0 },
    ]
      .map((width) => fieldTable(of, width))
      .find((rows) => length(rows) <= room) ?? cut(fieldTable(of, { riders: 0, trainers: 0 }), room);
  const filled = [...lines, ...table, ...gone];
  if (!view.input.fixed_odds) return fill(filled, notes);
  const speed = notes[0] === undefined ? [] : [notes[0]];
  const left = RACE_BUDGET - length(filled) - length(speed);
  return fill([...filled, ...speed, ...movementLines(of, left)], notes.slice(1));
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

/** What comes last: the scratched after a race, and the TAB's own words. */
function last(of: RaceView): (string | undefined)[] {
  const comment =
    of.race.comment === undefined ? undefined : `TAB's comment: "${truncate(of.race.comment, 300)}"`;
  const resulted = of.race.placings.length > 0 && of.phase !== 'open';
  return resulted ? [...scratchedLines(of)] : [comment];
}

/** The lines, then as many of the optional ones as fit. */
function fill(lines: readonly string[], optional: readonly (string | undefined)[]): string {
  const all = [...lines];
  for (const line of optional) {
    if (line !== undefined && length(all) + line.length + 1 <= RACE_BUDGET) all.push(line);
  }
  return all.join('\n');
}
