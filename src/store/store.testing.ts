import { describe, expect, it } from 'vitest';
import type { Entry, Store } from './store.js';

/** What every store does; `make` gives an empty one that may hold at least ten entries of a kilobyte each. */
export function storeContract(name: string, make: () => Store<unknown> | Promise<Store<unknown>>): void {
  const entry = (value: unknown, answeredAt = 0, bytes = 100): Entry<unknown> => ({
    value,
    answeredAt,
    bytes,
  });

  describe(`${name}, as a store`, () => {
    it('gives back what was set, and nothing for another key', async () => {
      const store = await make();
      const kept = entry({ races: [1, null, 'x'] }, 1_700_000_000_000);
      await store.set('a', kept);
      expect(await store.get('a')).toEqual(kept);
      expect(await store.get('A')).toBeUndefined();
      expect(await store.get('a ')).toBeUndefined();
    });

    it('gives an entry however old it is', async () => {
      const store = await make();
      await store.set('a', entry('old', 0));
      expect(await store.get('a')).toEqual(entry('old', 0));
    });

    it('keeps the entry set last', async () => {
      const store = await make();
      await store.set('a', entry(1, 20));
      await store.set('a', entry(2, 10));
      expect(await store.get('a')).toEqual(entry(2, 10));
      expect(store.stats().entries).toBe(1);
    });

    it('deletes one and clears all', async () => {
      const store = await make();
      for (const key of ['a', 'b', 'c']) await store.set(key, entry(key));
      await store.delete('b');
      await store.delete('never there');
      expect(await store.get('b')).toBeUndefined();
      expect(await store.get('a')).toEqual(entry('a'));
      await store.clear();
      expect(await store.get('a')).toBeUndefined();
      expect(store.stats()).toMatchObject({ entries: 0, bytes: 0 });
    });

    it('takes any key and value that JSON can hold', async () => {
      const store = await make();
      const odd = ['', '__proto__', 'a/b?c=d&e', 'Zoë’s Ünïcode', 'x'.repeat(500)];
      for (const key of odd) await store.set(key, entry({ key }));
      for (const key of odd) expect(await store.get(key)).toEqual(entry({ key }));
      for (const value of [0, '', false, null, []]) {
        await store.set('value', entry(value));
        expect(await store.get('value')).toEqual(entry(value));
      }
    });

    it('counts what is found, what is not, and what is there', async () => {
      const store = await make();
      await store.set('a', entry(1));
      await store.get('a');
      await store.get('a');
      await store.get('b');
      const stats = store.stats();
      expect(stats).toMatchObject({ hits: 2, misses: 1, entries: 1, evictions: 0 });
      expect(stats.bytes).toBeGreaterThanOrEqual(100);
      await store.delete('a');
      expect(store.stats()).toMatchObject({ entries: 0, bytes: 0, evictions: 0 });
    });
  });
}
