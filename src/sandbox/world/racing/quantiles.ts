/** A distribution by points of it: how much lies below a value, and the value; from 0 to 1, both rising. */
export type Quantiles = readonly (readonly [share: number, value: number])[];

/** The value of a distribution below which `share` (0 to 1) lies; between two points on a line through their logs. */
export function valueAt(points: Quantiles, share: number): number {
  const next = points.findIndex(([at]) => at >= share);
  const [x1, y1] = points[next < 0 ? points.length - 1 : next] ?? [1, 1];
  const [x0, y0] = points[Math.max(0, (next < 0 ? points.length : next) - 1)] ?? [x1, y1];
  return x1 === x0 ? y1 : y0 * (y1 / y0) ** ((share - x0) / (x1 - x0));
}
