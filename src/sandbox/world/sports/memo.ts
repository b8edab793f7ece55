/**
 * Remembers what `make` gave for a key, at most `max` of them, the oldest forgotten first. Only speed depends on it:
 * everything remembered is a pure function of its key.
 */
export function memo<V>(max: number): (key: string, make: () => V) => V {
  const kept = new Map<string, V>();
  return (key, make) => {
    const found = kept.get(key);
    if (found !== undefined) return found;
    const made = make();
    if (kept.size >= max) {
      const oldest = kept.keys().next();
      if (!oldest.done) kept.delete(oldest.value);
    }
    kept.set(key, made);
    return made;
  };
}

/** As `memo`, but a key keeps only what was made for its latest `version`: what has gone by is not kept. */
export function memoLatest<V>(max: number): (key: string, version: string | number, make: () => V) => V {
  const kept = new Map<string, { version: string | number; value: V }>();
  return (key, version, make) => {
    const found = kept.get(key);
    if (found?.version === version) return found.value;
    const value = make();
    kept.delete(key);
    kept.set(key, { version, value });
    if (kept.size > max) {
      const oldest = kept.keys().next();
      if (!oldest.done) kept.delete(oldest.value);
    }
    return value;
  };
}
