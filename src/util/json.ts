/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A JSON object whose members are not known. */
export type JsonObject = { [key: string]: unknown };

/** True for a plain JSON object (not null, not a list). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON object of the members that are there: undefined, NaN and infinities are left out. */
export function jsonObject(members: { [key: string]: Json | undefined }): { [key: string]: Json } {
  const there = Object.entries(members).filter(
    (entry): entry is [string, Json] =>
      entry[1] !== undefined && (typeof entry[1] !== 'number' || Number.isFinite(entry[1])),
  );
  return Object.fromEntries(there);
}

/** The JSON value of a text; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
