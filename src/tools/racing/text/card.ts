import type { RaceStub, TimedRace } from '../../../domain/meeting.js';
import type { Placing } from '../../../domain/race.js';
import { racePhase } from '../../../domain/race-phase.js';
import { truncate } from '../../../util/text.js';

/** A span in lists, to the minute: `40s`, `2m`, `3h 5m`, `2d 4h`. */
export function shortSpan(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  if (days > 0) return hours > 0 ? `${days}d ${hours}h` : `${days}d`;
  if (hours > 0) return minutes > 0 ? `${hours}h ${minutes}m` : `${hours}h`;
  return minutes > 0 ? `${minutes}m` : `${seconds}s`;
}

/** How far an open race is: `in 2m`, `due 3m ago`. */
export function untilJump(start: number, now: number): string {
  if (start > now) return `in ${shortSpan(start - now)}`;
  return now - start < 1000 ? 'due now' : `due ${shortSpan(now - start)} ago`;
}

/** Where a race stands, in one word: `paid`, `open`; an open one past its start `due 3m ago`. */
export function stateWord(race: RaceStub, now: number): string {
  switch (racePhase(race.status)) {
    case 'open':
      if (race.start !== undefined && race.start <= now) return untilJump(race.start, now);
      return race.hasFixedOdds || race.hasTote ? 'open' : 'to come';
    case 'paying':
      return 'paid';
    case 'other':
      return truncate(race.status, 20).toLowerCase();
    default:
      return racePhase(race.status);
  }
}

/** A card in a few words: `R1–R3 paid, R4 in 2m, R5–R8 open`. `next` is told by its time. */
export function cardWords(races: readonly RaceStub[], next: TimedRace | undefined, now: number): string {
  const groups: { word: string; first: number; last: number }[] = [];
  for (const race of races) {
    const word = next && race === next ? untilJump(next.start, now) : stateWord(race, now);
    const group = groups.at(-1);
    if (group && group.word === word && group.last + 1 === race.number) group.last = race.number;
    else groups.push({ word, first: race.number, last: race.number });
  }
  return groups
    .map(({ word, first, last }) => `R${first}${last > first ? `–R${last}` : ''} ${word}`)
    .join(', ');
}

/** Who was placed: `4-2-9-1`; `2-4=5-6` after a dead heat for second. */
export function resultWords(placings: readonly Placing[]): string {
  return placings.map((placing) => placing.runners.join('=')).join('-');
}
