/**
 * The distribution of a whole number (a margin, a total, a player's tries): every price and every probability of the
 * sports world is read from one of these.
 */
export interface Distribution {
  /** Probability that the number lies in [low, high], both included; either may be infinite. */
  between(low: number, high: number): number;
  mean: number;
  /** Smallest and largest value with any probability. */
  low: number;
  high: number;
}

/** A distribution from weights for `low`, `low + 1`, …; they need not add up to 1. Throws RangeError when they add up to nothing. */
export function fromWeights(low: number, weights: ArrayLike<number>): Distribution {
  const n = weights.length;
  const cumulative = new Float64Array(n + 1);
  let mean = 0;
  for (let i = 0; i < n; i++) {
    const weight = weights[i] as number;
    cumulative[i + 1] = (cumulative[i] as number) + weight;
    mean += weight * (low + i);
  }
  const total = cumulative[n] as number;
  if (!(total > 0)) throw new RangeError('a distribution needs some weight');
  const upTo = (value: number): number => {
    const index = Math.floor(value) - low + 1;
    return index <= 0 ? 0 : index >= n ? 1 : (cumulative[index] as number) / total;
  };
  return {
    between: (from, to) => Math.max(0, upTo(to) - upTo(Math.ceil(from) - 1)),
    mean: mean / total,
    low,
    high: low + n - 1,
  };
}

/** A number that is certain. */
export function certain(value: number): Distribution {
  return fromWeights(value, [1]);
}

/**
 * A rounded normal. `floor` cuts it below (scores are never negative); `oddWeight` makes odd values rarer, for games
 * whose scores come in twos. No deviation gives the mean for certain.
 */
export function roundedNormal(
  mean: number,
  deviation: number,
  { floor = Number.NEGATIVE_INFINITY, oddWeight = 1 }: { floor?: number; oddWeight?: number } = {},
): Distribution {
  if (deviation < 1e-6) return certain(Math.max(floor, Math.round(mean)));
  const low = Math.max(floor, Math.floor(mean - 5 * deviation));
  const high = Math.max(low + 1, Math.ceil(mean + 5 * deviation));
  const weights = new Float64Array(high - low + 1);
  for (let i = 0; i < weights.length; i++) {
    const z = (low + i - mean) / deviation;
    weights[i] = Math.exp(-0.5 * z * z) * ((low + i) % 2 === 0 ? 1 : oddWeight);
  }
  return fromWeights(low, weights);
}

/** Poisson with this mean. */
export function poisson(mean: number): Distribution {
  return fromWeights(0, poissonWeights(mean));
}

function poissonWeights(mean: number): Float64Array {
  const n = Math.ceil(mean + 8 * Math.sqrt(mean) + 8);
  const weights = new Float64Array(n);
  let weight = Math.exp(-mean);
  for (let k = 0; k < n; k++) {
    weights[k] = weight;
    weight *= mean / (k + 1);
  }
  return weights;
}

/** The difference of two independent Poisson numbers. */
export function poissonDifference(first: number, second: number): Distribution {
  const a = poissonWeights(first);
  const b = poissonWeights(second);
  const weights = new Float64Array(a.length + b.length - 1);
  const low = -(b.length - 1);
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      const index = i - j - low;
      weights[index] = (weights[index] as number) + (a[i] as number) * (b[j] as number);
    }
  }
  return fromWeights(low, weights);
}

/** Negative binomial with this mean and variance over mean (more than 1): counts that vary more than Poisson does. */
export function overdispersed(mean: number, dispersion: number): Distribution {
  const r = mean / (dispersion - 1);
  const q = 1 - 1 / dispersion;
  const n = Math.ceil(mean + 9 * Math.sqrt(mean * dispersion) + 10);
  const weights = new Float64Array(n);
  let weight = dispersion ** -r;
  for (let k = 0; k < n; k++) {
    weights[k] = weight;
    weight *= (q * (k + r)) / (k + 1);
  }
  return fromWeights(0, weights);
}

/** The same distribution moved by a whole number. */
export function shifted(by: number, d: Distribution): Distribution {
  return by === 0
    ? d
    : {
        between: (low, high) => d.between(low - by, high - by),
        mean: d.mean + by,
        low: d.low + by,
        high: d.high + by,
      };
}

/** The chance of each value from `low` to `high`, without those at the ends that are next to nothing. */
function chances(d: Distribution): { low: number; weights: number[] } {
  const all = Array.from({ length: d.high - d.low + 1 }, (_, i) => d.between(d.low + i, d.low + i));
  const first = Math.max(
    0,
    all.findIndex((p) => p > 1e-9),
  );
  return { low: d.low + first, weights: all.slice(first, all.findLastIndex((p) => p > 1e-9) + 1) };
}

/** The sum of two independent numbers; what lies beyond any real chance is left out. */
export function convolved(first: Distribution, second: Distribution): Distribution {
  const a = chances(first);
  const b = chances(second);
  const weights = new Float64Array(a.weights.length + b.weights.length - 1);
  for (const [i, p] of a.weights.entries()) {
    for (let j = 0; j < b.weights.length; j++) {
      weights[i + j] = (weights[i + j] as number) + p * (b.weights[j] as number);
    }
  }
  return fromWeights(a.low + b.low, weights);
}

/** One of two distributions, with these chances. */
export function mixture(
  [p, first]: readonly [number, Distribution],
  [q, second]: readonly [number, Distribution],
): Distribution {
  const low = Math.min(first.low, second.low);
  const high = Math.max(first.high, second.high);
  return fromWeights(
    low,
    Array.from(
      { length: high - low + 1 },
      (_, i) => p * first.between(low + i, low + i) + q * second.between(low + i, low + i),
    ),
  );
}

/** The half point that splits a distribution most evenly. */
export function evenLine(d: Distribution): number {
  let best = Math.floor(d.mean) + 0.5;
  for (const line of [best - 1, best + 1, best - 2, best + 2]) {
    if (Math.abs(d.between(d.low, line) - 0.5) < Math.abs(d.between(d.low, best) - 0.5) - 1e-9) best = line;
  }
  return best;
}

/** A margin with no draw: the mass at 0 goes in equal parts to the margins 1 to `spread` of either side (extra time). */
export function withoutDraw(d: Distribution, spread: number): Distribution {
  const low = Math.min(d.low, -spread);
  const high = Math.max(d.high, spread);
  const share = d.between(0, 0) / (2 * spread);
  const weights = new Float64Array(high - low + 1);
  for (let k = low; k <= high; k++) {
    weights[k - low] = k === 0 ? 0 : d.between(k, k) + (Math.abs(k) <= spread ? share : 0);
  }
  return fromWeights(low, weights);
}

/** The value at which the distribution function first reaches `u` (0 to 1): a uniform draw becomes a draw of `d`. */
export function quantile(d: Distribution, u: number): number {
  let low = d.low;
  let high = d.high;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (d.between(d.low, middle) >= u) high = middle;
    else low = middle + 1;
  }
  return low;
}
