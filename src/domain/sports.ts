/**
 * What the TAB says of a market or a selection. `Open` and `Suspended` are recorded; others are shown as text.
 */
export type BettingStatus = 'Open' | 'Suspended' | 'Closed' | 'Resulted' | (string & {});

/** How a selection came out, where the TAB says it. */
export type Outcome = 'won' | 'placed' | 'lost' | 'refunded';

/** One thing that can be bet on in a market. A price belongs to its name, not to a side. */
export interface Selection {
  name: string;
  /** Decimal odds including the stake. While the selection is not open this is its last price. */
  price?: number;
  /** Decimal odds for a place, only where place betting is allowed. */
  placePrice?: number;
  status?: BettingStatus;
  /** False when it can't be bet on now, whatever its price. */
  open: boolean;
  outcome?: Outcome;
}

/** How bets on a market are taken. In play, Australian law allows the telephone only. */
export type BettingChannel = 'online' | 'phone' | 'none';

/** One market of a match. */
export interface Market {
  /** Unique in its match. */
  id: string;
  name: string;
  /** The kind of market: `Head To Head`, `Line`, `1st Try Scorer` … free text, hundreds of kinds. */
  betOption: string;
  /** The TAB's display order, smallest first. */
  priority?: number;
  status?: BettingStatus;
  /** False when the market or every selection in it is not open. */
  open: boolean;
  channel: BettingChannel;
  inPlay: boolean;
  goingInPlay: boolean;
  future: boolean;
  /** Epoch milliseconds. */
  closesAt?: number;
  /** The TAB's own words beside the market. */
  notes: string[];
  selections: Selection[];
}

/** A side of a match. */
export interface Contestant {
  name: string;
  /** Points, goals or runs as the TAB writes them (`24`, `4/185`). */
  score?: string;
}

/** A match, or something else with markets of its own, such as the winner of a season. */
export interface Match {
  name: string;
  /** Epoch milliseconds. */
  startsAt?: number;
  /** When it ended or was resulted, epoch milliseconds. */
  endedAt?: number;
  inPlay: boolean;
  goingInPlay: boolean;
  /** As the TAB writes it, where it counts rounds. */
  round?: string;
  channels: string[];
  contestants: Contestant[];
  /** The score or result in the TAB's words, where it is one text. */
  score?: string;
  status?: string;
  /** How many markets there are; can be more than `markets` lists. */
  marketCount: number;
  markets: Market[];
}

/** A tournament of a competition that works by tournaments (tennis, golf). */
export interface TournamentStub {
  name: string;
  matchCount?: number;
}

/** A competition, or one tournament of it, with what can be bet on. */
export interface Competition {
  name: string;
  matches: Match[];
  tournaments: TournamentStub[];
  /** Bet options in the TAB's display order. */
  betOptions: string[];
}

/** A competition as lists of sports name it. */
export interface CompetitionStub {
  name: string;
  /** False when the TAB says that it has no markets now. */
  hasMarkets?: boolean;
  sameGameMulti?: boolean;
  matchCount?: number;
  tournaments: TournamentStub[];
}

/** A sport as lists name it. */
export interface Sport {
  /** The name that paths and keys take. */
  name: string;
  competitions: CompetitionStub[];
  /** True where the sport has FootyTAB rounds. */
  footyTab: boolean;
  /** Matches that stand directly under the sport. */
  matches: Match[];
}

/** The names a path to a match consists of. */
export interface MatchReference {
  sport?: string;
  competition?: string;
  tournament?: string;
  match: string;
}

/** A match in the list of the next to start. */
export interface NextMatch extends MatchReference {
  startsAt?: number;
  inPlay: boolean;
  future: boolean;
  suspended: boolean;
  marketCount?: number;
  headToHead?: Market;
}
