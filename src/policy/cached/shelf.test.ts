import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../store/memory.js';
import type { Store } from '../../store/store.js';
import { setUp } from './cached.testing.js';

describe('a cache over a store that answers later, or fails', () => {
  /** A store as one outside the process would be: nothing at once, and failing when told. */
  const later = () => {
    const inner = memoryStore<string>({ maxEntries: 10, maxBytes: 10_000 });
    let broken: 'no' | 'later' | 'at once' = 'no';
    const maybe = <T>(work: () => T): Promise<T> => {
      if (broken === 'at once') throw new Error('store down');
      return broken === 'later' ? Promise.reject(new Error('store down')) : Promise.resolve().then(work);
    };
    const store: Store<string> = {
      get: (key) => maybe(() => inner.get(key)),
      set: (key, entry) => maybe(() => inner.set(key, entry)),
      delete: (key) => maybe(() => inner.delete(key)),
      clear: () => maybe(() => inner.clear()),
      stats: inner.stats,
    };
    return {
      store,
      fail: (how: typeof broken) => {
        broken = how;
      },
    };
  };

  it('answers from it all the same', async () => {
    const { time, loads, call } = setUp({ store: later().store });
    const first = call();
    await time.settle();
    loads[0]!.ok('one');
    await first;
    await time.settle();
    expect(await call()).toMatchObject({ value: 'one', source: 'memory' });
  });

  it.each(['later', 'at once'] as const)('never fails a caller when the store fails %s', async (how) => {
    const { store, fail } = later();
    const { time, cache, loads, call } = setUp({ store });
    fail(how);
    const asked = call();
    await time.settle();
    loads[0]!.ok('one');
    expect(await asked).toMatchObject({ value: 'one', source: 'upstream' });
    cache.clear();
    await time.settle();
    expect(cache.stats().storeFailures).toBe(3);
  });

  it('does not use what it looked up before it was cleared', async () => {
    const { time, cache, loads, call } = setUp({ store: later().store });
    const first = call();
    await time.settle();
    loads[0]!.ok('one');
    await first;
    await time.settle();
    const looked = call();
    cache.clear();
    await time.settle();
    expect(loads).toHaveLength(2);
    loads[1]!.ok('two');
    expect(await looked).toMatchObject({ value: 'two', source: 'upstream' });
  });
});
