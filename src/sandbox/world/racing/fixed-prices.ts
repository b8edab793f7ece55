import { dayBegan } from './calendar.js';
import { isIn, type Market } from './market.js';
import type { Opinion } from './opinion.js';
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

/** Runners longer than this are scratched without a deduction. */
const LONGEST_DEDUCTED = 41;

/**
 * Deductions in cents in the dollar for a runner scratched at this price, when those scratched before have taken `taken`
 * cents; place cents with three places paid. The rule is fitted to recorded pairs, what earlier ones leave of it is ours.
 */
function deductions(price: number, taken: number): { winDeduction: number; placeDeduction: number } {
  if (price > LONGEST_DEDUCTED) return { winDeduction: 0, placeDeduction: 0 };
  const left = 1 - taken / 100;
  return {
    winDeduction: Math.floor((74 * left) / price),
    placeDeduction: price >= 31 ? 0 : Math.max(0, Math.floor((26 - 7.7 * Math.log(price)) * left)),
  };
}

/** What each runner scratched by `now` takes off, in the order they came out; an emergency that gets no start takes nothing. */
function deductionsAt({ paths }: Market, now: number): Map<Opinion, ReturnType<typeof deductions>> {
  const out = paths
    .filter(({ opinion, steps }) => !isIn(opinion, now) && steps.length > 0)
    .sort((a, b) => (a.opinion.runner.scratching?.at ?? 0) - (b.opinion.runner.scratching?.at ?? 0));
  let taken = 0;
  return new Map(
    out.map(({ opinion, steps }) => {
      const price = opinion.runner.emergency ? Number.POSITIVE_INFINITY : (steps.at(-1)?.price ?? 0);
      const cents = deductions(price, taken);
      taken += cents.winDeduction;
      return [opinion, cents];
    }),
  );
}

/** An emergency that gets no start is shown at this price once scratched (recorded). */
const EMERGENCY_PRICE = 1.01;

/** The fixed prices of every runner that has been priced by `now`. After the close the last prices stay. */
export function fixedPricesAt(market: Market, now: number): FixedPrice[] {
  const { paths, placeShift } = market;
  const deducted = deductionsAt(market, now);
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
      ...(gone ? deducted.get(opinion) : {}),
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
