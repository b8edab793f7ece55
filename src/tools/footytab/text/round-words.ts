import type { FootyRound } from '../../../domain/footy.js';
import { isoInZone } from '../../../util/zone.js';
import { dayAndTime, type SportsView } from '../../sports/text/frame.js';
import { dotted, formatDistance } from '../../text/format.js';

/** `closes Thu 26 Nov 20:00 AEDT, in 5h 58m`. */
export function moment(word: string, at: number | undefined, view: SportsView): string | undefined {
  return at === undefined ? undefined : `${word} ${dayAndTime(at, view)}, ${formatDistance(at, view.now)}`;
}

/** A moment for facts, in the view's zone. */
export const iso = (at: number | undefined, view: SportsView) =>
  at === undefined ? undefined : isoInZone(at, view.zone);

/** When a round can be bet on: its close, else its start. */
export function roundTimes({ startsAt, closesAt }: FootyRound, view: SportsView): string | undefined {
  const closed = closesAt !== undefined && closesAt <= view.now;
  const started = startsAt !== undefined && startsAt <= view.now;
  return dotted(
    moment(started ? 'started' : 'starts', startsAt, view),
    moment(closed ? 'closed' : 'closes', closesAt, view),
  );
}

/** `round 12`, with its name where that says more. */
export function roundName({ number, name }: FootyRound): string {
  if (number === undefined) return name ?? 'round without a number';
  return name === undefined || name.includes(String(number))
    ? `round ${number}`
    : `round ${number} (${name})`;
}

/** True for a round whose results are in. */
export const isResulted = ({ status }: FootyRound) => /^(resulted|paying|final)/i.test(status ?? '');
