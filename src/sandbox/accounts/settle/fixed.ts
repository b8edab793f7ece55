import type { World } from '../../world/world.js';
import { ONE, payFrom, product } from '../exact.js';
import type { FixedLeg, FixedPart, Result } from '../ticket.js';
import type { LegResult } from './leg-result.js';
import { settleMatchLeg } from './match-leg.js';
import { settleRaceLeg } from './race-leg.js';

/** What all legs together return: nothing with one lost, the product otherwise, a void leg counting 1; undefined while open. */
export function combine(cost: number, legs: readonly LegResult[]): Result | undefined {
  const lost = legs.filter((leg) => leg.outcome === 'lost');
  if (lost.length > 0) {
    return { at: Math.min(...lost.map(({ at }) => at)), outcome: 'Lost', payout: 0 };
  }
  if (legs.some(({ outcome }) => outcome === 'open')) return undefined;
  const decided = legs.filter((leg) => leg.outcome !== 'open');
  const at = Math.max(...decided.map((leg) => leg.at));
  const factor = product(decided.map((leg) => (leg.outcome === 'won' ? leg.return : ONE)));
  const payout = payFrom(cost, factor);
  const voided = decided.every(({ outcome }) => outcome === 'void');
  return { at, outcome: voided ? 'Refunded' : 'Won', payout };
}

/** How a leg taken at `since` stands at `now`. */
export function settleLeg(world: World, leg: FixedLeg, since: number, now: number): LegResult {
  return leg.on === 'match' ? settleMatchLeg(world, leg, now) : settleRaceLeg(world, leg, since, now);
}

/** How a fixed-odds bet taken at `since` ended by `now`; undefined while it is open. */
export function settleFixed(world: World, part: FixedPart, since: number, now: number): Result | undefined {
  return combine(
    part.cost,
    part.legs.map((leg) => settleLeg(world, leg, since, now)),
  );
}
