import type { Jurisdiction } from '../../../domain/jurisdiction.js';
import type { Race, RacingWorld } from '../../world/racing.js';
import type { Random } from '../../world/random.js';

/** Where a mystery is drawn. */
export interface MysteryRace {
  racing: RacingWorld;
  race: Race;
  now: number;
  jurisdiction: Jurisdiction;
}

/**
 * Draws `count` runners of `left` that are not in `taken`, the likely ones the more often: in proportion to the win
 * pool's money on them (ours), evenly while there is none. Fewer where there are not as many.
 */
export function drawMystery(
  { racing, race, now, jurisdiction }: MysteryRace,
  left: readonly number[],
  taken: ReadonlySet<number>,
  count: number,
  draw: Random,
): number[] {
  const returns = racing.toteReturns(race, now, jurisdiction);
  const chances = new Map(
    left
      .filter((number) => !taken.has(number))
      .map((number) => [number, 1 / (returns.get(number)?.win || Infinity)]),
  );
  const thin = [...chances.values()].every((chance) => chance === 0);
  const drawn: number[] = [];
  while (drawn.length < count && chances.size > 0) {
    const number = draw.weighted([...chances].map(([one, chance]) => [one, thin ? 1 : chance] as const));
    chances.delete(number);
    drawn.push(number);
  }
  return drawn;
}
