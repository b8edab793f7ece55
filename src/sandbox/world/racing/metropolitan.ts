import type { Venue } from '../../../domain/venues.js';

// The courses of the capitals, where the better races and most of the money are.
const COURSES: Record<string, readonly string[]> = {
  NSW: ['RANDWICK', 'ROSEHILL', 'WARWICK FARM', 'CANTERBURY'],
  VIC: ['FLEMINGTON', 'CAULFIELD', 'MOONEE VALLEY', 'SANDOWN'],
  QLD: ['EAGLE FARM', 'DOOMBEN'],
  SA: ['MORPHETTVILLE'],
  WA: ['ASCOT', 'BELMONT'],
};

/** True for gallops on a metropolitan course. */
export function isMetropolitan({ code, location, name }: Pick<Venue, 'code' | 'location' | 'name'>): boolean {
  return code === 'R' && (COURSES[location]?.includes(name) ?? false);
}

// How often the first meeting of a weekday (Sunday to Saturday) in a state is a metropolitan one.
const HELD: Record<string, readonly number[]> = {
  NSW: [0, 0, 0, 1, 0, 0, 1],
  VIC: [0.08, 0, 0.04, 0.75, 0.04, 0.45, 0.95],
  QLD: [0, 0, 0, 0.9, 0, 0, 1],
  SA: [0, 0, 0, 0.2, 0, 0, 1],
  WA: [0, 0, 0, 0.8, 0, 0, 1],
};

/** How likely the day's first gallops meeting of a state is held on a metropolitan course. */
export function metropolitanChance(location: string, weekday: number): number {
  return HELD[location]?.[weekday] ?? 0;
}

/** When a metropolitan Friday meeting begins, venue time: under lights. */
export const FRIDAY_NIGHT = '18:00';
export const FRIDAY = 5;
