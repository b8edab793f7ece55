/** A favourite draws no more of a place's money than this, but for some of what is beyond. */
const MOST = 0.655;
const BEYOND = 0.22;

/** How much harder it is to be placed where two places are paid than where three are, as a difference of log odds (ours). */
const TWO_PLACES = 0.5;

/**
 * Shares of the place money when so many places are paid: what tote place dividends look like beside win dividends
 * (fitted to recorded ones with three).
 */
export function placeShares(
  shares: ReadonlyMap<number, number>,
  places: number,
  strayOf: (number: number) => number = () => 1,
): Map<number, number> {
  const rule = places === 3 ? -1.317 : TWO_PLACES - 1.317;
  const most = MOST / Math.max(2, places);
  const weights = [...shares].map(([number, share]) => {
    const win = Math.max(1.02, 0.855 / share);
    return [number, strayOf(number) / (1 + Math.exp(rule + 0.853 * Math.log(win - 1)))] as const;
  });
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const capped = weights.map(([number, weight]) => {
    const share = weight / total;
    return [number, share > most ? most + BEYOND * (share - most) : share] as const;
  });
  const left = capped.reduce((sum, [, share]) => sum + share, 0);
  return new Map(capped.map(([number, share]) => [number, share / left]));
}
