import type { Jurisdiction } from '../../domain/jurisdiction.js';
import type { Cents } from '../../util/money.js';
import type { Product, Race, RaceProduct, RacingWorld, SingleProduct } from '../world/racing.js';
import type { EventName } from '../world/sports/find.js';

/** A race by what names it for good. */
export interface RaceName {
  date: string;
  code: string;
  venue: string;
  /** Its number, or the match name of a race sold at fixed odds only. */
  race: number | string;
}

const names = new WeakMap<Race, RaceName>();

/** The name of a race, one object for all its tickets. */
export function raceName(race: Race): RaceName {
  let known = names.get(race);
  if (!known) {
    const { meeting, number, matchName } = race;
    const { date, code, mnemonic, name } = meeting;
    known = { date, code, venue: mnemonic ?? name, race: matchName ?? number };
    names.set(race, known);
  }
  return known;
}

/** The race of this name. Throws RangeError when there is none, which no ticket should bring about. */
export function raceOf(world: Pick<RacingWorld, 'race'>, { date, code, venue, race }: RaceName): Race {
  const found = world.race(date, code, venue, race);
  if (!found) throw new RangeError(`no race ${date}/${code}/${venue}/${race}`);
  return found;
}

/** What a statement says of a leg. */
export interface LegWords {
  selection: string;
  market: string;
  event: string;
}

/** A leg on a runner at a fixed price. */
export interface RaceLeg {
  on: 'race';
  race: RaceName;
  runner: number;
  type: 'WIN' | 'PLACE';
  /** Bought weeks ahead: lost, not refunded, when it does not run, and never reduced by others that do not. */
  allIn?: true;
  /** In a side market: how many first places count, or which runner, the favourite at the time, does not. */
  side?: { top: number } | { without: number };
  proposition: number;
  /** The price taken, in hundredths. */
  odds: number;
  words: LegWords;
}

/** A leg on several runners of one race, all of whom must be among the first that they need. */
export interface SameRaceLeg {
  on: 'same race';
  race: RaceName;
  runners: readonly { runner: number; top: number }[];
  odds: number;
  words: LegWords;
}

/** A leg on selections of one sports event, all of which must win: one, or those of a same-game multi. */
export interface MatchLeg {
  on: 'match';
  event: EventName;
  propositions: readonly { id: number; market: number }[];
  odds: number;
  words: LegWords;
}

export type FixedLeg = RaceLeg | SameRaceLeg | MatchLeg;

/** A bet at fixed odds: a single, or a multi of which every leg must win. */
export interface FixedPart {
  kind: 'fixed';
  cost: Cents;
  legs: readonly FixedLeg[];
}

/** A bet into a pool of one race: runners per place, one list for a box. */
export interface PoolPart {
  kind: 'pool';
  product: SingleProduct;
  jurisdiction: Jurisdiction;
  cost: Cents;
  /** Combinations bought. */
  combinations: number;
  race: RaceName;
  positions: readonly (readonly number[])[];
  /** Runners in every combination, whichever place each takes; `positions` is then one list of others. */
  roving?: readonly number[];
  words: LegWords;
}

/** A bet into a pool over several races: runners per leg. */
export interface LegsPart {
  kind: 'legs';
  product: Exclude<Product, RaceProduct>;
  jurisdiction: Jurisdiction;
  cost: Cents;
  combinations: number;
  races: readonly RaceName[];
  selections: readonly (readonly number[])[];
  words: LegWords;
}

/** One bet of a ticket; an each-way ticket has two. */
export type Part = FixedPart | PoolPart | LegsPart;

/** How a part ended. */
export interface Result {
  /** World time it was decided, epoch milliseconds. */
  at: number;
  /**
   * Won: some of it won. Lost: nothing came back. Refunded: nothing won, and all or some of the stake came back. Cashed Out:
   * the house bought it back. Cancelled: it was taken back before its race.
   */
  outcome: 'Won' | 'Lost' | 'Refunded' | 'Cashed Out' | 'Cancelled';
  /** What is paid back to the account, winnings, stake and refunds together. */
  payout: Cents;
}

/** A bet that was sold. */
export interface Ticket {
  serial: string;
  account: string;
  /** World time it was sold. */
  at: number;
  transactionId: string;
  /** `Win`, `Each Way`, `3 Leg Multi`, `Trifecta`. */
  title: string;
  jurisdiction: Jurisdiction;
  /** What was asked for; more than `cost` where a limit cut it. */
  asked: Cents;
  /** What was staked, by the account or, with a bonus bet, by the house. */
  cost: Cents;
  /** The token of the bonus bet that paid for it. */
  bonus?: string;
  parts: readonly Part[];
  /** What a fixed-odds ticket returns when all goes well; undefined for the tote. */
  expectedReturn?: Cents;
  result?: Result;
}
