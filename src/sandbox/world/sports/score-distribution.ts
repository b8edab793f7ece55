import { at, sum } from './arrays.js';
import type { Scoring } from './catalogue-types.js';
import {
  certain,
  type Distribution,
  fromWeights,
  mixture,
  poisson,
  poissonDifference,
  roundedNormal,
  shifted,
  withoutDraw,
} from './distribution.js';
import { periodDistribution, periodShare, periodsOf, type ScoreModel, SIDES, soFar } from './score-model.js';

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

/** How `name` is distributed at that progress. */
export function scoreDistribution(model: ScoreModel, name: string, progress: Progress): Distribution {
  const [what = '', scope = 'full'] = name.split('@');
  const sides = SIDES[what];
  if (!sides) throw new RangeError(`no number is called ${name}`);
  const { scoring } = model;
  const tilt = biases(model, progress);
  let known = 0;
  let variance = 0;
  const left: [number, number] = [0, 0];
  const parts: number[] = [];
  for (const period of periodsOf(scope, scoring.periods)) {
    const share = periodShare(progress.played, period, scoring.periods);
    for (const side of [0, 1] as const) {
      if (sides[side] === 0) continue;
      known += sides[side] * soFar(model, side, period, share);
      const expected = at(model.expected[side], period) * Math.max(0, tilt[side]);
      if (share >= 1 || expected <= 0) continue;
      const of = moments(scoring, expected);
      left[side] += of.mean * (1 - share);
      variance += of.variance * (1 - share);
      parts.push(share === 0 ? expected : -1);
    }
  }
  const rest = remainder(scoring, what, sides, left, variance, parts);
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

/** What is still to come, from the means of the sides and the variance; `parts` are the expectations of what it is made of. */
function remainder(
  scoring: Scoring,
  what: string,
  sides: readonly [number, number],
  [home, away]: readonly [number, number],
  variance: number,
  parts: readonly number[],
): Distribution {
  if (parts.length === 0) return certain(0);
  if (scoring.goals) return what === 'margin' ? poissonDifference(home, away) : poisson(home + away);
  const [only = -1] = parts;
  if (parts.length === 1 && what !== 'margin' && only > 0) return periodDistribution(scoring, only);
  return roundedNormal(sides[0] * home + sides[1] * away, Math.sqrt(variance), {
    ...(what === 'margin' ? {} : { floor: 0 }),
    oddWeight: scoring.oddWeight ?? 1,
  });
}

/** The standard normal distribution function (Abramowitz and Stegun 26.2.17, good to seven places). */
function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    Math.exp((-z * z) / 2) *
    0.3989422804 *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z > 0 ? 1 - tail : tail;
}

/** Mean and variance of a side's score in a period: a normal loses what would lie below nought. */
function moments(scoring: Scoring, expected: number): { mean: number; variance: number } {
  if (scoring.goals || expected <= 0) return { mean: expected, variance: expected };
  const deviation = Math.sqrt(expected * scoring.dispersion);
  const edge = (-0.5 - expected) / deviation;
  const ratio = (Math.exp((-edge * edge) / 2) * 0.3989422804) / (1 - normalBelow(edge));
  return {
    mean: expected + deviation * ratio,
    variance: deviation * deviation * (1 + edge * ratio - ratio * ratio),
  };
}

/** What a side is expected to score in the whole match. */
export function expectedScore(model: ScoreModel, side: 0 | 1): number {
  return sum(model.expected[side].map((expected) => moments(model.scoring, expected).mean));
}
