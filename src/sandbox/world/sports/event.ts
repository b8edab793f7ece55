/** One selection as it is offered, or as it was resulted. */
export interface OfferedSelection {
  id: number;
  name: string;
  /** Decimal odds; the last price when suspended. */
  price: number;
  open: boolean;
  line?: string;
  position?: 'HOME' | 'AWAY';
  sameGame: boolean;
  /** Once resulted: whether it won. Absent where it is void. */
  won?: boolean;
  /** Once resulted: true where bets on it are void, so that stakes go back. */
  void?: true;
}

/** One market as it is offered, or as it was resulted. */
export interface OfferedMarket {
  id: number;
  option: string;
  optionId: number;
  /** Place of the option in the competition's display order, from 1. */
  priority: number;
  group: string;
  /** End of its name: `Line -2.5`. */
  label: string;
  status: 'Open' | 'Suspended' | 'Resulted';
  /** Epoch milliseconds. */
  closes: number;
  isFuture: boolean;
  inPlay: boolean;
  goingInPlay: boolean;
  sameGame: boolean;
  severalOfIt: boolean;
  /** Whether exactly one selection wins. */
  oneWinner: boolean;
  cashOut: 'Enabled' | 'Disabled' | 'PreMatch' | 'AvailableSoon';
  message?: string;
  selections: readonly OfferedSelection[];
}

/** A side of an event. */
export interface EventSide {
  name: string;
  joined: string;
  code: string;
  icon?: string;
}

/** What the TAB calls a match: anything with markets, a season's winner too. */
export interface SportsEvent {
  /** Contraction of the name, as the TAB's match ids: `CanbvWarr`. */
  id: string;
  uniqueId: number;
  name: string;
  /** Epoch milliseconds. */
  start: number;
  /** End of play, also where it is called off; settled a little later. */
  over: number;
  round?: string;
  season?: number;
  sides?: readonly [EventSide, EventSide];
  broadcast: readonly string[];
  isFuture: boolean;
  /** Markets at an instant of its life; after the end they are resulted. */
  markets(now: number): readonly OfferedMarket[];
  /** `ahead`, `playing`, `deciding` (over, not settled) or `resulted`. */
  phase(now: number): 'ahead' | 'playing' | 'deciding' | 'resulted';
  /** True once the event has been called off: bets on it are void. */
  calledOff(now: number): boolean;
  /** Points, goals, legs or sets; undefined before the start, where there is no score, and once called off. */
  score(now: number): { home: number; away: number } | undefined;
}
