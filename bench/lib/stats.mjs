/** The middle value of a list; of an even count, the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median, lowest and highest of the ratios `numerators[i] / denominators[i]` of an interleaved run. */
export function ratios(numerators, denominators) {
  const each = numerators.map((value, round) => value / denominators[round]);
  return { median: median(each), min: Math.min(...each), max: Math.max(...each) };
}
