import type { Cents } from '../util/money.js';
import type { Dividend, Pool } from './pool.js';

/** Where a race stands. `Normal` is before the jump; a word never seen before is kept as it came. */
export type RaceStatus = 'Normal' | 'Closed' | 'Interim' | 'Paying' | 'Protest' | 'Abandoned' | (string & {});

/** Whether a price may be bet, or what became of it. */
export type BettingStatus =
  | 'Open'
  | 'Suspended'
  | 'Closed'
  | 'Scratched'
  | 'LateScratched'
  | 'Reserve'
  | 'Winner'
  | 'Placing'
  | 'Loser'
  | (string & {});

/** What a race, a meeting and next to go all say of the meeting. */
export interface MeetingHead {
  /** `YYYY-MM-DD`, the racing day on the Australian east coast. */
  date: string | undefined;
  /** R, H or G. */
  code: string;
  /** Three letters; none where the meeting has fixed odds only, which is addressed by its name. */
  venue: string | undefined;
  /** As the TAB writes it: `WARWICK FARM`, `Star Pelaw (GBR)`. */
  name: string;
  /** An Australian state or territory, or a three-letter country. */
  location: string | undefined;
  /** As the TAB abbreviates it: `FINE`, `OCAST`. */
  weather: string | undefined;
  /** `SOFT5`, `FAST`, … */
  track: string | undefined;
  rail: string | undefined;
  fixedOddsOnly: boolean;
}

/** A price and when it was set. */
export interface PricePoint {
  /** Decimal. */
  price: number;
  /** Epoch milliseconds. */
  at: number | undefined;
}

/** A runner's fixed odds. Prices are decimal and include the stake; a scratched runner has none. */
export interface FixedPrice {
  win: number | undefined;
  place: number | undefined;
  /** First price ever. */
  firstWin: number | undefined;
  /** First price of the day. */
  openWin: number | undefined;
  status: BettingStatus | undefined;
  /** When the win price was set, epoch milliseconds. */
  changedAt: number | undefined;
  /** Earlier win prices, oldest first, without the present one; each once. */
  earlier: readonly PricePoint[];
}

/** A runner's tote dividends for $1: estimates until the pools close. None for a scratched runner. */
export interface TotePrice {
  win: number | undefined;
  place: number | undefined;
  status: BettingStatus | undefined;
}

/** That a runner does not start, and what it costs the bets on the others. */
export interface Scratching {
  /** After the final field was declared. */
  late: boolean;
  /** Epoch milliseconds. */
  at: number | undefined;
  /** Cents off each dollar returned by fixed win bets placed before. */
  winDeduction: number | undefined;
  /** The same for place bets. */
  placeDeduction: number | undefined;
}

export interface Runner {
  number: number;
  name: string;
  /** Greyhounds: a box without a dog. */
  vacant: boolean;
  scratched: Scratching | undefined;
  /** Runs only if another is scratched. */
  emergency: boolean;
  /** Barrier; the box of a greyhound. */
  barrier: number | undefined;
  /** Kilograms before the claim; thoroughbreds only. */
  weight: number | undefined;
  /** Kilograms an apprentice takes off. */
  claim: number | undefined;
  /** Harness: `FT` (front), `10M` behind it. */
  handicap: string | undefined;
  rider: string | undefined;
  trainer: string | undefined;
  /** Newest right: digits are places, `0` tenth or worse, `x` a spell. */
  last5: string | undefined;
  /** Expected early speed, 0–100. */
  speedRating: number | undefined;
  speedBand: 'LEADER' | 'MIDFIELD' | 'BACKMARKER' | (string & {}) | undefined;
  /** Full order, where told: the archive tells it, the live service does not. */
  finish: number | undefined;
  fixed: FixedPrice | undefined;
  tote: TotePrice | undefined;
}

/** One place and who came there; several after a dead heat. */
export interface Placing {
  /** 1 for first. After two seconds the next is fourth. */
  position: number;
  /** Numbers on the card. */
  runners: readonly number[];
}

export interface Race {
  meeting: MeetingHead;
  number: number;
  name: string | undefined;
  /** Class and conditions: `3YO+ MDN FM`. */
  conditions: string | undefined;
  /** Metres. */
  distance: number | undefined;
  prizeMoney: Cents | undefined;
  /** Advertised start, epoch milliseconds; moves when the race is delayed. */
  start: number | undefined;
  status: RaceStatus;
  /** When the result was declared, epoch milliseconds. */
  resultedAt: number | undefined;
  placings: readonly Placing[];
  /** Fixed odds are offered now: false when they are closed, and before they open. */
  hasFixedOdds: boolean | undefined;
  willHaveFixedOdds: boolean | undefined;
  hasTote: boolean | undefined;
  /** A race weeks ahead: bets on what does not run are lost, and nothing is deducted. */
  allIn: boolean;
  /** Places the tote pays. */
  totePlaces: number | undefined;
  /** Places fixed odds pay; 0 for none. */
  fixedPlaces: number | undefined;
  fixedUpdatedAt: number | undefined;
  toteUpdatedAt: number | undefined;
  hasSpeedRatings: boolean;
  /** The TAB's tip, best first. */
  tip: readonly number[];
  /** Free text of the TAB. */
  comment: string | undefined;
  /** In the order of the card, the scratched and vacant ones too. */
  runners: readonly Runner[];
  pools: readonly Pool[];
  dividends: readonly Dividend[];
  /** Which other markets the body holds, by name; only told in full. */
  otherMarkets: readonly string[];
}
