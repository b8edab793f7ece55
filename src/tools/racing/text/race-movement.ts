import type { FixedPrice, Runner } from '../../../domain/race.js';
import { formatPrice } from '../../text/format.js';
import { minuteWords } from './moment.js';
import { byPrice } from './race-field.js';
import type { RaceView } from './race-view.js';

/** The win prices of a runner, oldest first, each with when it was set: `8 Mon 15:55`. The last is the present one. */
export function priceSteps(fixed: FixedPrice, zone: string, now: number): string[] {
  const points = [...fixed.earlier];
  const first = fixed.firstWin;
  if (first !== undefined && points[0]?.price !== first) points.unshift({ price: first, at: undefined });
  if (fixed.win !== undefined) points.push({ price: fixed.win, at: fixed.changedAt });
  return points.map(
    ({ price, at }) => `${formatPrice(price)} ${at === undefined ? 'first' : minuteWords(at, zone, now)}`,
  );
}

/** The newest steps that `budget` characters hold, at least the present one, and how many were left out. */
export function fittingSteps(steps: readonly string[], budget: number): { steps: string[]; omitted: number } {
  let used = 0;
  let from = steps.length;
  while (from > 0) {
    used += (steps[from - 1]?.length ?? 0) + 2;
    if (used > budget && from < steps.length) break;
    from -= 1;
  }
  return { steps: steps.slice(from), omitted: from };
}

/** The newest steps that fit, oldest left, with how many were left out: `+2 earlier, 4.80 14:10, 4.60 14:19`. */
export function stepWords({ fixed }: Runner, of: RaceView, budget: number): string {
  if (fixed === undefined) return '';
  const { steps, omitted } = fittingSteps(priceSteps(fixed, of.zone, of.now), budget);
  return [...(omitted > 0 ? [`+${omitted} earlier`] : []), ...steps].join(', ');
}

/** How the fixed win prices moved, a line a runner, as many of the newest steps as `budget` characters hold. */
export function movementLines(of: RaceView, budget: number): string[] {
  const runners = byPrice(of.running).filter((runner) => runner.fixed?.win !== undefined);
  if (runners.length === 0) return [];
  const head = 'Fixed win prices and when they were set, oldest left:';
  const each = Math.floor((budget - head.length) / runners.length) - 17;
  const lines = runners.map(
    (runner) => `${String(runner.number).padStart(2)}  ${stepWords(runner, of, each)}`,
  );
  return [head, ...lines];
}
