import type { RaceType } from '../../../domain/racing-code.js';
import { dayNumber } from './calendar.js';
import { atHome } from './lifecycle.js';
import type { Meeting } from './types.js';

/**
 * How often an animal of a code wants to run (ours): days are counted off in blocks of `days`, the animals of a circuit in
 * as many `groups`, and each group has every so manieth block. Two starts are at least (groups − 1) × days + 1 days apart,
 * which is a week: what is listed five days ahead can't tell of a race that is still to be run.
 */
export interface Rhythm {
  days: number;
  groups: number;
  /** Cycles after which an animal goes for a spell, so that every start it has had since the last lies within 105 days. */
  cycles: number;
}

export const RHYTHMS: Record<RaceType, Rhythm> = {
  R: { days: 5, groups: 3, cycles: 7 },
  H: { days: 4, groups: 3, cycles: 9 },
  G: { days: 3, groups: 3, cycles: 12 },
};

/** The place whose animals and people race at a location: two small ones have those of their neighbours. */
export function regionOf(location: string): string {
  if (location === 'ACT') return 'NSW';
  return location === 'NT' ? 'SA' : location;
}

/** What of a meeting tells who races there. */
export type Place = Pick<Meeting, 'code' | 'location' | 'fixedOddsOnly'>;

/** The animals that meet each other: those of a code and region; where races are sold at fixed odds only, those by themselves. */
export function circuitOf({ code, location, fixedOddsOnly }: Place): string {
  return `${code}/${regionOf(location)}${fixedOddsOnly ? '/fixed' : ''}`;
}

/** True for a circuit in Australia. */
export function isHome(circuit: string): boolean {
  return atHome({ location: circuit.split('/')[1] ?? '' });
}

/** The block of days a date falls in, numbered since 1970. */
export function blockOf(code: RaceType, date: string): number {
  return Math.floor(dayNumber(date) / RHYTHMS[code].days);
}

/** The dates of a block as day numbers, first and last. */
export function daysOf(code: RaceType, block: number): { first: number; last: number } {
  const { days } = RHYTHMS[code];
  return { first: block * days, last: (block + 1) * days - 1 };
}

/** The group of animals that has a block, and the how manieth time it has one. */
export function turnOf(code: RaceType, block: number): { group: number; cycle: number } {
  const { groups } = RHYTHMS[code];
  return { group: block % groups, cycle: Math.floor(block / groups) };
}
