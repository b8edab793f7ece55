import { findEvent, offeredIn } from '../../world/sports/find.js';
import type { SportsEvent } from '../../world/sports/index.js';
import type { World } from '../../world/world.js';
import { fraction } from '../exact.js';
import type { MatchLeg } from '../ticket.js';
import type { LegResult } from './leg-result.js';

const MINUTE = 60_000;

/** When a resulted event was settled: to the minute after its end, which is all the world tells. */
function settledAt(event: SportsEvent, now: number): number {
  let at = event.over;
  while (at < now && event.phase(at) !== 'resulted') at += MINUTE;
  return Math.min(at, now);
}

/** How one selection of a resulted event ended. */
export function selectionOutcome(
  event: SportsEvent,
  { id, market }: MatchLeg['propositions'][number],
  now: number,
): 'won' | 'lost' | 'void' {
  const offered = offeredIn(event, id, now);
  if (offered) {
    if (offered.selection.void) return 'void';
    return offered.selection.won ? 'won' : 'lost';
  }
  // Outright markets drop those without a chance left; a market that is gone altogether is called off.
  return event.markets(now).some((one) => one.id === market) ? 'lost' : 'void';
}

/** How a leg on a sports event stands at `now`: one void selection makes the leg void, unless another lost. */
export function settleMatchLeg({ sports }: World, leg: MatchLeg, now: number): LegResult {
  const event = findEvent(sports, leg.event);
  if (!event) return { outcome: 'void', at: now };
  if (event.phase(now) !== 'resulted') return { outcome: 'open' };
  const at = settledAt(event, now);
  const outcomes = leg.propositions.map((one) => selectionOutcome(event, one, now));
  if (outcomes.includes('lost')) return { outcome: 'lost', at };
  if (outcomes.includes('void')) return { outcome: 'void', at };
  return { outcome: 'won', at, return: fraction(leg.odds, 100) };
}
