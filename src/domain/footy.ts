import type { Cents } from '../util/money.js';
import type { Contestant, Outcome } from './sports.js';

/** One thing that can be picked for a match of a FootyTAB round: a team and a margin. */
export interface FootyOption {
  name: string;
  /** What $1 on it pays, dollars: an estimate until the result. */
  pays?: number;
  outcome?: Outcome;
}

/** A match of a FootyTAB round. */
export interface FootyMatch {
  name: string;
  number?: number;
  /** Epoch milliseconds. */
  startsAt?: number;
  status?: string;
  contestants: Contestant[];
  /** The result in the TAB's words (`Canberra by 1-12`). */
  result?: string;
  options: FootyOption[];
}

/** A FootyTAB pool of a round. */
export interface FootyPool {
  product: string;
  status?: string;
  total?: Cents;
  /** Carried in from earlier rounds. */
  jackpot?: Cents;
  /** Epoch milliseconds. */
  closesAt?: number;
  /** The matches it is played over, where not all of the round's. */
  matches: string[];
}

/** What a FootyTAB pool paid. */
export interface FootyDividend {
  product: string;
  status?: string;
  /** Carried over for want of a winner. */
  jackpotCarriedOver?: Cents;
  /** `amount`: dollars for a $1 unit; absent where nothing was declared. */
  rows: { selections: string[]; amount?: number }[];
}

/** A FootyTAB round: pools over the matches of one round of a football competition. */
export interface FootyRound {
  number?: number;
  name?: string;
  /** Which of several seasons or competitions of the sport the round belongs to: the argument `series`. */
  series?: string;
  competition?: string;
  status?: string;
  /** Epoch milliseconds. */
  startsAt?: number;
  closesAt?: number;
  /** Undefined where the answer does not say. */
  matchCount?: number;
  matches: FootyMatch[];
  pools: FootyPool[];
  dividends: FootyDividend[];
}
