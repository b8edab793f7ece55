import { dayBegan } from './calendar.js';
import { isIn, type Market, type PricePath } from './market.js';
import type { Opinion } from './opinion.js';
import { placePrice } from './place-prices.js';
import type { FixedPrice, PriceStep } from './types.js';

/** Index of the last moment not after `at`, or -1. */
function lastBy(moments: readonly number[], at: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] as number) <= at) low = middle + 1;
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
    .filter(({ opinion, prices }) => !isIn(opinion, now) && prices.length > 0)
    .sort((a, b) => (a.opinion.runner.scratching?.at ?? 0) - (b.opinion.runner.scratching?.at ?? 0));
  let taken = 0;
  return new Map(
    out.map(({ opinion, prices }) => {
      const price = opinion.runner.emergency ? Number.POSITIVE_INFINITY : (prices.at(-1) ?? 0);
      const cents = deductions(price, taken);
      taken += cents.winDeduction;
      return [opinion, cents];
    }),
  );
}

function stepsBefore({ moments, prices }: PricePath, index: number): PriceStep[] {
  return moments.slice(0, index).map((at, i) => ({ at, price: prices[i] ?? 0 }));
}

/** An emergency that gets no start is shown at this price once scratched (recorded). */
const EMERGENCY_PRICE = 1.01;

/** The fixed prices of every runner that has been priced by `now`. After the close the last prices stay. */
export function fixedPricesAt(market: Market, now: number): FixedPrice[] {
  const { paths, placeShift } = market;
  const deducted = deductionsAt(market, now);
  const dawn = dayBegan(now);
  return paths.flatMap((path): FixedPrice[] => {
    const { opinion, moments, prices } = path;
    const index = lastBy(moments, now);
    if (index < 0) return [];
    const { runner } = opinion;
    const gone = !isIn(opinion, now);
    const last = prices[index] ?? 0;
    return [
      {
        runner: runner.number,
        win: gone && runner.emergency ? EMERGENCY_PRICE : last,
        last,
        place: placePrice({ win: last, taste: opinion.placeTaste }, placeShift),
        since: moments[index] ?? 0,
        open: prices[0] ?? last,
        openDaily: prices[Math.max(0, lastBy(moments, dawn))] ?? last,
        // Most who ask for prices don't look back.
        get earlier() {
          return stepsBefore(path, index);
        },
        ...(gone ? deducted.get(opinion) : {}),
      },
    ];
  });
}

/** When a price of the race last moved, or betting opened; undefined before. */
export function fixedMovedAt({ paths }: Market, now: number): number | undefined {
  let latest: number | undefined;
  for (const { moments } of paths) {
    const at = moments[lastBy(moments, now)];
    if (at !== undefined && at > (latest ?? 0)) latest = at;
  }
  return latest;
}
