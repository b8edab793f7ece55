import type { RaceCard } from '../../world/racing.js';
import { findEvent, offeredIn } from '../../world/sports/find.js';
import type { SportsEvent } from '../../world/sports/index.js';
import type { World } from '../../world/world.js';
import { type Fraction, fraction, ONE, payFrom, product } from '../exact.js';
import {
  type FixedLeg,
  type FixedPart,
  type MatchLeg,
  type RaceLeg,
  type Result,
  raceOf,
} from '../ticket.js';

/** How a leg ended: `return` for each unit staked when it won, nothing when it lost, the unit itself when it is void. */
export type LegResult =
  | { outcome: 'open' }
  | { outcome: 'won'; at: number; return: Fraction }
  | { outcome: 'lost'; at: number }
  | { outcome: 'void'; at: number };

const DEDUCTION_WHOLE = 100;

/** Return of a price in hundredths less deductions in cents in the dollar, which are summed and taken off the whole return. */
export function lessDeductions(odds: number, deductions: readonly number[]): Fraction {
  const left = Math.max(0, DEDUCTION_WHOLE - deductions.reduce((sum, one) => sum + one, 0));
  return product([fraction(odds, 100), fraction(left, DEDUCTION_WHOLE)]);
}

/** The part of a place that a runner has, where `places` are paid: 1, r of m in a dead heat, undefined for none. */
export function placeShare(finish: RaceCard['finish'], runner: number, places: number): Fraction | undefined {
  let before = 0;
  for (const group of finish) {
    if (before >= places) return undefined;
    if (group.includes(runner)) return fraction(Math.min(group.length, places - before), group.length);
    before += group.length;
  }
  return undefined;
}

/** The part of a return that a leg's runner has by the finish; undefined for none. */
function legShare({ finish, fixedPlaces }: RaceCard, { runner, type, side }: RaceLeg): Fraction | undefined {
  if (!side) return placeShare(finish, runner, type === 'WIN' ? 1 : fixedPlaces);
  if ('top' in side) return placeShare(finish, runner, side.top);
  const others = finish.map((group) => group.filter((one) => one !== side.without));
  return placeShare(
    others.filter(({ length }) => length > 0),
    runner,
    1,
  );
}

/** Cents in the dollar that scratchings after `since` take off a return. */
function deductionsSince({ racing }: World, leg: RaceLeg, since: number, now: number): number[] {
  const race = raceOf(racing, leg.race);
  const { side } = leg;
  // Side markets have no deductions of their own: of several first places those of a place count (ours).
  const byWin = side && 'top' in side ? side.top === 1 : leg.type === 'WIN';
  // The favourite never was in the market without it.
  const aside = side && 'without' in side ? side.without : undefined;
  const out = new Map(racing.card(race).runners.map(({ number, scratching }) => [number, scratching?.at]));
  return racing.fixedPrices(race, now).flatMap(({ runner, winDeduction = 0, placeDeduction = 0 }) => {
    const at = out.get(runner);
    if (at === undefined || at <= since || runner === aside) return [];
    return [byWin ? winDeduction : placeDeduction];
  });
}

/** How a leg on a runner, taken at `since`, stands at `now`. */
export function settleRaceLeg(world: World, leg: RaceLeg, since: number, now: number): LegResult {
  const { racing } = world;
  const race = raceOf(racing, leg.race);
  const card = racing.card(race);
  const scratched = card.runners.find(({ number }) => number === leg.runner)?.scratching;
  if (scratched && scratched.at <= now) return { outcome: 'void', at: scratched.at };
  const state = racing.state(race, now);
  if (state.status === 'Abandoned') {
    return { outcome: 'void', at: race.incident?.kind === 'abandoned' ? race.incident.at : now };
  }
  if (!state.paid) return { outcome: 'open' };
  const at = race.times.paying;
  const share = legShare(card, leg);
  if (!share) return { outcome: 'lost', at };
  const price = lessDeductions(leg.odds, deductionsSince(world, leg, since, now));
  return { outcome: 'won', at, return: product([price, share]) };
}

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

/** How a fixed-odds bet taken at `since` ended by `now`; undefined while it is open. */
export function settleFixed(world: World, part: FixedPart, since: number, now: number): Result | undefined {
  const settle = (leg: FixedLeg): LegResult =>
    leg.on === 'race' ? settleRaceLeg(world, leg, since, now) : settleMatchLeg(world, leg, now);
  return combine(part.cost, part.legs.map(settle));
}
