import type { Race } from '../../world/racing.js';
import { findEvent } from '../../world/sports/find.js';
import type { World } from '../../world/world.js';
import { type FixedLeg, type Part, raceOf, type Ticket } from '../ticket.js';
import { runnersOn } from './race-leg.js';

/** When a race pays or is called off. */
function endOf({ incident, times }: Race): number {
  return incident?.kind === 'abandoned' ? incident.at : times.paying;
}

function earliestOfLeg({ racing, sports }: World, leg: FixedLeg): number {
  if (leg.on === 'match') return findEvent(sports, leg.event)?.over ?? 0;
  const race = raceOf(racing, leg.race);
  const named = runnersOn(leg);
  const out = racing.card(race).runners.flatMap(({ number, scratching }) => {
    return scratching && named.includes(number) ? [scratching.at] : [];
  });
  return Math.min(endOf(race), ...out);
}

function earliestOfPart(world: World, part: Part): number {
  switch (part.kind) {
    case 'fixed':
      return Math.min(...part.legs.map((leg) => earliestOfLeg(world, leg)));
    case 'pool':
      return endOf(raceOf(world.racing, part.race));
    case 'legs':
      return Math.max(...part.races.map((race) => endOf(raceOf(world.racing, race))));
  }
}

/**
 * A moment (epoch milliseconds) before which a ticket can't have ended: until then it need not be looked at. The world
 * knows it beforehand; who asks about the ticket does not.
 */
export function earliestEnd(world: World, { parts }: Pick<Ticket, 'parts'>): number {
  return Math.max(...parts.map((part) => earliestOfPart(world, part)));
}
