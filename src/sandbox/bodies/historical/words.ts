/** Time as the stored answers of the historical service have it: `2021-01-01T02:25:00+00:00` (recorded). */
export function historicalTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}+00:00`;
}
