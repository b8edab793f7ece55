import type { World } from '../../world/world.js';
import type { Part, Result, Ticket } from '../ticket.js';
import { settleFixed } from './fixed.js';
import { settleLegs, settlePool } from './tote.js';

function settlePart(world: World, part: Part, since: number, now: number): Result | undefined {
  switch (part.kind) {
    case 'fixed':
      return settleFixed(world, part, since, now);
    case 'pool':
      return settlePool(world.racing, part, now);
    case 'legs':
      return settleLegs(world.racing, part, now);
  }
}

/**
 * How a ticket ended by `now`, in the world's time: a function of the ticket, the world and the time alone. Undefined
 * while any of its bets is open.
 */
export function settleTicket(
  world: World,
  { parts, at: since, cost, bonus }: Pick<Ticket, 'parts' | 'at' | 'cost' | 'bonus'>,
  now: number,
): Result | undefined {
  const results = parts.map((part) => settlePart(world, part, since, now));
  const done = results.filter((result) => result !== undefined);
  if (done.length < results.length) return undefined;
  const outcomes = done.map(({ outcome }) => outcome);
  const payout = done.reduce((sum, one) => sum + one.payout, 0);
  return {
    at: Math.max(...done.map(({ at }) => at)),
    outcome: outcomes.includes('Won') ? 'Won' : outcomes.includes('Refunded') ? 'Refunded' : 'Lost',
    // The stake of a bonus bet is the house's, so that only the profit is paid.
    payout: bonus === undefined ? payout : Math.max(0, payout - cost),
  };
}
