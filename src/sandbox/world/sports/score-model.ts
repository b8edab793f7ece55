import { type Random, random } from '../random.js';
import type { Fixture } from './calendar.js';
import type { CompetitionInfo, Scoring } from './catalogue-types.js';
import {
  certain,
  type Distribution,
  fromWeights,
  mixture,
  poisson,
  poissonDifference,
  quantile,
  roundedNormal,
  shifted,
  withoutDraw,
} from './distribution.js';

/** A team's latent strength, in points of margin against the average; it drifts from season to season. */
export function strength(seed: string, info: CompetitionInfo, team: number, season: number): number {
  const spread = info.scoring?.spread ?? info.race?.spread ?? 0;
  const lasting = random(seed, info.id, team, 'strength').normal(0, 0.85);
  const ofSeason = random(seed, info.id, team, season, 'form').normal(0, 0.5);
  return spread * (lasting + ofSeason);
}

/** How a match goes: what is expected of each side in each period, and what then happens. */
export interface ScoreModel {
  scoring: Scoring;
  /** Expected score by side (home, away) and period. */
  expected: readonly [readonly number[], readonly number[]];
  /** Score by side and period; the side that bats second may stop before. */
  final: readonly [readonly number[], readonly number[]];
  /** When the goals of each side fell, as shares of the match in order; empty where scores do not come one at a time. */
  times: readonly [readonly number[], readonly number[]];
  /** The side that bats second, and the score at which it has won. */
  chase?: { side: 0 | 1; reach: number };
  /** Points by which extra time was won, positive for home; 0 when there was none. */
  extra: number;
  /** 1 when home won the toss. */
  toss: number;
}

/** How far a match has gone and what is thought of it. */
export interface Progress {
  /** Share of the match played, 0 before it, 1 after it. */
  played: number;
  /** How far opinion is from the truth, in standard deviations of the margin, and of the total. */
  marginBias: number;
  totalBias: number;
}

/** Before the match, with opinion at the truth. */
export const UNBIASED: Progress = { played: 0, marginBias: 0, totalBias: 0 };

function periodDistribution(scoring: Scoring, mean: number): Distribution {
  if (mean <= 0) return certain(0);
  return scoring.goals
    ? poisson(mean)
    : roundedNormal(mean, Math.sqrt(mean * scoring.dispersion), {
        floor: 0,
        oddWeight: scoring.oddWeight ?? 1,
      });
}

/** Draws the match up front. */
export function scoreModel(
  seed: string,
  info: CompetitionInfo,
  scoring: Scoring,
  fixture: Fixture,
): ScoreModel {
  const season = fixture.season ?? Math.floor(fixture.start / (365.25 * 86_400_000));
  const supremacy =
    strength(seed, info, fixture.home, season) - strength(seed, info, fixture.away, season) + scoring.home;
  const least = scoring.mean * 0.3;
  const teams = [scoring.mean + supremacy / 2, scoring.mean - supremacy / 2].map((mean) =>
    Math.max(least, mean),
  );
  const draw: Random = random(seed, info.id, fixture.key, 'match');
  const toss = draw.int(0, 1);
  const homeBatsFirst = draw.chance(0.5);
  const expected = teams.map((mean, side) =>
    Array.from({ length: scoring.periods }, (_, period) => {
      if (!scoring.innings) return mean / scoring.periods;
      return ((side === 0) === homeBatsFirst) === (period === 0) ? mean : 0;
    }),
  ) as [number[], number[]];
  const final = expected.map((means) =>
    means.map((mean) => quantile(periodDistribution(scoring, mean), draw.next())),
  ) as [number[], number[]];
  const extraMargin = typeof scoring.level === 'number' ? draw.int(1, scoring.level) : 0;
  const extraSide = draw.chance(0.5) ? 1 : -1;
  const level = sum(final[0]) === sum(final[1]);
  const times = final.map((goals) =>
    scoring.goals
      ? goals
          .flatMap((n, period) => Array.from({ length: n }, () => (period + draw.next()) / scoring.periods))
          .sort((a, b) => a - b)
      : [],
  ) as [number[], number[]];
  const second = homeBatsFirst ? 1 : 0;
  const chase = { side: second, reach: sum(final[1 - second] ?? []) + draw.int(1, 4) } as const;
  return {
    scoring,
    expected,
    final,
    times,
    extra: level ? extraMargin * extraSide : 0,
    toss,
    ...(scoring.innings ? { chase } : {}),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** The periods a scope names: `full` and `reg` (without extra time), `h1`, `h2`, `p1` … */
export function periodsOf(scope: string, periods: number): readonly number[] {
  const all = Array.from({ length: periods }, (_, i) => i);
  const half = Math.ceil(periods / 2);
  if (scope === 'h1') return all.slice(0, half);
  if (scope === 'h2') return all.slice(half);
  if (scope.startsWith('p')) return all.slice(Number(scope.slice(1)) - 1, Number(scope.slice(1)));
  return all;
}

const SIDES: Record<string, readonly [number, number]> = {
  margin: [1, -1],
  total: [1, 1],
  home: [1, 0],
  away: [0, 1],
};

/** Whether the model knows a number of this name. */
export function isScoreName(name: string): boolean {
  return name.slice(0, name.indexOf('@')) in SIDES;
}

/** Share of one period played when `played` of the match is. */
function periodShare(played: number, period: number, periods: number): number {
  return Math.min(1, Math.max(0, played * periods - period));
}

/** The score of one side in one period after a share of it. */
function soFar(model: ScoreModel, side: 0 | 1, period: number, share: number): number {
  const whole = model.final[side][period] ?? 0;
  if (model.scoring.goals && share < 1) {
    const { periods } = model.scoring;
    const from = period / periods;
    return model.times[side].filter((at) => at >= from && at < from + share / periods).length;
  }
  const score = Math.floor(whole * share + 1e-9);
  return model.chase?.side === side ? Math.min(score, model.chase.reach) : score;
}

/** What `name` (`margin@full`, `total@h1`, `home@p1`) came to; extra time counts in `full` only. */
export function scoreValue(model: ScoreModel, name: string): number {
  const [what = '', scope = 'full'] = name.split('@');
  const [h, a] = SIDES[what] ?? [0, 0];
  const periods = periodsOf(scope, model.scoring.periods);
  let value = 0;
  for (const period of periods) {
    value += h * soFar(model, 0, period, 1) + a * soFar(model, 1, period, 1);
  }
  if (scope === 'full') value += h * Math.max(0, model.extra) + a * Math.max(0, -model.extra);
  return value;
}

/** The score at a share of the match, without extra time until the end. */
export function scoreAt(model: ScoreModel, played: number): { home: number; away: number } {
  if (played >= 1) return { home: scoreValue(model, 'home@full'), away: scoreValue(model, 'away@full') };
  const { periods } = model.scoring;
  const side = (which: 0 | 1): number =>
    sum(Array.from({ length: periods }, (_, p) => soFar(model, which, p, periodShare(played, p, periods))));
  return { home: side(0), away: side(1) };
}

/** How `name` is distributed at that progress. */
export function scoreDistribution(model: ScoreModel, name: string, progress: Progress): Distribution {
  const [what = '', scope = 'full'] = name.split('@');
  const sides = SIDES[what];
  if (!sides) throw new RangeError(`no number is called ${name}`);
  const { scoring } = model;
  const tilt = biases(model, progress);
  let known = 0;
  const left = [0, 0];
  for (const period of periodsOf(scope, scoring.periods)) {
    const share = periodShare(progress.played, period, scoring.periods);
    for (const side of [0, 1] as const) {
      const expected = Math.max(0, (model.expected[side][period] ?? 0) * (tilt[side] as number));
      known += (sides[side] as number) * soFar(model, side, period, share);
      left[side] = (left[side] as number) + expected * (1 - share);
    }
  }
  const [home = 0, away = 0] = left;
  const rest = remainder(scoring, what, sides, home, away);
  const whole = shifted(known, rest);
  if (model.chase && what === (model.chase.side === 0 ? 'home' : 'away')) {
    return stopped(whole, scoreDistribution(model, what === 'home' ? 'away@reg' : 'home@reg', progress));
  }
  if (scope !== 'full' || scoring.level === 'stands' || progress.played >= 1) return whole;
  if (what === 'margin') return withoutDraw(whole, scoring.level);
  if (what !== 'total' || scoring.level !== 1) return whole;
  // Decided by the next goal: with that chance there is one more.
  const level = scoreDistribution(model, 'margin@reg', progress).between(0, 0);
  return mixture([1 - level, whole], [level, shifted(1, whole)]);
}

/** A side that bats second stops a few runs past what the first made. */
function stopped(second: Distribution, first: Distribution): Distribution {
  const low = Math.min(second.low, first.low);
  const high = Math.min(second.high, first.high + 4);
  const beyond = (k: number): number =>
    second.between(k, Number.POSITIVE_INFINITY) * first.between(k - 2, Number.POSITIVE_INFINITY);
  return fromWeights(
    low,
    Array.from({ length: Math.max(1, high - low + 1) }, (_, i) =>
      Math.max(1e-12, beyond(low + i) - beyond(low + i + 1)),
    ),
  );
}

/** By how much each side's expectation is raised or lowered by opinion. */
function biases(model: ScoreModel, progress: Progress): readonly [number, number] {
  const { mean, dispersion } = model.scoring;
  const deviation = Math.sqrt(2 * mean * dispersion);
  const margin = (progress.marginBias * deviation) / (2 * mean);
  const total = (progress.totalBias * deviation) / (2 * mean);
  return [1 + total + margin, 1 + total - margin];
}

function remainder(
  scoring: Scoring,
  what: string,
  sides: readonly [number, number],
  home: number,
  away: number,
): Distribution {
  const mean = sides[0] * home + sides[1] * away;
  const points = Math.abs(sides[0]) * home + Math.abs(sides[1]) * away;
  if (points < 1e-9) return certain(0);
  if (scoring.goals) return what === 'margin' ? poissonDifference(home, away) : poisson(mean);
  return roundedNormal(mean, Math.sqrt(points * scoring.dispersion), {
    ...(what === 'margin' ? {} : { floor: 0 }),
    oddWeight: scoring.oddWeight ?? 1,
  });
}
