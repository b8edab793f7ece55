import { ContractError } from '../errors/index.js';
import { isObject, type JsonObject } from '../util/json.js';
import { type Cents, dollarsToCents } from '../util/money.js';
import { cleanText, truncate } from '../util/text.js';

// Upstream bodies are read leniently: fields come and go by year, code, country and race state, and any leaf
// may be null or of another type. Each function takes whatever is there and gives a clean value or undefined.

/** Longest text taken over from the upstream, characters. */
const MAX_TEXT = 2_000;

/** A non-empty text without control, ANSI, zero-width and bidi characters; a number becomes its digits. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  const clean = truncate(cleanText(value), MAX_TEXT);
  return clean === '' ? undefined : clean;
}

/** A finite number; a text of digits becomes its number. */
export function number(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'string' && /^\s*[-+]?\d{1,15}(\.\d{1,15})?\s*$/.test(value)) return Number(value);
  return undefined;
}

/** A whole number within ±9e15. */
export function integer(value: unknown): number | undefined {
  const found = number(value);
  return found !== undefined && Number.isSafeInteger(found) ? found : undefined;
}

/** A decimal price or dividend; undefined for 0 and anything below 1, which is how the TAB writes "none". */
export function price(value: unknown): number | undefined {
  const found = number(value);
  return found !== undefined && found >= 1 && found < 1e9 ? found : undefined;
}

/** True or false; undefined for anything else. */
export function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** A moment as epoch milliseconds from an ISO 8601 text with a date and a time. */
export function time(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T/.test(value)) return undefined;
  const at = Date.parse(value);
  return Number.isFinite(at) ? at : undefined;
}

/** Dollars (number or `"$60000.00"`) as cents. */
export function money(value: unknown): Cents | undefined {
  return dollarsToCents(value);
}

/** The object, or an empty one. */
export function object(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The list, or an empty one. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list; members of another type are passed over. */
export function objects(value: unknown): JsonObject[] {
  return list(value).filter(isObject);
}

/** The members of a list that `read` makes something of. */
export function each<T>(value: unknown, read: (member: unknown) => T | undefined): T[] {
  return list(value).flatMap((member) => {
    const made = read(member);
    return made === undefined ? [] : [made];
  });
}

/** The object a body must be. Throws ContractError otherwise. */
export function requireObject(value: unknown, path: string): JsonObject {
  if (!isObject(value)) throw new ContractError(path, 'an object');
  return value;
}

/** The list a member must be. Throws ContractError otherwise. */
export function requireList(value: unknown, path: string): unknown[] {
  if (!Array.isArray(value)) throw new ContractError(path, 'a list');
  return value;
}

/** `value`, which the answer says nothing without. Throws ContractError when it is undefined. */
export function required<T>(value: T | undefined, path: string, expected: string): T {
  if (value === undefined) throw new ContractError(path, expected);
  return value;
}
