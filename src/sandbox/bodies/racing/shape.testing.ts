import { isObject } from '../../../util/json.js';

/** The members objects at one place have: those all of them have, and those any has. */
export interface Members {
  always: Set<string>;
  ever: Set<string>;
  /** The kinds of value each member has. */
  kinds: Map<string, Set<string>>;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

/** The members of every object in a value, by where it stands: `runners[].fixedOdds`. */
export function shapeOf(values: readonly unknown[]): Map<string, Members> {
  const shape = new Map<string, Members>();
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, `${path}[]`);
      return;
    }
    if (!isObject(value)) return;
    const keys = Object.keys(value);
    const held = shape.get(path);
    if (held) {
      for (const key of held.always) if (!keys.includes(key)) held.always.delete(key);
      for (const key of keys) held.ever.add(key);
    } else {
      shape.set(path, { always: new Set(keys), ever: new Set(keys), kinds: new Map() });
    }
    const kinds = shape.get(path)?.kinds;
    for (const key of keys) kinds?.set(key, (kinds.get(key) ?? new Set()).add(kindOf(value[key])));
    for (const key of keys) visit(value[key], path === '' ? key : `${path}.${key}`);
  };
  for (const value of values) visit(value, '');
  return shape;
}

/**
 * What ours lacks of what the recorded always have, what ours has that is neither recorded nor `known`, and
 * members of another kind of value.
 */
export function differences(
  ours: readonly unknown[],
  recorded: readonly unknown[],
  known: readonly string[] = [],
): string[] {
  const theirs = shapeOf(recorded);
  const found: string[] = [];
  for (const [path, mine] of shapeOf(ours)) {
    const place = theirs.get(path);
    if (!place) continue;
    for (const key of place.always) if (!mine.always.has(key)) found.push(`${path}.${key} is missing`);
    for (const key of mine.ever) {
      if (!place.ever.has(key) && !known.includes(key)) found.push(`${path}.${key} is not known`);
      const theirKinds = place.kinds.get(key);
      for (const kind of mine.kinds.get(key) ?? []) {
        if (theirKinds && !theirKinds.has(kind)) found.push(`${path}.${key} is a ${kind}`);
      }
    }
  }
  return found;
}
