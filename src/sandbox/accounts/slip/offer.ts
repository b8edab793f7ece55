import type { FixedLeg } from '../ticket.js';
import type { AskedLeg } from './read.js';

/** A leg that adds nothing beside others of its bet, and what is left of them. */
export interface Kept {
  kept: readonly { id: number }[];
  redundant: readonly { id: number }[];
}

/** A leg as it can be bet now. */
export interface OfferedLeg {
  /** Prices now in hundredths: one, or of an each-way leg win and place. */
  odds: readonly number[];
  /** What to write on the ticket at these prices, one for each price. */
  legs: readonly FixedLeg[];
  /** Names the event, of which a multi may hold one leg only. */
  event: string;
  /** Of a multi on one match or race: what counts, and what was dropped. */
  together?: Kept;
}

/** What of an asked leg says what it is a bet on. */
export type WantedLeg = Pick<AskedLeg, 'type' | 'propositions'>;
