/** One thing players are counted by. */
export interface Stat {
  /** What it is called after the number: `Pts`. */
  unit: string;
  /** A team's usual total in a match; 0 where it follows from the score. */
  team?: number;
  /** How far teams differ in that total, as a deviation of its logarithm; none without it. */
  varies?: number;
  /** Share of each player of the roster, by position in it. */
  shares: readonly number[];
  /** Variance over mean of one player's count; 1 is Poisson. */
  dispersion: number;
  /**
   * Where the team's score is made of it, so that it rises with what the team is expected to score and the counts agree
   * with the result: points and runs are `shared` out; tries and goals are `events`, each worth about `each` points and
   * never fewer than `least`. What is shared out varies less than what it is shared by: `scatter` is then that one's dispersion.
   */
  /**
   * Counts that share a luck go up and down together: who makes many runs hits many fours. `apart` is the part of the players
   * for whom this one goes its own way.
   */
  luck?: { of: string; apart?: number };
  made?: { by: 'shared'; part: number; scatter?: number } | { by: 'events'; each: number; least: number };
}

const even = (n: number, share: number): number[] => Array.from({ length: n }, () => share);

const BASKETBALL: Readonly<Record<string, Stat>> = {
  points: {
    unit: 'Pts',
    dispersion: 2.6,
    made: { by: 'shared', part: 1 },
    shares: [0.21, 0.17, 0.14, 0.12, 0.1, 0.08, 0.07, 0.05, 0.04, 0.02],
  },
  rebounds: {
    unit: 'Reb',
    team: 43,
    dispersion: 1.5,
    shares: [0.12, 0.08, 0.14, 0.2, 0.11, 0.09, 0.1, 0.08, 0.05, 0.03],
  },
  assists: {
    unit: 'Ast',
    team: 24,
    dispersion: 1.5,
    shares: [0.18, 0.26, 0.12, 0.08, 0.1, 0.1, 0.06, 0.05, 0.03, 0.02],
  },
  threes: {
    unit: 'Threes',
    team: 11.5,
    dispersion: 1.3,
    shares: [0.2, 0.2, 0.17, 0.03, 0.12, 0.1, 0.08, 0.05, 0.04, 0.01],
  },
};

/** Rosters by market table. The sizes and shares are ours, set so that usual lines come out as recorded. */
export const STATS: Record<string, Readonly<Record<string, Stat>>> = {
  basketball: BASKETBALL,
  nbl: BASKETBALL,
  league: {
    tries: {
      unit: 'Tries',
      dispersion: 1,
      made: { by: 'events', each: 5.7, least: 4 },
      shares: [
        0.09, 0.15, 0.09, 0.09, 0.15, 0.06, 0.06, 0.025, 0.03, 0.025, 0.065, 0.065, 0.03, 0.03, 0.02, 0.02,
        0.02,
      ],
    },
  },
  union: {
    tries: {
      unit: 'Tries',
      dispersion: 1,
      made: { by: 'events', each: 7.4, least: 5 },
      shares: [0.03, 0.06, 0.03, 0.04, 0.04, 0.06, 0.07, 0.08, 0.07, 0.04, 0.12, 0.06, 0.07, 0.12, 0.08],
    },
  },
  afl: {
    goals: {
      unit: 'Goals',
      dispersion: 1.2,
      made: { by: 'events', each: 6.85, least: 6 },
      shares: [
        0.17, 0.14, 0.11, 0.09, 0.07, 0.06, 0.05, 0.05, 0.04, 0.04, 0.03, 0.03, 0.02, 0.02, 0.02, 0.02,
      ],
    },
    disposals: {
      unit: 'Disp',
      team: 370,
      dispersion: 1.8,
      shares: [
        0.035, 0.03, 0.04, 0.045, 0.05, 0.078, 0.075, 0.07, 0.068, 0.062, 0.06, 0.055, 0.05, 0.05, 0.045,
        0.04,
      ],
    },
  },
  soccer: {
    goals: {
      unit: 'Goals',
      dispersion: 1,
      made: { by: 'events', each: 1, least: 1 },
      shares: [0.26, 0.17, 0.14, 0.1, 0.08, 0.06, 0.05, 0.04, 0.03, 0.03],
    },
  },
  hockey: {
    goals: {
      unit: 'Goals',
      dispersion: 1,
      made: { by: 'events', each: 1, least: 1 },
      shares: [0.15, 0.13, 0.12, 0.1, 0.09, 0.08, 0.07, 0.06, 0.05, 0.05, 0.04, 0.03],
    },
  },
  gridiron: {
    touchdowns: {
      unit: 'TDs',
      dispersion: 1,
      made: { by: 'events', each: 8.8, least: 6 },
      shares: [0.07, 0.24, 0.17, 0.14, 0.11, 0.09, 0.06, 0.04],
    },
    passing: { unit: 'Pass Yds', team: 228, dispersion: 17, shares: [1, 0, 0, 0, 0, 0, 0, 0] },
    receiving: {
      unit: 'Rec Yds',
      team: 228,
      dispersion: 14,
      shares: [0, 0.08, 0.28, 0.22, 0.16, 0.13, 0.08, 0.05],
    },
  },
  cricket: {
    runs: {
      unit: 'Runs',
      dispersion: 29,
      luck: { of: 'batting' },
      made: { by: 'shared', part: 0.94, scatter: 36 },
      shares: [0.15, 0.147, 0.14, 0.132, 0.12, 0.1, 0.075, 0.055, 0.04, 0.025, 0.016],
    },
    wickets: {
      unit: 'Wickets',
      team: 7,
      dispersion: 1,
      shares: [0, 0.006, 0.01, 0.03, 0.06, 0.1, 0.13, 0.164, 0.17, 0.17, 0.16],
    },
    fours: {
      unit: 'Fours',
      team: 13.5,
      varies: 0.1,
      dispersion: 3.4,
      luck: { of: 'batting' },
      shares: [0.19, 0.18, 0.16, 0.14, 0.11, 0.08, 0.05, 0.04, 0.03, 0.01, 0.01],
    },
    sixes: {
      unit: 'Sixes',
      team: 5.8,
      varies: 0.14,
      dispersion: 2.1,
      luck: { of: 'batting', apart: 0.2 },
      shares: [0.2, 0.19, 0.17, 0.15, 0.11, 0.08, 0.04, 0.03, 0.02, 0.005, 0.005],
    },
  },
  baseball: {
    hits: { unit: 'Hits', team: 8.4, dispersion: 1, shares: [...even(4, 0.125), ...even(5, 0.1)] },
  },
};
