import { type Random, random } from '../random.js';
import { at, sum } from './arrays.js';
import type { Fixture } from './calendar.js';
import type { CompetitionInfo, Scoring } from './catalogue-types.js';
import { certain, type Distribution, poisson, quantile, roundedNormal } from './distribution.js';

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

/** One side's score in one period. */
export function periodDistribution(scoring: Scoring, mean: number): Distribution {
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

/** The periods a scope names: `full` and `reg` (without extra time), `h1`, `h2`, `p1` … */
export function periodsOf(scope: string, periods: number): readonly number[] {
  const all = Array.from({ length: periods }, (_, i) => i);
  const half = Math.ceil(periods / 2);
  if (scope === 'h1') return all.slice(0, half);
  if (scope === 'h2') return all.slice(half);
  if (scope.startsWith('p')) return all.slice(Number(scope.slice(1)) - 1, Number(scope.slice(1)));
  return all;
}

/** How the sides' scores count in a number. */
export const SIDES: Record<string, readonly [number, number]> = {
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
export function periodShare(played: number, period: number, periods: number): number {
  return Math.min(1, Math.max(0, played * periods - period));
}

/** The score of one side in one period after a share of it. */
export function soFar(model: ScoreModel, side: 0 | 1, period: number, share: number): number {
  const whole = at(model.final[side], period);
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
