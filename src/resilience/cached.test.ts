import { describe, expect, it } from 'vitest';
import { HttpError } from '../errors/index.js';
import { createRegistry } from '../policy/registry.js';
import { type CachedOptions, cached } from './cached.js';

const setUp = <V>(options: Partial<CachedOptions<unknown, V>> = {}) => ({
  name: 'a',
  registry: createRegistry(),
  ...options,
});

describe('a cached function', () => {
  it('needs no argument where its work takes none, and keeps the answer', async () => {
    let runs = 0;
    const made = cached(async () => ++runs, setUp());
    expect([await made(), await made(undefined), (await made.ask()).source]).toEqual([1, 1, 'memory']);
    expect(made.stats()).toMatchObject({ entries: 1, storeFailures: 0 });
  });

  it('needs no argument where its work can do without', async () => {
    const made = cached(async (day: string | undefined) => day ?? 'today', setUp());
    expect([await made(), await made('tomorrow'), await made('undefined')]).toEqual([
      'today',
      'tomorrow',
      'undefined',
    ]);
    const strict = cached(async (day: string) => day, setUp({ registry: createRegistry() }));
    // @ts-expect-error: its work does need one.
    void strict();
  });

  it('hands a 404 on, and believes it, without an argument too', async () => {
    const missing = new HttpError('not_found', 404, {}, { helps: false });
    const made = cached(() => Promise.reject(missing), setUp());
    for (let i = 0; i < 2; i++) await expect(made()).rejects.toBe(missing);
    expect(made.stats()).toMatchObject({ refusals: 1, storeFailures: 0 });
  });

  it('never gives one argument’s answer to another', async () => {
    const given = [undefined, null, Number.NaN, 0, -0, 1, 1n, '1', [], {}, [1], { a: 1 }, new Date(1)];
    const made = cached(async (argument: unknown) => ({ argument }), setUp());
    for (const argument of given) expect((await made(argument)).argument).toBe(argument);
    for (const argument of given) expect((await made(argument)).argument).toBe(argument);
    expect(made.stats()).toMatchObject({ hits: given.length, misses: given.length });
  });

  it('refuses what it can’t tell apart, by its promise, unless it is told how', async () => {
    const work = async (argument: Map<number, number>) => [...argument.keys()];
    const made = cached(work, setUp());
    for (const refused of [made(new Map()), made.ask(new Map())]) {
      await expect(refused).rejects.toThrow(RangeError);
      await expect(refused).rejects.toThrow(/a Map .* give it keyOf/);
    }
    const told = cached(work, { name: 'b', registry: createRegistry(), keyOf: (map) => [...map].join() });
    expect([await told(new Map([[1, 2]])), await told(new Map([[3, 4]]))]).toEqual([[1], [3]]);
  });

  it('rejects when keyOf throws or gives no string', async () => {
    const error = new Error('no key');
    const throws = () => {
      throw error;
    };
    await expect(cached(async () => 1, setUp({ keyOf: throws }))()).rejects.toBe(error);
    const nothing = (() => undefined) as unknown as () => string;
    await expect(cached(async () => 1, setUp({ keyOf: nothing }))()).rejects.toThrow(
      new RangeError('cached.keyOf should give a string, got undefined'),
    );
  });

  it('keeps no answer over a quarter of its room, unless one may take more', async () => {
    const work = async () => 'x';
    const sized = { maxBytes: 1_000, sizeOf: () => 300 };
    const plain = cached(work, setUp<string>(sized));
    await plain();
    await plain();
    expect(plain.stats()).toMatchObject({ hits: 0, entries: 0, evictions: 2 });
    const wide = cached(work, setUp<string>({ ...sized, maxEntryBytes: 400 }));
    await wide();
    await wide();
    expect(wide.stats()).toMatchObject({ hits: 1, entries: 1, evictions: 0 });
    expect(() => cached(work, setUp<string>({ ...sized, maxEntryBytes: 1_001 }))).toThrow('maxEntryBytes');
  });
});
