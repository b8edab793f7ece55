import { random } from '../random.js';
import type { Progress } from './score-distribution.js';

const HOUR = 3_600_000;

/** Smooth noise of deviation about 1 through independent normal values at whole multiples of `step` (milliseconds). */
export function smoothNoise(name: readonly (string | number)[], at: number, step: number): number {
  const node = Math.floor(at / step);
  const share = at / step - node;
  const blend = share * share * (3 - 2 * share);
  const left = random(...name, step, node).normal(0, 1);
  const right = random(...name, step, node + 1).normal(0, 1);
  return left * (1 - blend) + right * blend;
}

/**
 * How far the market's opinion of a match is from the truth at `at`: it wanders over hours and minutes and comes home as
 * the start comes near, so that closing prices are true. Deviations are set to the spread recorded between first and
 * last prices (about 0.1 in the logarithm of the price).
 */
export function opinion(name: readonly (string | number)[], start: number, at: number): Progress {
  const hours = Math.max(0, (start - at) / HOUR);
  const far = Math.sqrt(Math.min(1, hours / 60));
  const near = Math.min(1, hours / 2);
  const bias = (what: string): number =>
    0.187 * far * smoothNoise([...name, what], at, 7 * HOUR) +
    0.03 * near * smoothNoise([...name, what], at, HOUR / 3);
  return { played: 0, marginBias: bias('margin'), totalBias: bias('total') * 0.6 };
}
