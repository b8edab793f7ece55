import type { Cents } from '../../util/money.js';
import { findSelection } from '../world/sports/find.js';
import type { World } from '../world/world.js';
import { type Fraction, fraction, ONE, payFrom, product } from './exact.js';
import { settleLeg } from './settle/fixed.js';
import { raceReturn } from './settle/race-leg.js';
import { toteWorth } from './settle/tote-worth.js';
import { offerLeg } from './slip/fixed.js';
import { offerSelections } from './slip/offer-selection.js';
import { BetRefused } from './slip/refusal.js';
import type { FixedLeg, FixedPart, MatchLeg, RaceLeg, Ticket } from './ticket.js';

/** What the house pays of the worth of a bet at fixed odds (ours). */
const KEPT: Fraction = fraction(85, 100);

function none(message: string): never {
  throw new BetRefused('CASH_OUT_NOT_OFFERED', message);
}

/** What a unit on a runner is worth now: the price taken, less deductions, over the price now. */
function raceWorth(world: World, leg: RaceLeg, since: number, now: number): Fraction {
  if (leg.side) none('Side markets have no cash out');
  if (leg.allIn) none('Races weeks ahead have no cash out');
  const { type, proposition } = leg;
  const [odds = 0] = offerLeg(world, { type, propositions: [proposition] }, now).odds;
  return product([raceReturn(world, leg, since, now), fraction(100, odds)]);
}

/** The same of selections of a match. Each market says whether it has cash out, some before the match only (recorded). */
function matchWorth(world: World, leg: MatchLeg, now: number): Fraction {
  const ids = leg.propositions.map(({ id }) => id);
  const found = ids.map((id) => findSelection(world.sports, id, now));
  const [first] = found;
  if (!first) return none('The match is not open');
  for (const one of found) {
    const market = one?.offered?.market;
    if (!market || market.cashOut === 'Disabled' || market.cashOut === 'AvailableSoon') {
      none(`No cash out in ${market?.option ?? 'this market'}`);
    }
    if (market?.cashOut === 'PreMatch' && market.inPlay)
      none(`${market.option} has cash out before the match only`);
  }
  const type = ids.length > 1 ? 'SAME_GAME_MULTI' : 'WIN';
  const [odds = 0] = offerSelections(world, first, { type, propositions: ids }, now, true).odds;
  return fraction(leg.odds, odds);
}

function legWorth(world: World, leg: FixedLeg, since: number, now: number): Fraction {
  const state = settleLeg(world, leg, since, now);
  switch (state.outcome) {
    case 'won':
      return state.return;
    case 'void':
      return ONE;
    case 'lost':
      return none('A leg has lost');
    case 'open':
      if (leg.on === 'same race') none('Same-race multis have no cash out');
      return leg.on === 'match' ? matchWorth(world, leg, now) : raceWorth(world, leg as RaceLeg, since, now);
  }
}

function fixedWorth(world: World, { cost, legs }: FixedPart, since: number, now: number): Cents {
  return payFrom(cost, product([KEPT, ...legs.map((leg) => legWorth(world, leg, since, now))]));
}

/**
 * What the house pays for an open ticket at `now`, in cents (ours: for fixed odds 85 % of stake × price taken ÷ price now,
 * for quaddies what the live combinations may return). Throws BetRefused while it buys it not: once a leg has lost, while
 * betting on an open one is shut or suspended, and for what has no cash out.
 */
export function cashOutOffer(world: World, ticket: Ticket, now: number): Cents {
  const { parts, at: since, result, bonus } = ticket;
  if (result) none('The bet has ended');
  if (bonus) none('A bonus bet has no cash out');
  const worth = parts.reduce((sum, part) => {
    if (part.kind === 'fixed') return sum + fixedWorth(world, part, since, now);
    if (part.kind === 'pool') return none(`${part.product} has no cash out`);
    return sum + toteWorth(world.racing, part, now);
  }, 0);
  return worth > 0 ? worth : none('The bet is worth nothing now');
}
