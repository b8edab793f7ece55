import { isObject, type Json } from '../../util/json.js';
import { cleanText, truncate } from '../../util/text.js';

// A bounded picture of a JSON value of any size: what is left out stands there in words and is counted.

interface Measure {
  depth: number;
  items: number;
  members: number;
  text: number;
}

const ALL = Number.POSITIVE_INFINITY;
const WHOLE: Measure = { depth: ALL, items: ALL, members: ALL, text: ALL };

const MEASURES: readonly Measure[] = [
  WHOLE,
  { depth: 12, items: 100, members: 100, text: 400 },
  { depth: 10, items: 30, members: 60, text: 200 },
  { depth: 8, items: 12, members: 50, text: 120 },
  { depth: 7, items: 6, members: 40, text: 100 },
  { depth: 6, items: 3, members: 40, text: 80 },
  { depth: 5, items: 2, members: 30, text: 60 },
  { depth: 4, items: 2, members: 24, text: 40 },
  { depth: 3, items: 1, members: 20, text: 40 },
  { depth: 2, items: 1, members: 16, text: 30 },
  { depth: 1, items: 1, members: 12, text: 24 },
];

/** `list of 66`, `object of 14`, or the kind of a plain value. */
export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return `list of ${value.length}`;
  if (isObject(value)) return `object of ${Object.keys(value).length}`;
  return value === null ? 'null' : typeof value === 'string' ? 'text' : typeof value;
}

function cut(value: unknown, measure: Measure, depth: number): Json {
  if (typeof value === 'string') return truncate(cleanText(value), measure.text);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean' || value === null) return value;
  if (depth >= measure.depth && (Array.isArray(value) || isObject(value))) return `… ${kindOf(value)}`;
  if (Array.isArray(value)) {
    const shown = value.slice(0, measure.items).map((member) => cut(member, measure, depth + 1));
    const more = value.length - shown.length;
    return more > 0 ? [...shown, `… ${more} more`] : shown;
  }
  if (!isObject(value)) return null;
  const names = Object.keys(value);
  // The members of the whole matter most.
  const limit = depth === 0 ? measure.members * 3 : measure.members;
  const shown = names
    .slice(0, limit)
    .map((name) => [truncate(cleanText(name), 60), cut(value[name], measure, depth + 1)] as const);
  const more = names.length - shown.length;
  return Object.fromEntries(more > 0 ? [...shown, ['…', `${more} more`] as const] : shown);
}

/** True while the JSON of `value` has no more than `budget` characters; stops counting there. */
function within(value: unknown, budget: number): boolean {
  let left = budget;
  const walk = (part: unknown): void => {
    if (left < 0) return;
    if (Array.isArray(part)) {
      left -= 2;
      for (const member of part) {
        if (left < 0) return;
        left -= 1;
        walk(member);
      }
    } else if (isObject(part)) {
      left -= 2;
      for (const name of Object.keys(part)) {
        if (left < 0) return;
        left -= name.length + 4;
        walk(part[name]);
      }
    } else left -= typeof part === 'string' ? part.length + 2 : 1;
  };
  walk(value);
  return left >= 0;
}

/**
 * `value` with lists, objects, depths and texts cut until its JSON has at most `budget` characters (from about 100),
 * texts cleaned. `whole` tells that nothing was left out.
 */
export function abridge(value: unknown, budget: number): { value: Json; whole: boolean } {
  for (const [index, measure] of MEASURES.entries()) {
    if (index === 0 && !within(value, budget)) continue;
    const made = cut(value, measure, 0);
    const size = JSON.stringify(made).length;
    if (size <= budget) return { value: made, whole: index === 0 };
  }
  return { value: `… ${kindOf(value)}`, whole: false };
}
