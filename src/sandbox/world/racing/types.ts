import type { Jurisdiction } from '../../../domain/jurisdiction.js';
import type { RaceType } from '../../../domain/racing-code.js';
import type { Cents } from '../../../util/money.js';

// Times are epoch milliseconds, money is whole cents, prices are decimal odds including the stake,
// probabilities are in [0, 1]. Everything here is drawn up front from the seed: only "as of now" questions take a time.

/** One racing day: an Australian east coast date and everything raced under it. */
export interface RacingDay {
  /** `YYYY-MM-DD` */
  date: string;
  meetings: readonly Meeting[];
}

/** One meeting as the programme of its day has it. */
export interface Meeting {
  date: string;
  code: RaceType;
  /** As the TAB writes it: `WARWICK FARM`, or `Harlow (GBR)` for a fixed-odds-only meeting. */
  name: string;
  /** An Australian state or territory, or a three-letter country. */
  location: string;
  timeZone: string;
  /** Absent on a fixed-odds-only meeting, which is addressed by name. */
  mnemonic?: string;
  fixedOddsOnly: boolean;
  /** `meetingCode` is unique for its date and `scheduledType`. Absent on a fixed-odds-only meeting. */
  sellCode?: { meetingCode: string; scheduledType: RaceType };
  weather: string;
  track: string;
  /** Gallops only, else null. */
  rail: string | null;
  direction: string;
  /** The venue letters the replay files carry, which need not be the mnemonic. */
  replayCode: string;
  /** `Sky Racing 1`, `Sky Racing 2` or `No Sky Vision`. */
  channel: string;
  prize: Cents;
  races: readonly Race[];
  /** Pools over several races of this meeting, RunningDouble not included. */
  multiLegs: readonly MultiLeg[];
}

/** What goes out of the ordinary in a race, planned with the programme. */
export type Incident =
  | { kind: 'abandoned'; at: number }
  /** `standing`: the status stays Protest though the race is paid. `upheld`: the stewards change the order. */
  | { kind: 'protest'; standing: boolean; upheld?: Upheld }
  /** `place`: the place that is shared (1 to 4). */
  | { kind: 'dead heat'; place: number };

/** Places as they passed the post: that of the runner protested `against`, and that of the one behind which it is put. */
export interface Upheld {
  against: number;
  behind: number;
}

/** One race as the programme has it, without its field. */
export interface Race {
  meeting: Meeting;
  /** The race's place in its day's programme, from 0: unique in the day. */
  index: number;
  number: number;
  name: string;
  /** `3YO BM68`; absent in some overseas races. */
  conditions?: string;
  /** Metres. */
  distance: number;
  prize: Cents;
  /** Advertised start as first published. */
  advertised: number;
  times: RaceTimes;
  incident?: Incident;
  /** A fixed-odds-only race's own address: `HARLOW R04 23/09 PLC 1-2`. */
  matchName?: string;
  /** True when a late scratching was planned for the favourite. */
  losesFavourite: boolean;
}

/** When a race changes its state. `advertised ≤ jump ≤ closed ≤ interim ≤ lodged ≤ decided ≤ paying`. */
export interface RaceTimes {
  /** New advertised starts, each announced `at` and shown from then on. Empty for a race on time. */
  delays: readonly { at: number; start: number }[];
  fixedOpen: number;
  fixedClose: number;
  /** The true start. */
  jump: number;
  /** Pools shut, a moment after the jump: status Closed. */
  closed: number;
  interim: number;
  /** Status Protest from `lodged` until `decided`; from then on the order is the official one. Only with a protest. */
  protest?: { lodged: number; decided: number };
  /** Dividends declared: status Paying, `resultedTime`. */
  paying: number;
}

export type MultiLegProduct = 'DailyDouble' | 'Treble' | 'EarlyQuaddie' | 'Quaddie' | 'Big6';

/** What every tote sells on one race alone. */
export type SingleProduct = 'Win' | 'Place' | 'Quinella' | 'Exacta' | 'Duet' | 'Trifecta' | 'FirstFour';

/** Sold on one race alone too, by the tote of Victoria and no other (recorded, 2021 and 2022). */
export type LocalProduct = 'Trio' | 'OddsAndEvens';

/** Every product on one race alone. */
export type RaceProduct = SingleProduct | LocalProduct;

export type Product = RaceProduct | 'RunningDouble' | MultiLegProduct;

/** A pool over several races of one meeting. */
export interface MultiLeg {
  product: MultiLegProduct;
  /** Race numbers in order. */
  legs: readonly number[];
  /** Money the operator promises, 0 for most. What earlier pools carry in comes on top of it. */
  jackpot: Cents;
}

export type Sex = 'Male' | 'Female';

/** One row of a field. Nothing here changes with time but what `scratching` says. */
export interface Runner {
  number: number;
  /** In capitals, at most 18 characters; `....` in a vacant box. */
  name: string;
  vacantBox: boolean;
  /** Box, barrier or starting position, from 1; 0 for an undrawn row. */
  barrier: number;
  /** Kilograms; 0 in harness and greyhound racing. */
  weight: number;
  /** Kilograms; -1 for none. */
  claim: number;
  /** `FT`, `10M` …; null but in harness racing. */
  handicap: string | null;
  emergency: boolean;
  blinkers: boolean;
  /** Colours in words, or the box number for a greyhound. */
  silk: string;
  trainer: Person;
  /** Jockey or driver; null for a greyhound. */
  rider: Person | null;
  age: number;
  sex: string;
  colour: string;
  sire: string;
  dam: string;
  /** 0 to 100. */
  formRating: number;
  totalRatingPoints: number;
  earlySpeed: number;
  earlySpeedBand: 'LEADER' | 'MIDFIELD' | 'BACKMARKER';
  /** Log of the latent strength; the winner is drawn in proportion to its exponential. */
  ability: number;
  scratching?: Scratching;
  /** What a fixed-odds bet on the runner names. */
  proposition: number;
}

export interface Person {
  /** `K McEvoy` style. */
  short: string;
  /** In capitals. */
  full: string;
  sex: Sex;
}

export interface Scratching {
  at: number;
  /** Late: after the final field, shortly before the start. */
  late: boolean;
}

/** A race with its field and what will happen in it. */
export interface RaceCard {
  race: Race;
  /** Every row of the card in number order, scratched runners, emergencies and vacant boxes included. */
  runners: readonly Runner[];
  /** Those who start, in number order. */
  starters: readonly Runner[];
  /** The official order: groups of runner numbers from first to last; a group of several is a dead heat. Empty for an abandoned race. */
  finish: readonly (readonly number[])[];
  /** The order in which they passed the post, which an upheld protest changes; else the same as `finish`. */
  pastThePost: readonly (readonly number[])[];
  /** Runners left when the early scratchings were made: decides the places paid. */
  notified: number;
  /** Places the tote pays: 3, 2, or 0. */
  places: number;
  fixedPlaces: number;
}

export type RaceStatus = 'Normal' | 'Closed' | 'Interim' | 'Protest' | 'Paying' | 'Abandoned';

/** A race as of one moment. */
export interface RaceState {
  status: RaceStatus;
  /** The start as advertised now. */
  start: number;
  /** True while fixed odds can be bet. */
  fixedOpen: boolean;
  /** True once dividends are declared (status Paying, or a protest that stands). */
  paid: boolean;
  /** True once the race has been run or called off: nothing of it moves any more. */
  over: boolean;
  /** Groups of runner numbers by place, `[]` before an interim result; after a dead heat the next place is an empty group. */
  results: readonly (readonly number[])[];
  resultedAt?: number;
}

/** One price of a runner's path. */
export interface PriceStep {
  at: number;
  price: number;
}

/** A runner's fixed prices as of one moment. */
export interface FixedPrice {
  runner: number;
  /** The price shown: 1.01 for an emergency that was scratched, else `last`. */
  win: number;
  /** The last price the runner could be backed at. */
  last: number;
  place: number;
  /** When `last` was set. */
  since: number;
  open: number;
  /** The first price of the day. */
  openDaily: number;
  /** Earlier prices, oldest first, the present one excluded. */
  earlier: readonly PriceStep[];
  /** Cents in the dollar off the others' returns, on a scratched runner. */
  winDeduction?: number;
  placeDeduction?: number;
}

/** The three totes; several jurisdictions share one. */
export type Tote = 'NSW' | 'VIC' | 'QLD';

/** One pool as of one moment. */
export interface Pool {
  product: Product;
  /** `SR` on Big6. */
  name?: string;
  /** This race's place in `legs`, from 1. */
  leg: number;
  legs: readonly Race[];
  total: Cents;
  /** Promised by the operator, and carried in from earlier pools that nobody won. */
  jackpot: Cents;
  status: 'Open' | 'Closed' | 'Paying';
  closesAt: number;
}

/** One declared dividend. */
export interface Dividend {
  /** Runner numbers in order; `F` for the field where nothing was paid. */
  selections: readonly (number | string)[];
  /** For a $1 unit; 0 where nothing was paid. */
  amount: Cents;
}

export interface ProductDividends {
  product: Product;
  name?: string;
  jackpotCarriedOver: Cents;
  /** When the pool shut. */
  closedAt: number;
  dividends: readonly Dividend[];
}

/** What a $1 unit would pay; 0 where there is no money on it. */
export interface Approximate {
  selections: readonly number[];
  amount: Cents;
}

/**
 * The racing half of the sandbox: a pure function of its seed and the time asked about. It holds nothing
 * but bounded caches, so that any two worlds of one seed answer alike in whatever order they are asked.
 */
export interface RacingWorld {
  readonly seed: string;
  /** The programme of any date, listed or not. Throws RangeError for a text that is no date. */
  day(date: string): RacingDay;
  /** The dates listed at `now`, in order: the day before to five days ahead. */
  listedDates(now: number): string[];
  /** A meeting by its code and mnemonic, or by code and name when it is fixed-odds-only. Any date. */
  meeting(date: string, code: string, venue: string): Meeting | undefined;
  /** A tote race by number, or a fixed-odds-only race by its match name. Any date. */
  race(date: string, code: string, venue: string, race: number | string): Race | undefined;
  card(race: Race): RaceCard;
  state(race: Race, now: number): RaceState;
  /**
   * The first moment after `now` at which anything told of the race here may be another, epoch milliseconds; infinite
   * when nothing will. Until then every question about it has the same answer.
   */
  nextChange(race: Race, now: number): number;
  /** Fixed prices of every runner that has one by `now`; empty before fixed odds open. */
  fixedPrices(race: Race, now: number): readonly FixedPrice[];
  /** When the fixed prices last moved. */
  fixedUpdatedAt(race: Race, now: number): number;
  /** When the tote last told its figures. */
  toteUpdatedAt(race: Race, now: number): number;
  /** Approximate (or, once closed, final) win and place dividends by runner number; 0 where there is no money. */
  toteReturns(race: Race, now: number, jurisdiction: Jurisdiction): ReadonlyMap<number, ToteReturn>;
  /** The runner with most money in the final win pool, which stands in for scratched legs; undefined without a tote. */
  substitute(race: Race, jurisdiction: Jurisdiction): number | undefined;
  /** Every pool the race belongs to; empty for a fixed-odds-only or abandoned race. */
  pools(race: Race, now: number, jurisdiction: Jurisdiction): readonly Pool[];
  /** The one of `pools` with this product, found without the others. */
  pool(race: Race, product: Product, now: number, jurisdiction: Jurisdiction): Pool | undefined;
  /** The pools over several races of a meeting, RunningDouble not included. */
  multiLegPools(meeting: Meeting, now: number, jurisdiction: Jurisdiction): readonly Pool[];
  /** What each runner would pay in the multi-leg pools this race is the last leg of, once all earlier legs are paid. */
  willPays(race: Race, now: number, jurisdiction: Jurisdiction): readonly WillPay[];
  /** What each combination of a two-runner pool would pay: ordered for Exacta, unordered for Quinella and Duet. */
  approximates(
    race: Race,
    now: number,
    jurisdiction: Jurisdiction,
    product: 'Quinella' | 'Exacta' | 'Duet',
  ): readonly Approximate[];
  /** Declared dividends; empty until the race is paid. Multi-leg products stand on their last leg's race. */
  dividends(race: Race, now: number, jurisdiction: Jurisdiction): readonly ProductDividends[];
}

/** What a multi-leg pool would pay on each runner of its last leg, given the winners so far. */
export interface WillPay {
  product: Product;
  name?: string;
  /** The legs run, in order, each with its winner. */
  won: readonly { race: Race; runner: number }[];
  approximates: readonly { runner: number; amount: Cents }[];
}

export interface ToteReturn {
  win: Cents;
  place: Cents;
}
