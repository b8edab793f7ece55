// The few statistics the comparison needs. Every function takes plain arrays of numbers.

export const sum = (list) => list.reduce((total, x) => total + x, 0);
export const mean = (list) => (list.length === 0 ? Number.NaN : sum(list) / list.length);

export function deviation(list) {
  const centre = mean(list);
  return list.length < 2
    ? Number.NaN
    : Math.sqrt(sum(list.map((x) => (x - centre) ** 2)) / (list.length - 1));
}

/** The value below which a share of the list lies, interpolated. */
export function quantile(list, share) {
  if (list.length === 0) return Number.NaN;
  const sorted = [...list].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)];
  return low + (at - Math.floor(at)) * (sorted[Math.ceil(at)] - low);
}
export const median = (list) => quantile(list, 0.5);

/** Intercept, slope and residual deviation of a straight line of y on x, from pairs. */
export function line(pairs) {
  const mx = mean(pairs.map(([x]) => x));
  const my = mean(pairs.map(([, y]) => y));
  const slope = sum(pairs.map(([x, y]) => (x - mx) * (y - my))) / sum(pairs.map(([x]) => (x - mx) ** 2));
  const intercept = my - slope * mx;
  return { intercept, slope, residual: deviation(pairs.map(([x, y]) => y - intercept - slope * x)) };
}

export function groupBy(list, key) {
  const groups = new Map();
  for (const one of list) {
    const name = key(one);
    if (name === undefined) continue;
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(one);
  }
  return groups;
}

const BANDS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 13, 17, 21, 31, 51, 101];

/** The band [a, b) a price lies in, by its name: `3-4`, `101+`. */
export function band(price) {
  const above = BANDS.findIndex((edge) => edge > price);
  return above < 0 ? '101+' : `${BANDS[above - 1] ?? 1}-${BANDS[above]}`;
}

// What a figure hands over: a value and how many it rests on. A share carries `of`, so that its own error is known.
export const value = (x, n) => ({ value: x, n });
/** A point of a distribution; `at` tells any other, from which follows how far such a point may lie off by chance. */
export const point = (list, share) => ({
  value: quantile(list, share),
  n: list.length,
  point: share,
  at: (other) => quantile(list, other),
});
export const middle = (list) => point(list, 0.5);
export const share = (part, whole) => ({
  value: whole === 0 ? Number.NaN : part / whole,
  n: whole,
  share: true,
});

const POINTS = { '5 %': 0.05, '25 %': 0.25, '50 %': 0.5, '75 %': 0.75, '95 %': 0.95 };

/** The points of a distribution, as rows; `prefix` stands before their names. */
export function points(list, prefix = '') {
  return Object.fromEntries(
    Object.entries(POINTS).map(([name, at]) => [`${prefix}${name}`, point(list, at)]),
  );
}

/** What share of the list falls on each key, as rows. */
export function histogram(list, key, name = String) {
  const rows = {};
  for (const [k, of] of groupBy(list, key)) rows[name(k)] = share(of.length, list.length);
  return new Proxy(rows, {
    get: (held, k) => held[k] ?? (typeof k === 'string' ? share(0, list.length) : undefined),
  });
}

/** Rows of one figure for each group. */
export function perGroup(list, key, figure) {
  return Object.fromEntries([...groupBy(list, key)].map(([name, of]) => [name, figure(of)]));
}
