import type { Random } from '../random.js';
import type { CareerStart } from './career.js';

/** What the four letters of a runner's indicators speak of: track, class, distance, wet. */
export type Trait = 'T' | 'C' | 'D' | 'W';

/** How often a start has the trait where nothing speaks against it (ours). */
const USUAL: Record<Trait, number> = { T: 0.3, C: 0.6, D: 0.35, W: 0.3 };

/**
 * For each start (newest first) whether it has the trait, so that the indicators hold: an upper-case letter
 * means a win with it, lower case a placing and no win, no letter neither. Letters a career can't bear out,
 * having no win or placing at all, are left unproven.
 */
export function traitOf(
  trait: Trait,
  indicators: string | null,
  starts: readonly CareerStart[],
  draw: Random,
): boolean[] {
  const won = indicators?.includes(trait) ?? false;
  const placed = indicators?.includes(trait.toLowerCase()) ?? false;
  const isWin = ({ position }: CareerStart): boolean => position === 1;
  const isPlacing = ({ position }: CareerStart): boolean => position === 2 || position === 3;
  const may = (start: CareerStart): boolean => (isWin(start) ? won : isPlacing(start) ? won || placed : true);
  const flags = starts.map((start) => may(start) && draw.chance(USUAL[trait]));
  const proof = starts.findIndex(won ? isWin : isPlacing);
  if ((won || placed) && proof >= 0) flags[proof] = true;
  return flags;
}
