// The steps TAB sports prices were seen to take (recorded; between 401 and 1001 ours).
const LADDER: readonly number[] = [
  ...Array.from({ length: 20 }, (_, i) => 1.01 + i / 100),
  1.22,
  1.24,
  1.26,
  1.28,
  1.3,
  1.32,
  1.34,
  1.36,
  1.38,
  1.4,
  1.42,
  1.44,
  1.46,
  1.48,
  1.5,
  1.52,
  1.55,
  1.58,
  1.6,
  1.62,
  1.65,
  1.68,
  1.7,
  1.72,
  1.75,
  1.78,
  1.8,
  1.83,
  1.85,
  1.87,
  1.9,
  1.95,
  2,
  2.05,
  2.1,
  2.15,
  2.2,
  2.25,
  2.3,
  2.35,
  2.4,
  2.45,
  2.5,
  2.55,
  2.6,
  2.65,
  2.7,
  2.75,
  2.8,
  2.9,
  3,
  3.1,
  3.2,
  3.25,
  3.3,
  3.4,
  3.5,
  3.6,
  3.7,
  3.75,
  3.8,
  3.9,
  4,
  4.2,
  4.4,
  4.6,
  4.8,
  5,
  5.25,
  5.5,
  5.75,
  6,
  6.5,
  7,
  7.5,
  8,
  8.5,
  9,
  9.5,
  10,
  11,
  12,
  13,
  14,
  15,
  16,
  17,
  18,
  19,
  21,
  23,
  26,
  31,
  34,
  41,
  51,
  67,
  81,
  101,
  126,
  151,
  201,
  251,
  301,
  401,
  501,
  1001,
].map((price) => Math.round(price * 100) / 100);

/** The step of the price ladder nearest to `price` (decimal odds), in ratio. */
export function onLadder(price: number): number {
  let low = 0;
  let high = LADDER.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((LADDER[middle] as number) <= price) low = middle;
    else high = middle;
  }
  const below = LADDER[low] as number;
  const above = LADDER[high] as number;
  return price * price < below * above ? below : above;
}

/** The step just below a price of the ladder; 1.01 stays. */
export function stepDown(price: number): number {
  return LADDER[Math.max(0, LADDER.indexOf(price) - 1)] as number;
}

// Book of a market with so many selections, of which one wins (measured on recorded answers).
const BOOKS: readonly (readonly [number, number])[] = [
  [2, 1.056],
  [3, 1.11],
  [4, 1.12],
  [6, 1.19],
  [9, 1.24],
  [14, 1.3],
  [23, 1.5],
  [42, 1.71],
  [61, 1.95],
];

/** The usual book (sum of 1 ÷ price) of a market with `selections` selections, one of which wins. */
export function usualBook(selections: number): number {
  let [fromCount, fromBook] = BOOKS[0] as readonly [number, number];
  for (const [count, book] of BOOKS) {
    if (selections <= count) {
      const span = count - fromCount;
      return span === 0 ? book : fromBook + ((book - fromBook) * (selections - fromCount)) / span;
    }
    [fromCount, fromBook] = [count, book];
  }
  return fromBook;
}

const LEAST = 0.0008;

/**
 * Prices on the ladder for selections of which exactly one wins, from their true probabilities. The margin is laid on by
 * raising every probability to the same power, so that outsiders carry more of it, until the book is `book`.
 * The book of what is answered is always above 1.
 */
export function bookPrices(probabilities: readonly number[], book: number): number[] {
  const sum = probabilities.reduce((total, p) => total + Math.max(LEAST, p), 0);
  const fair = probabilities.map((p) => Math.max(LEAST, p) / sum);
  const logs = fair.map(Math.log);
  // Newton's method on the sum of the powers, which falls and bends one way: a few rounds are enough.
  let power = 1;
  for (let round = 0; round < 8; round++) {
    let total = 0;
    let slope = 0;
    for (const log of logs) {
      const raised = Math.exp(power * log);
      total += raised;
      slope += log * raised;
    }
    if (Math.abs(total - book) < 1e-6 || slope === 0) break;
    power -= (total - book) / slope;
  }
  const prices = logs.map((log) => onLadder(1 / Math.min(0.99, Math.exp(power * log))));
  while (prices.length > 1 && prices.reduce((total, price) => total + 1 / price, 0) <= 1.02) {
    const shortest = Math.min(...prices.filter((price) => price > 1.01));
    prices[prices.indexOf(shortest)] = stepDown(shortest);
  }
  return prices;
}

/** The price of a selection priced by itself (several of its market can win). */
export function singlePrice(probability: number): number {
  return onLadder(1 / Math.min(0.985, Math.max(LEAST, probability * 1.09 + 0.004)));
}
