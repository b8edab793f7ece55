import { orderChance } from './exotic-odds.js';
import { paysDuet } from './finish.js';
import { localClaims } from './local-claims.js';
import { pairMoney, pairOf } from './pair-money.js';
import { placeShares } from './place-money.js';
import { isLocal } from './pool-size.js';
import type { PoolSources } from './pools.js';
import type { Claim } from './settle.js';
import { straysOf } from './strays.js';
import type { Product, Race, RaceCard, RaceProduct, SingleProduct, Tote } from './types.js';
import { duetWinners, orderedWinners, placeWinners, quinellaWinners, type Winner } from './winners.js';

/** What is asked of the world to say who holds the winning combinations of a pool. */
export interface ClaimSources extends PoolSources {
  card(race: Race): RaceCard;
  /** Shares of the final win money. */
  finalShares(race: Race, tote: Tote): ReadonlyMap<number, number>;
}

/** The winning combinations of a pool on one race; none where the field is too small for it, or it was called off. */
export function winnersOf(product: SingleProduct, card: RaceCard): Winner[] {
  const { finish } = card;
  if (finish.length === 0) return [];
  switch (product) {
    case 'Win':
      return orderedWinners(finish, 1);
    case 'Place':
      return placeWinners(finish, card.places);
    case 'Quinella':
      return quinellaWinners(finish);
    case 'Exacta':
      return orderedWinners(finish, 2);
    case 'Duet':
      return paysDuet(card) ? duetWinners(finish) : [];
    case 'Trifecta':
      return orderedWinners(finish, 3);
    case 'FirstFour':
      return orderedWinners(finish, 4);
  }
}

/** The part of a pool's money that is on each combination asked about, when so much of the win money is on each runner. */
export function moneyOf(
  seed: string,
  card: RaceCard,
  product: SingleProduct,
  tote: Tote,
  shares: ReadonlyMap<number, number>,
  winners: readonly Winner[] = winnersOf(product, card),
): (selections: readonly number[]) => number {
  if (product === 'Win') return ([number = 0]) => shares.get(number) ?? 0;
  const winning = product === 'Place' ? [] : winners.map(({ selections }) => selections);
  if (product === 'Trifecta' || product === 'FirstFour') {
    const strays = straysOf(seed, card.race, product, tote, winning);
    return (selections) => orderChance(shares, selections) * strays(selections);
  }
  if (product === 'Place') {
    const strays = straysOf(seed, card.race, product, tote);
    const money = placeShares(shares, card.places, (number) => strays([number]));
    return ([number = 0]) => money.get(number) ?? 0;
  }
  const named = winning.map((selections) => pairOf(product, selections));
  return pairMoney(product, shares, straysOf(seed, card.race, product, tote, named));
}

/** Who holds the winning combinations of a pool of `total` cents on one race. */
export function singleClaims(
  sources: ClaimSources,
  race: Race,
  product: RaceProduct,
  total: number,
  tote: Tote,
): Claim[] {
  const card = sources.card(race);
  if (isLocal(product)) {
    return within(total, localClaims(sources.seed, card, product, total, sources.finalShares(race, tote)));
  }
  const winners = winnersOf(product, card);
  if (winners.length === 0) return [];
  const money = moneyOf(sources.seed, card, product, tote, sources.finalShares(race, tote), winners);
  return within(
    total,
    winners.map((winner) => ({ ...winner, stake: Math.floor(total * money(winner.selections)) })),
  );
}

/** What strays may be more than there is, where nearly all is on the winners; no more than the pool can be on them. */
function within(total: number, claims: Claim[]): Claim[] {
  const sum = claims.reduce((all, { stake }) => all + stake, 0);
  if (sum <= total) return claims;
  return claims.map((claim) => ({ ...claim, stake: Math.floor((claim.stake * total) / sum) }));
}

interface Ticket {
  selections: (number | string)[];
  /** Part of the pool's money on it. */
  money: number;
}

/** Winners of a leg with the part of the money on each; every runner of an abandoned leg counts, told as `F`. */
function legWinners(sources: ClaimSources, leg: Race, tote: Tote): Ticket[] {
  const [first] = sources.card(leg).finish;
  if (!first) return [{ selections: ['F'], money: 1 }];
  const shares = sources.finalShares(leg, tote);
  return first.map((number) => ({ selections: [number], money: shares.get(number) ?? 0 }));
}

/** Every combination of the legs' winners. */
function ticketsOf(legs: readonly Ticket[][]): Ticket[] {
  let tickets: Ticket[] = [{ selections: [], money: 1 }];
  for (const winners of legs) {
    tickets = tickets.flatMap((ticket) =>
      winners.map(({ selections, money }) => ({
        selections: [...ticket.selections, ...selections],
        money: ticket.money * money,
      })),
    );
  }
  return tickets;
}

/**
 * Who holds the winning combinations of a pool over several races: each combination of the legs' winners has an equal
 * share. `near`: those with the last leg alone wrong, told as `AOS`, any other selection. None where all legs were
 * called off.
 */
export function legClaims(
  sources: ClaimSources,
  product: Product,
  legs: readonly Race[],
  total: number,
  tote: Tote,
  near = false,
): Claim[] {
  if (legs.every((leg) => sources.card(leg).finish.length === 0)) return [];
  const winners = legs.map((leg) => legWinners(sources, leg, tote));
  if (near) {
    const hit = (winners.pop() ?? []).reduce((sum, { money }) => sum + money, 0);
    winners.push([{ selections: ['AOS'], money: Math.max(0, 1 - hit) }]);
  }
  const strays = straysOf(sources.seed, legs.at(-1) as Race, product, tote);
  const tickets = ticketsOf(winners);
  const claims = tickets.map(({ selections, money }) => {
    const numbers = selections.map((selection) => (typeof selection === 'number' ? selection : 0));
    // A combination with a field in it is told as text throughout (recorded).
    const mixed = selections.some((selection) => typeof selection === 'string');
    return {
      selections: mixed ? selections.map(String) : selections,
      share: 1 / tickets.length,
      stake: Math.floor(total * money * strays(numbers)),
    };
  });
  return within(total, claims);
}
