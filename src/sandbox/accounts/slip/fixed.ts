import type { Cents } from '../../../util/money.js';
import { isHeld } from '../../bodies/racing/runner.js';
import { type FixedPrice, findRunner, type Race, type Runner } from '../../world/racing.js';
import { type FoundSelection, findSelection } from '../../world/sports/find.js';
import type { World } from '../../world/world.js';
import { fraction, hundredths, payFrom, product } from '../exact.js';
import { priceSameGame, type SameGame } from '../same-game.js';
import { type FixedLeg, type FixedPart, raceName } from '../ticket.js';
import type { AskedFixed, AskedLeg } from './read.js';
import { BetRefused } from './refusal.js';

/** A leg as it can be bet now. */
export interface OfferedLeg {
  /** Prices now in hundredths: one, or of an each-way leg win and place. */
  odds: readonly number[];
  /** What to write on the ticket at these prices, one for each price. */
  legs: readonly FixedLeg[];
  /** Names the event, of which a multi may hold one leg only. */
  event: string;
  sameGame?: SameGame;
}

const title = (race: Race): string => `${race.meeting.name} R${race.number}`;

function raceLeg(race: Race, runner: Runner, type: 'WIN' | 'PLACE', odds: number): FixedLeg {
  const words = {
    selection: `${runner.number} ${runner.name}`,
    market: type === 'WIN' ? 'Win' : 'Place',
    event: title(race),
  };
  const { number, proposition } = runner;
  return { on: 'race', race: raceName(race), runner: number, type, proposition, odds, words };
}

function offeredRunner(
  { racing }: World,
  { race, runner }: { race: Race; runner: Runner },
  { type, propositions }: AskedLeg,
  now: number,
): OfferedLeg {
  const propositionId = propositions[0] as number;
  if (type === 'SAME_GAME_MULTI') {
    throw new BetRefused('LEGS_NOT_COMBINABLE', 'A same-game multi is made of a match', { propositionId });
  }
  const state = racing.state(race, now);
  const card = racing.card(race);
  if (runner.scratching && runner.scratching.at <= now) {
    throw new BetRefused('RUNNER_SCRATCHED', `${runner.number} ${runner.name} is scratched`, {
      propositionId,
    });
  }
  if (!state.fixedOpen) {
    throw new BetRefused('BETTING_CLOSED', `Fixed odds on ${title(race)} are not open`, { propositionId });
  }
  if (isHeld(card, now)) {
    throw new BetRefused('BETTING_SUSPENDED', `Fixed odds on ${title(race)} are suspended`, {
      propositionId,
    });
  }
  const price: FixedPrice | undefined = racing
    .fixedPrices(race, now)
    .find((one) => one.runner === runner.number);
  if (!price) throw new BetRefused('PROPOSITION_NOT_FOUND', 'No price on this runner', { propositionId });
  if (type !== 'WIN' && card.fixedPlaces === 0) {
    throw new BetRefused('PLACE_NOT_OFFERED', `No place betting on ${title(race)}`, { propositionId });
  }
  const types = type === 'EACH_WAY' ? (['WIN', 'PLACE'] as const) : [type];
  const odds = types.map((one) => hundredths(one === 'WIN' ? price.win : price.place));
  const legs = types.map((one, i) => raceLeg(race, runner, one, odds[i] as number));
  return { odds, legs, event: `race/${runner.proposition - runner.number}` };
}

function open({ event, offered }: FoundSelection, propositionId: number, now: number) {
  if (!offered) throw new BetRefused('BETTING_CLOSED', `Not offered on ${event.name}`, { propositionId });
  const { market, selection } = offered;
  // Bets on what is being played are taken by telephone only: the law.
  if (market.inPlay) {
    throw new BetRefused('PHONE_BETTING_ONLY', 'In play, bets are taken by telephone only', {
      propositionId,
    });
  }
  if (market.status === 'Resulted' || now >= market.closes) {
    throw new BetRefused('BETTING_CLOSED', `${market.option} on ${event.name} is closed`, { propositionId });
  }
  if (!selection.open) {
    throw new BetRefused('BETTING_SUSPENDED', `${market.option} on ${event.name} is suspended`, {
      propositionId,
    });
  }
  return { market, selection, id: propositionId };
}

function offeredSelections(
  { sports }: World,
  first: FoundSelection,
  { type, propositions }: AskedLeg,
  now: number,
): OfferedLeg {
  const [propositionId = 0] = propositions;
  if (type === 'PLACE' || type === 'EACH_WAY') {
    throw new BetRefused('PLACE_NOT_OFFERED', 'No place betting on this market', { propositionId });
  }
  const { name, event } = first;
  const all = propositions.map((id) => {
    const found = id === propositionId ? first : findSelection(sports, id, now);
    if (found?.event.uniqueId !== event.uniqueId) {
      throw new BetRefused('LEGS_NOT_COMBINABLE', `Not a selection of ${event.name}`, { propositionId: id });
    }
    return open(found, id, now);
  });
  const sameGame = type === 'SAME_GAME_MULTI' ? priceSameGame(all) : undefined;
  const kept = sameGame?.kept ?? all;
  const odds = sameGame?.odds ?? hundredths(kept[0]?.selection.price ?? 1);
  const words = {
    selection: kept.map(({ selection }) => selection.name).join(' / '),
    market: sameGame ? 'Same Game Multi' : (kept[0]?.market.option ?? ''),
    event: event.name,
  };
  const leg: FixedLeg = {
    on: 'match',
    event: name,
    propositions: kept.map(({ id, market }) => ({ id, market: market.id })),
    odds,
    words,
  };
  return {
    odds: [odds],
    legs: [leg],
    event: `match/${event.uniqueId}`,
    ...(sameGame ? { sameGame } : {}),
  };
}

/** What a leg of a slip can be bet at now. Throws BetRefused when it can't. */
export function offerLeg(world: World, leg: AskedLeg, now: number): OfferedLeg {
  const [propositionId = 0] = leg.propositions;
  const runner = findRunner(world.racing, propositionId, now);
  if (runner) return offeredRunner(world, runner, leg, now);
  const selection = findSelection(world.sports, propositionId, now);
  if (selection) return offeredSelections(world, selection, leg, now);
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
