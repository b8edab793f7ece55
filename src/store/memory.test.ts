import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStore } from './memory.js';
import type { Entry } from './store.js';
import { storeContract } from './store.testing.js';

storeContract('memory', () => memoryStore({ maxEntries: 100, maxBytes: 100_000 }));

const entry = (value: unknown, bytes: number): Entry<unknown> => ({ value, answeredAt: 0, bytes });

describe('the store in memory', () => {
  it('answers at once with the very value it was given', () => {
    const store = memoryStore<unknown>({ maxEntries: 1, maxBytes: 1000 });
    const kept = entry({}, 1);
    store.set('a', kept);
    expect(store.get('a')).toBe(kept);
  });

  it('drops what was not used for longest when there are too many', () => {
    const store = memoryStore<unknown>({ maxEntries: 2, maxBytes: 1000 });
    store.set('a', entry('a', 1));
    store.set('b', entry('b', 1));
    store.get('a');
    store.set('c', entry('c', 1));
    expect(['a', 'b', 'c'].map((key) => store.get(key)?.value)).toEqual(['a', undefined, 'c']);
    expect(store.stats()).toMatchObject({ entries: 2, evictions: 1 });
  });

  it('drops as many as it must when they take too much', () => {
    const store = memoryStore<unknown>({ maxEntries: 100, maxBytes: 1000, maxEntryBytes: 1000 });
    for (let i = 0; i < 9; i++) store.set(String(i), entry(i, 98));
    expect(store.stats()).toMatchObject({ entries: 9, bytes: 900 });
    store.set('big', entry('big', 494));
    expect(store.stats()).toEqual({ hits: 0, misses: 0, entries: 6, bytes: 1000, evictions: 4 });
  });

  it('keeps nothing that is too large, nor what it was to replace', () => {
    const store = memoryStore<unknown>({ maxEntries: 100, maxBytes: 1000 });
    store.set('a', entry('small', 1));
    store.set('b', entry('other', 1));
    store.set('a', entry('large', 249));
    expect(store.get('a')).toBeUndefined();
    expect(store.get('b')?.value).toBe('other');
    expect(store.stats()).toMatchObject({ entries: 1, evictions: 1 });
  });

  it('stays within its bounds over any history', () => {
    const set = fc.record({ key: fc.nat(20), bytes: fc.nat(400) });
    fc.assert(
      fc.property(fc.array(set), (sets) => {
        const store = memoryStore<number>({ maxEntries: 5, maxBytes: 1000, maxEntryBytes: 300 });
        for (const [i, { key, bytes }] of sets.entries()) {
          store.set(String(key), { value: i, answeredAt: 0, bytes });
          const stats = store.stats();
          expect(stats.entries).toBeLessThanOrEqual(5);
          expect(stats.bytes).toBeLessThanOrEqual(1000);
          expect(store.get(String(key))?.value).toBe(bytes + 2 * String(key).length <= 300 ? i : undefined);
        }
      }),
    );
  });

  it('names a bad option', () => {
    expect(() => memoryStore({ maxEntries: 0, maxBytes: 1 })).toThrow(
      'memoryStore.maxEntries should be a whole number from 1 to 1000000, got 0',
    );
    expect(() => memoryStore({ maxEntries: 1, maxBytes: 0.5 })).toThrow('memoryStore.maxBytes');
    expect(() => memoryStore({ maxEntries: 1, maxBytes: 10, maxEntryBytes: 11 })).toThrow(
      'memoryStore.maxEntryBytes should be a whole number from 1 to 10, got 11',
    );
  });
});
