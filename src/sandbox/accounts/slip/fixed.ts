import type { Cents } from '../../../util/money.js';
import { findSelection } from '../../world/sports/find.js';
import type { World } from '../../world/world.js';
import { fraction, payFrom, product } from '../exact.js';
import type { FixedLeg, FixedPart } from '../ticket.js';
import type { OfferedLeg, WantedLeg } from './offer.js';
import { findFuture, offerFuture } from './offer-future.js';
import { findNamed, offerRunner } from './offer-runner.js';
import { offerSameRace } from './offer-same-race.js';
import { offerSelections } from './offer-selection.js';
import type { AskedFixed } from './read.js';
import { BetRefused } from './refusal.js';

/** What a leg of a slip can be bet at now. Throws BetRefused when it can't. */
export function offerLeg(world: World, leg: WantedLeg, now: number): OfferedLeg {
  const [propositionId = 0] = leg.propositions;
  if (leg.type === 'SAME_RACE_MULTI') return offerSameRace(world, leg, now);
  const runner = findNamed(world, propositionId, now);
  if (runner) return offerRunner(world, runner, leg, now);
  const future = findFuture(world, propositionId, now);
  if (future) return offerFuture(world, future, leg, now);
  const selection = findSelection(world.sports, propositionId, now);
  if (selection) return offerSelections(world, selection, leg, now);
  throw new BetRefused('PROPOSITION_NOT_FOUND', `No proposition ${propositionId} is open`, { propositionId });
}

/** The legs of a bet as they can be bet now, of which each is on another event. Throws BetRefused when it can't be made. */
export function offerLegs(world: World, { legs }: Pick<AskedFixed, 'legs'>, now: number): OfferedLeg[] {
  const offered = legs.map((leg) => offerLeg(world, leg, now));
  for (const [i, { event }] of offered.entries()) {
    const propositionId = legs[i]?.propositions[0] ?? 0;
    if (offered.findIndex((other) => other.event === event) < i) {
      throw new BetRefused('LEGS_NOT_COMBINABLE', 'Two legs are on one event', { propositionId });
    }
    if (legs.length > 1 && legs[i]?.type === 'EACH_WAY') {
      throw new BetRefused('LEGS_NOT_COMBINABLE', 'A multi has no each-way legs', { propositionId });
    }
  }
  return offered;
}

/** Most that the house stands to lose on one bet at fixed odds (ours). */
export const MOST_LOSS: Cents = 500_000;
/** A stake so many times over the limit is refused rather than cut. */
const CUT_UP_TO = 10;

/** The stake as the house takes it: cut to what it may lose, to the cent, down. Throws BetRefused far over that. */
export function limitStake(asked: Cents, legs: readonly FixedLeg[]): Cents {
  const price = product(legs.map(({ odds }) => fraction(odds, 100)));
  const profit = { top: price.top - price.bottom, bottom: price.bottom };
  const most = Math.max(1, payFrom(MOST_LOSS, { top: profit.bottom, bottom: profit.top }));
  if (asked <= most) return asked;
  if (asked > most * CUT_UP_TO) {
    throw new BetRefused('STAKE_TOO_LARGE', `At most $${(most / 100).toFixed(2)} at this price`);
  }
  return most;
}

/** The bets that a fixed-odds bet of a slip comes to, one or, each way, two. */
export function fixedParts(
  { stake, secondaryStake }: Pick<AskedFixed, 'stake' | 'secondaryStake'>,
  offered: readonly OfferedLeg[],
): FixedPart[] {
  const ways = offered[0]?.legs.length ?? 1;
  return Array.from({ length: ways }, (_, way) => {
    const legs = offered.map((leg) => leg.legs[way] as FixedLeg);
    return { kind: 'fixed', cost: limitStake(way === 0 ? stake : secondaryStake, legs), legs };
  });
}
