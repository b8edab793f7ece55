/** A team as the TAB names it. */
export interface Team {
  /** `Canberra` */
  name: string;
  /** Three letters: `CAN`. */
  code: string;
  /** Where the competition's icons carry the club's full name: `Canberra Raiders`. */
  icon?: string;
}

/** How a game is scored; the numbers describe one team in one match. */
export interface Scoring {
  /** Equal parts of the match: 2 halves, 4 quarters, 3 periods. */
  periods: number;
  /** Usual score of a team, before what would lie below nought is cut off. */
  mean: number;
  /** Variance of a team's score over its mean; 1 with `goals` is Poisson. */
  dispersion: number;
  /** True for low scores that come one at a time. */
  goals?: boolean;
  /** Weight of odd scores against even ones. */
  oddWeight?: number;
  /** Standard deviation of team strength, in points of margin. */
  spread: number;
  /** Worth of playing at home, in points of margin. */
  home: number;
  /** A level match: `stands` as a draw, or is decided in extra time by 1 to so many points. */
  level: 'stands' | number;
  /** Minutes from the start to the end, breaks included. */
  minutes: number;
  /** True when one team scores in the first half of the match only, the other in the second (cricket). */
  innings?: boolean;
}

/** A contest won by the first to take `target` legs or sets. */
export interface Race {
  target: number;
  /** Usual games (or throws) of a leg or set: the unit of the totals. */
  gamesPerLeg: number;
  /** Standard deviation of a player's strength, in log odds of one leg. */
  spread: number;
  minutes: number;
}

/** One competition of team or player matches. */
export interface CompetitionInfo {
  /** Numeric string, as the TAB's. */
  id: string;
  sport: string;
  name: string;
  /** What market names begin with: `NRL`. */
  prefix: string;
  zone: string;
  /** The calendar: every `days` days, matches at these day offsets and local times. */
  days: 1 | 7;
  slots: readonly (readonly [day: number, time: string])[];
  /** Teams; or how many invented players meet. */
  teams: readonly Team[] | number;
  women?: boolean;
  /** Days ahead that matches are open, and days that results are kept. */
  ahead: number;
  kept: number;
  scoring?: Scoring;
  race?: Race;
  /** Name of the market table. */
  markets: string;
  broadcast: readonly string[];
  /** Rounds in a season, where matches carry a round number. */
  rounds?: number;
  footytab?: boolean;
  sameGame?: boolean;
  /** Folder of the icons, where there are any. */
  icons?: string;
  /** Name of the season's long-range match. */
  future?: string;
}
