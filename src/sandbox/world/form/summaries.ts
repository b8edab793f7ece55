import type { PastStart } from './past-starts.js';

/** Starts, wins and placings; placings are seconds and thirds, wins not among them (recorded). */
export interface Tally {
  starts: number;
  wins: number;
  placings: number;
}

/** The names of a runner's summaries, as the form has them (recorded of gallops, the same of the others by our choice). */
export type SummaryName =
  | 'overall'
  | 'track'
  | 'firm'
  | 'good'
  | 'dead'
  | 'slow'
  | 'soft'
  | 'heavy'
  | 'distance'
  | 'classSame'
  | 'classStronger'
  | 'firstUp'
  | 'secondUp'
  | 'trackDistance';

// The old scale of going lives on: recorded soft starts count under `slow` too, and nothing under `dead`. A fast course
// counts as firm (ours), a synthetic one as none.
const COUNTS: Record<SummaryName, (start: PastStart) => boolean> = {
  overall: () => true,
  track: ({ atTrack }) => atTrack,
  firm: ({ going }) => going === 'Firm' || going === 'Fast',
  good: ({ going }) => going === 'Good',
  dead: () => false,
  slow: ({ going }) => going === 'Soft',
  soft: ({ going }) => going === 'Soft',
  heavy: ({ going }) => going === 'Heavy',
  distance: ({ atDistance }) => atDistance,
  classSame: ({ inClass, stronger }) => inClass && !stronger,
  classStronger: ({ stronger }) => stronger,
  firstUp: ({ nth }) => nth === 1,
  secondUp: ({ nth }) => nth === 2,
  trackDistance: ({ atTrack, atDistance }) => atTrack && atDistance,
};

/** Counts the starts that `counts` admits. */
export function tally(starts: readonly PastStart[], counts: (start: PastStart) => boolean): Tally {
  const counted = starts.filter(counts);
  return {
    starts: counted.length,
    wins: counted.filter(({ position }) => position === 1).length,
    placings: counted.filter(({ position }) => position === 2 || position === 3).length,
  };
}

/** Every summary of these starts, trials left out by the caller. */
export function summaries(starts: readonly PastStart[]): Record<SummaryName, Tally> {
  const names = Object.keys(COUNTS) as SummaryName[];
  return Object.fromEntries(names.map((name) => [name, tally(starts, COUNTS[name])])) as Record<
    SummaryName,
    Tally
  >;
}

/** Distances won over with the wins there, shortest first. */
export function winningDistances(starts: readonly PastStart[]): { distance: number; wins: number }[] {
  const wins = new Map<number, number>();
  for (const { position, distance } of starts) {
    if (position === 1) wins.set(distance, (wins.get(distance) ?? 0) + 1);
  }
  return [...wins]
    .map(([distance, count]) => ({ distance, wins: count }))
    .sort((a, b) => a.distance - b.distance);
}
