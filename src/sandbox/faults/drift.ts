import { isObject } from '../../util/json.js';

/** The member that holds most of a body: the list of races of a day, the runners of a race, a token. */
export function largestMember(body: unknown): string | undefined {
  if (!isObject(body)) return undefined;
  const sizes = Object.entries(body).map(([name, value]) => ({
    name,
    size: JSON.stringify(value)?.length ?? 0,
  }));
  return sizes.reduce<{ name: string; size: number } | undefined>(
    (best, one) => (best && best.size >= one.size ? best : one),
    undefined,
  )?.name;
}

/** The body with every member of this name, however deep, called `to`, or left out without one. */
export function renameMember(value: unknown, name: string, to?: string): unknown {
  if (Array.isArray(value)) return value.map((one) => renameMember(one, name, to));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const kept = key === name ? to : key;
      return kept === undefined ? [] : [[kept, renameMember(inner, name, to)]];
    }),
  );
}

/** The body with numbers written as text: all, or those of one member wherever it occurs. */
export function numbersAsText(value: unknown, member?: string): unknown {
  if (typeof value === 'number') return member === undefined ? String(value) : value;
  if (Array.isArray(value)) return value.map((one) => numbersAsText(one, member));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      numbersAsText(inner, key === member ? undefined : member),
    ]),
  );
}
