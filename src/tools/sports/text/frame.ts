import type { Match } from '../../../domain/sports.js';
import { zoned } from '../../../util/zone.js';
import type { View } from '../../define-tool.js';
import { dotted, formatDistance, formatSpan } from '../../text/format.js';

/** What every rendering here needs of the view. */
export type SportsView = Omit<View<unknown>, 'input'>;

/** `Thu 26 Nov 20:00 AEDT`; the year too where it is not this one. */
export function dayAndTime(at: number, view: SportsView): string {
  const shown = zoned(at, view.zone);
  const day = shown.date.slice(0, 4) === zoned(view.now, view.zone).date.slice(0, 4);
  return `${day ? shown.day.replace(/ \d{4}$/, '') : shown.day} ${shown.time} ${shown.abbreviation}`;
}

/** `read 4 s ago · prices for NSW`; from two minutes on `read 6m 52s ago`. */
export function readLine(view: SportsView, ...more: (string | undefined | false)[]): string {
  const seconds = Math.max(0, Math.round(view.ageSeconds));
  const age = seconds < 120 ? `${seconds} s` : formatSpan(seconds * 1000);
  return dotted(`read ${age} ago`, ...more);
}

/** When a match starts, started or closes, and how far that is from now. */
export function startWords(
  match: Pick<Match, 'startsAt' | 'inPlay'>,
  view: SportsView,
  future = false,
): string {
  const { startsAt, inPlay } = match;
  if (startsAt === undefined) return inPlay ? 'IN PLAY, bets by phone only' : 'start not given';
  const when = dayAndTime(startsAt, view);
  const distance = formatDistance(startsAt, view.now);
  if (inPlay) {
    return `IN PLAY, bets by phone only, ${startsAt > view.now ? `start given as ${when}` : `started ${when}, ${distance}`}`;
  }
  if (startsAt < view.now) return `was due ${when}, ${distance}, not said to be in play`;
  return `${future ? 'closes ' : ''}${when}, ${distance}`;
}

/** Said where the answer names something else than was asked for. */
export function otherName(asked: string | undefined, answered: string): string | undefined {
  const same = asked === undefined || asked.trim().toLowerCase() === answered.toLowerCase();
  return same ? undefined : `You asked for "${asked}"; the TAB's answer names "${answered}".`;
}

type Part = string | undefined | false;

/** The lines that are there, joined. */
export function lines(...parts: readonly (Part | readonly Part[])[]): string {
  return parts
    .flat()
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join('\n');
}

/** Said where an answer has none of the members that this server knows. */
export function unrecognisedWords(members: readonly string[]): string {
  return members.length === 0
    ? "The TAB's answer is empty."
    : `The TAB's answer has none of the members known here. It has ${members.slice(0, 12).join(', ')}${
        members.length > 12 ? `, +${members.length - 12} more` : ''
      }. detail: "full" shows it.`;
}
