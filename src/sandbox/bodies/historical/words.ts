/** Time as the stored answers of the historical service have it: `2021-01-01T02:25:00+00:00` (recorded). */
export function historicalTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}+00:00`;
}

/** Cents as the TAB's plain number of dollars: `19689.5`. */
export function dollars(cents: number): number {
  return cents / 100;
}
