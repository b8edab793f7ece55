// The mathematics of the charts. Pure.

const MINUTE = 60_000;

/** A straight scale from a domain to a range. */
export function linear([from, to], [low, high]) {
  const length = to - from || 1;
  return (value) => low + ((value - from) / length) * (high - low);
}

/** A scale for prices: equal ratios are equally far apart. */
export function logarithmic([from, to], range) {
  const scale = linear([Math.log(from), Math.log(to)], range);
  return (value) => scale(Math.log(value));
}

/**
 * A scale of time that gives the last minutes before `start` the most room, since that is when prices and pools move:
 * the cube root of what is left.
 */
export function towards(start, [from, to], range) {
  const root = (at) => -Math.cbrt(Math.max(0, start - at) + MINUTE);
  const scale = linear([root(from), root(Math.max(to, from + 1))], range);
  return (at) => scale(root(at));
}

const BEFORE = [48 * 60, 24 * 60, 12 * 60, 6 * 60, 3 * 60, 60, 30, 15, 5, 2, 1, 0];

/** Ticks of that scale, none nearer to the next than `room`: `at` and `text` such as `3 h`, `15 m`, `jump`. */
export function timeTicks(start, [from, to], scale, room) {
  const ticks = [];
  for (const minutes of BEFORE) {
    const at = start - minutes * MINUTE;
    if (at < from || at > to) continue;
    const text = minutes === 0 ? 'jump' : minutes < 60 ? `${minutes} m` : `${minutes / 60} h`;
    ticks.push({ at, text });
  }
  // From the right: the last minutes matter most.
  const kept = [];
  for (const tick of ticks.reverse()) {
    if (kept.length === 0 || Math.abs(scale(kept.at(-1).at) - scale(tick.at)) >= room) kept.push(tick);
  }
  return kept.reverse();
}

const PRICES = [1, 1.2, 1.5, 2, 3, 5, 8, 13, 21, 34, 55, 100, 200, 400, 1000];

/** Prices to draw lines at. */
export function priceTicks([from, to]) {
  return PRICES.filter((price) => price >= from && price <= to);
}

/** Round numbers from 0 to `most`, about `count` of them. */
export function roundTicks(most, count) {
  if (!(most > 0)) return [0];
  const rough = most / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, i) => i * step);
}

const point = (number) => Math.round(number * 10) / 10;

/** A line that keeps each value until the next: prices are steps, not slopes. */
export function stepPath(points) {
  return points
    .map(([x, y], i) => (i === 0 ? `M${point(x)} ${point(y)}` : `H${point(x)}V${point(y)}`))
    .join('');
}

/** The area between two lines over the same places. */
export function areaPath(xs, upper, lower) {
  const there = xs.map((x, i) => `${point(x)} ${point(upper[i])}`);
  const back = xs.map((x, i) => `${point(x)} ${point(lower[i])}`).reverse();
  return `M${there.join('L')}L${back.join('L')}Z`;
}

/**
 * Places for labels wanted at `wanted`, at least `room` apart and within [low, high], each as near as may be to its own.
 * In the order given.
 */
export function spread(wanted, room, [low, high]) {
  const order = wanted.map((at, i) => ({ at, i })).sort((a, b) => a.at - b.at);
  let last = Number.NEGATIVE_INFINITY;
  for (const one of order) {
    one.at = Math.max(one.at, last + room, low);
    last = one.at;
  }
  let next = high + room;
  for (const one of order.reverse()) {
    one.at = Math.min(one.at, next - room);
    next = one.at;
  }
  const places = [];
  for (const { at, i } of order) places[i] = at;
  return places;
}
