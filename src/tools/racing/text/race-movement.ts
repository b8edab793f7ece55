import type { FixedPrice, PricePoint, Runner } from '../../../domain/race.js';
import { dateIn, zoned } from '../../../util/zone.js';
import { formatPrice } from '../../text/format.js';
import { byPrice } from './race-field.js';
import type { RaceView } from './race-view.js';

/** A step taken apart: the price, the day and the time it was set. */
interface Step {
  price: string;
  date: string;
  day: string;
  time: string;
}

/** The win prices of a runner, oldest first; the last is the present one. */
export function pricePoints(fixed: FixedPrice): PricePoint[] {
  const points = [...fixed.earlier];
  const first = fixed.firstWin;
  if (first !== undefined && points[0]?.price !== first) points.unshift({ price: first, at: undefined });
  if (fixed.win !== undefined) points.push({ price: fixed.win, at: fixed.changedAt });
  return points;
}

function step({ price, at }: PricePoint, zone: string): Step {
  const shown = formatPrice(price);
  if (at === undefined) return { price: shown, date: '', day: '', time: 'first' };
  const { date, day, time } = zoned(at, zone);
  return { price: shown, date, day: `${day.slice(0, 3)} `, time };
}

/** `3.80 Mon 15:55, 3.70 16:10, 3.20 Tue 09:31`: a day stands where it changes, and in front of any day but today. */
function wordsOf(steps: readonly Step[], today: string): string {
  return steps
    .map(({ price, date, day, time }, i) => {
      const before = steps.slice(0, i).findLast((other) => other.date !== '')?.date ?? today;
      return `${price} ${date === before ? '' : day}${time}`;
    })
    .join(', ');
}

/** The newest steps that `budget` characters hold, oldest left, with how many were left out: `+2 earlier, 4.80 14:10, 4.60 14:19`. */
export function stepWords({ fixed }: Runner, { zone, now }: RaceView, budget: number): string {
  if (fixed === undefined) return '';
  const steps = pricePoints(fixed).map((point) => step(point, zone));
  const today = dateIn(now, zone);
  let omitted = 0;
  let words = wordsOf(steps, today);
  while (words.length > budget && omitted < steps.length - 1) {
    omitted += 1;
    words = `+${omitted} earlier, ${wordsOf(steps.slice(omitted), today)}`;
  }
  return words;
}

/** How the fixed win prices moved, a line a runner, as many of the newest steps as `budget` characters hold. */
export function movementLines(of: RaceView, budget: number): string[] {
  const runners = byPrice(of.running).filter((runner) => runner.fixed?.win !== undefined);
  if (runners.length === 0) return [];
  const head = 'Fixed win prices and when they were set, oldest left:';
  const each = Math.floor((budget - head.length) / runners.length) - 6;
  return [
    head,
    ...runners.map((runner) => `${String(runner.number).padStart(2)}  ${stepWords(runner, of, each)}`),
  ];
}
