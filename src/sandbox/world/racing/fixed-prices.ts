import { dayBegan } from './calendar.js';
import { isIn, type Market } from './market.js';
import { placePrice } from './place-prices.js';
import type { FixedPrice, PriceStep } from './types.js';

/** Index of the last step not after `at`, or -1. */
function stepAt(steps: readonly PriceStep[], at: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle] as PriceStep).at <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Deductions in cents in the dollar for a runner scratched at this price; place cents with three places paid (fitted to recorded pairs). */
function deductions(price: number): { winDeduction: number; placeDeduction: number } {
  return {
    winDeduction: price > 51 ? 0 : Math.floor(74 / price),
    placeDeduction: price >= 31 ? 0 : Math.max(0, Math.floor(26 - 7.7 * Math.log(price))),
  };
}

/** An emergency that gets no start is shown at this price once scratched (recorded). */
const EMERGENCY_PRICE = 1.01;

/** The fixed prices of every runner that has been priced by `now`. After the close the last prices stay. */
export function fixedPricesAt({ paths, placeShift }: Market, now: number): FixedPrice[] {
  const dawn = dayBegan(now);
  const priced = paths.flatMap((path) => {
    const index = stepAt(path.steps, now);
    return index < 0 ? [] : [{ ...path, index, step: path.steps[index] as PriceStep }];
  });
  return priced.map(({ opinion, steps, index, step }): FixedPrice => {
    const { runner } = opinion;
    const gone = !isIn(opinion, now);
    const shown = gone && runner.emergency ? EMERGENCY_PRICE : step.price;
    const daily = steps[Math.max(0, stepAt(steps, dawn))] ?? step;
    return {
      runner: runner.number,
      win: shown,
      last: step.price,
      place: placePrice({ win: step.price, taste: opinion.placeTaste }, placeShift),
      since: step.at,
      open: steps[0]?.price ?? step.price,
      openDaily: daily.price,
      earlier: steps.slice(0, index),
      ...(gone ? deductions(step.price) : {}),
    };
  });
}

/** When a price of the race last moved, or betting opened; undefined before. */
export function fixedMovedAt({ paths }: Market, now: number): number | undefined {
  let latest: number | undefined;
  for (const { steps } of paths) {
    const at = steps[stepAt(steps, now)]?.at;
    if (at !== undefined && at > (latest ?? 0)) latest = at;
  }
  return latest;
}
