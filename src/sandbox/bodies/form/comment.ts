import type { RaceType } from '../../../domain/racing-code.js';
import type { Past, PastStart } from '../../world/form/past-starts.js';
import { ordinal, titleCase } from './words.js';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function dayAndMonth(date: string): string {
  return `${MONTHS[Number(date.slice(5, 7)) - 1]} ${Number(date.slice(8))}`;
}

function lastStart(start: PastStart, code: RaceType): string {
  const { position, starters, course, distance, margin, winnerOrSecond, weight, price } = start;
  const finished = `${ordinal(position)} of ${starters}`;
  const where = `at ${titleCase(course)} on ${dayAndMonth(start.date)} over ${distance}m`;
  const rival = titleCase(winnerOrSecond);
  const relation =
    position === 1
      ? `${margin.toFixed(1)} len ahead of ${rival}`
      : `${margin.toFixed(1)} len behind ${rival}`;
  const carried = code === 'R' ? ` with ${weight}kg` : '';
  return `${finished} ${where}, on a ${start.going.toLowerCase()} track; ${relation}${carried} at $${price?.toFixed(2).replace(/\.00$/, '')}.`;
}

/** The words on a runner's form, made from its past; whoever reads them finds the same in the rows. */
export function formComment({ career, starts, trials }: Past, code: RaceType): string {
  const newest = starts[0];
  const trialled =
    trials.length === 1 ? ' One trial since.' : trials.length > 1 ? ` ${trials.length} trials since.` : '';
  if (!newest)
    return `First starter.${trials.length > 0 ? ` ${trials.length} trial${trials.length > 1 ? 's' : ''}.` : ''}`;
  const told = lastStart(newest, code);
  return career.runsSinceSpell === 0
    ? `Back after a spell. Finished off last preparation ${told}${trialled}`
    : `Last start ${told}`;
}
