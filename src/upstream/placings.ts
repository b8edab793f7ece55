import type { Placing } from '../domain/race.js';
import * as lenient from './lenient.js';

/**
 * `results` as places. After a dead heat the archive leaves the next group empty (`[[2],[4,5],[],[6]]`, recorded)
 * and the live service does not (`[[4],[2,7]]`, recorded), so that the place is counted from the runners in front.
 */
export function readPlacings(value: unknown): Placing[] {
  const placings: Placing[] = [];
  const seen = new Set<number>();
  for (const group of lenient.list(value)) {
    const runners = lenient.each(lenient.list(group), runnerNumber).filter((number) => !seen.has(number));
    if (runners.length === 0) continue;
    placings.push({ position: seen.size + 1, runners });
    for (const number of runners) seen.add(number);
  }
  return placings;
}

/** A number on the card, 1 to 99. */
export function runnerNumber(value: unknown): number | undefined {
  const found = lenient.integer(value);
  return found !== undefined && found >= 1 && found <= 99 ? found : undefined;
}
