import { describe, expect, it } from 'vitest';
import { CancelledError, HttpError, TransportError } from '../errors/index.js';
import { BreakerOpenError, QueueFullError } from '../policy/errors.js';
import { createRegistry } from '../policy/registry.js';
import { retryBudget } from '../policy/retry/budget.js';
import { virtualTime } from '../policy/virtual-time.testing.js';
import { cached } from './cached.js';
import { circuitBreaker } from './circuit-breaker.js';
import { clearCache, getAllCircuitStats, getCacheStats, resetAllCircuits } from './registry.js';
import { retry } from './retry.js';
import { ttlCache } from './ttl-cache.js';

const http = (kind: 'not_found' | 'upstream_error' | 'rate_limited', status: number, afterSeconds?: number) =>
  new HttpError(
    kind,
    status,
    {},
    kind === 'not_found' ? { helps: false } : { helps: true, ...(afterSeconds ? { afterSeconds } : {}) },
  );
const NOT_FOUND = http('not_found', 404);
const DOWN = http('upstream_error', 503);
const abort = new DOMException('gone', 'AbortError');

describe('retry', () => {
  /** Runs work that fails with `error` until the last attempt; gives how often it ran and how long that took. */
  async function runs(error: unknown, options: Parameters<typeof retry>[0] = {}, fails = 100) {
    const time = virtualTime();
    const began = time.clock();
    let attempts = 0;
    let tookMs = 0;
    const work = retry({ timing: time, ...options }).execute(async (attempt) => {
      attempts = attempt;
      if (attempt <= fails) throw error;
      return 'good';
    });
    const ended = work.then(
      (value) => value,
      (reason: unknown) => reason,
    );
    void ended.then(() => {
      tookMs = time.clock() - began;
    });
    await time.advance(100_000);
    return { attempts, tookMs, ended: await ended };
  }

  it('gives what an attempt brought', async () => {
    expect(await runs(new Error('x'), {}, 2)).toEqual({ attempts: 3, tookMs: 1_500, ended: 'good' });
  });

  it('tries any unknown error as often as the preset says, then throws it', async () => {
    const error = new Error('x');
    expect(await runs(error)).toMatchObject({ attempts: 4, ended: error });
    expect(await runs(error, { preset: 'quick' })).toMatchObject({ attempts: 2 });
  });

  it('lets errors that know say whether and when it helps', async () => {
    expect(await runs(NOT_FOUND)).toMatchObject({ attempts: 1, ended: NOT_FOUND });
    expect(await runs(http('rate_limited', 429, 7), {}, 1)).toMatchObject({ attempts: 2, tookMs: 7_000 });
    expect(await runs(new TransportError('connection', 'x', true), {}, 1)).toMatchObject({ tookMs: 100 });
    expect(await runs(new TransportError('timeout', 'x', true), {}, 1)).toMatchObject({ tookMs: 500 });
  });

  it.each([abort, new CancelledError('x'), new BreakerOpenError('x', 1, 0), new QueueFullError('x', 1)])(
    'never repeats what was given up or refused on this side: %s',
    async (error) => {
      expect(await runs(error)).toMatchObject({ attempts: 1, ended: error });
    },
  );

  it('keeps to a budget that is shared', async () => {
    const time = virtualTime();
    const budget = retryBudget({ clock: time.clock, ratio: 0, perSecond: 0 });
    const policy = retry({ budget, timing: time });
    await expect(policy.execute(() => Promise.reject(DOWN))).rejects.toBe(DOWN);
    expect(policy.stats()).toEqual({ calls: 1, retries: 0, overBudget: 1 });
  });

  it('begins no wait that can’t end before the deadline, and ends one when the signal fires', async () => {
    const time = virtualTime();
    const policy = retry({ timing: time });
    const fails = () => Promise.reject(DOWN);
    await expect(policy.execute(fails, { deadline: time.clock() + 100 })).rejects.toBe(DOWN);
    const cancel = new AbortController();
    const waiting = expect(policy.execute(fails, { signal: cancel.signal })).rejects.toBeInstanceOf(
      CancelledError,
    );
    await time.settle();
    cancel.abort();
    await waiting;
  });
});

describe('circuitBreaker', () => {
  const setUp = (options: Partial<Parameters<typeof circuitBreaker>[0]> = {}) => {
    const time = virtualTime();
    const registry = createRegistry();
    const circuit = circuitBreaker({ name: 'a', registry, clock: time.clock, ...options });
    const fails = (error: unknown, route?: string) =>
      circuit.execute(() => Promise.reject(error), route).catch(() => undefined);
    return { time, registry, circuit, fails };
  };

  it('opens after ten failures in a row, says when to try again, and closes after two successes', async () => {
    const { time, circuit, fails } = setUp();
    for (let i = 0; i < 10; i++) await fails(new Error('x'));
    const refused = circuit.execute(async () => 'never');
    await expect(refused).rejects.toBeInstanceOf(BreakerOpenError);
    await expect(refused).rejects.toMatchObject({ retry: { helps: true, afterSeconds: 5 } });
    await time.advance(5_000);
    for (let i = 0; i < 2; i++) expect(await circuit.execute(async () => 'good')).toBe('good');
    expect(circuit.stats()).toMatchObject({ state: 'closed', opened: 1 });
  });

  it('counts as failures what may pass, and neither a clear no nor what this side refused', async () => {
    const { circuit, fails } = setUp();
    for (const error of [NOT_FOUND, abort, http('rate_limited', 429), new QueueFullError('x', 1)]) {
      await fails(error);
    }
    await fails(DOWN);
    expect(circuit.stats()).toMatchObject({ successes: 1, ignored: 3, failures: 1 });
  });

  it('may want failures on several routes, or be told what a failure is', async () => {
    const { circuit, fails } = setUp({ minRoutes: 2 });
    for (let i = 0; i < 12; i++) await fails(DOWN, 'one');
    expect(circuit.stats().state).toBe('closed');
    await fails(DOWN, 'two');
    expect(circuit.stats().state).toBe('open');
    circuit.reset();
    expect(circuit.stats().state).toBe('closed');
    const judged = setUp({ judge: () => 'failure' });
    for (let i = 0; i < 10; i++) await judged.circuit.execute(async () => 'bad value');
    expect(judged.circuit.stats().state).toBe('open');
  });

  it('is found by name until it is released', () => {
    const { registry, circuit } = setUp();
    expect(Object.keys(registry.getAllCircuitStats())).toEqual(['a']);
    expect(() => circuitBreaker({ name: 'a', registry })).toThrow('There is a circuit named a already.');
    circuit.release();
    expect(registry.getAllCircuitStats()).toEqual({});
  });
});

describe('ttlCache', () => {
  const setUp = (options: Partial<Parameters<typeof ttlCache<string>>[0]> = {}) => {
    const time = virtualTime();
    const registry = createRegistry();
    const cache = ttlCache<string>({ name: 'a', ttlMs: 1_000, registry, clock: time.clock, ...options });
    return { time, registry, cache };
  };

  it('gives a value for its time and no longer', async () => {
    const { time, cache } = setUp();
    cache.set('k', 'v');
    await time.advance(999);
    expect(cache.get('k')).toBe('v');
    await time.advance(1);
    expect([cache.get('k'), cache.get('never')]).toEqual([undefined, undefined]);
    expect(cache.stats()).toMatchObject({ name: 'a', hits: 1, misses: 2, entries: 0 });
  });

  it('counts from the last set, and gives nothing from the future', async () => {
    let now = 10_000;
    const { cache } = setUp({ clock: () => now });
    cache.set('k', 'old');
    now += 900;
    cache.set('k', 'new');
    now += 900;
    expect(cache.get('k')).toBe('new');
    now = 0;
    expect(cache.get('k')).toBeUndefined();
  });

  it('keeps those used last, within its bounds of number and bytes', () => {
    const { cache } = setUp({ maxEntries: 2 });
    for (const key of ['a', 'b']) cache.set(key, key);
    cache.get('a');
    cache.set('c', 'c');
    expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual(['a', undefined, 'c']);
    const sized = setUp({ maxBytes: 100, sizeOf: (value) => value.length }).cache;
    sized.set('k', 'x'.repeat(50));
    expect(sized.get('k')).toBeUndefined();
    expect(sized.stats()).toMatchObject({ entries: 0, evictions: 1 });
    const wide = setUp({ maxBytes: 100, maxEntryBytes: 60, sizeOf: (value) => value.length }).cache;
    wide.set('k', 'x'.repeat(50));
    expect(wide.get('k')).toHaveLength(50);
  });

  it('deletes one, and is emptied and released by name', () => {
    const { registry, cache } = setUp();
    for (const key of ['a', 'b']) cache.set(key, key);
    cache.delete('a');
    expect([cache.get('a'), cache.get('b')]).toEqual([undefined, 'b']);
    registry.clearCache('a');
    expect(cache.get('b')).toBeUndefined();
    cache.release();
    expect(registry.getCacheStats()).toEqual({});
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('takes no time of %d', (ttlMs) => {
    expect(() => setUp({ ttlMs })).toThrow('ttlCache.ttlMs should be a number from 1');
  });
});

describe('cached', () => {
  const setUp = (options: Partial<Parameters<typeof cached<{ id: number }, string>>[1]> = {}) => {
    const time = virtualTime();
    const registry = createRegistry();
    let runs = 0;
    let fails: unknown;
    const work = async ({ id }: { id: number }) => {
      runs++;
      await time.sleep(10);
      if (fails) throw fails;
      return `${id} at ${time.clock()}`;
    };
    const made = cached(work, { name: 'a', registry, clock: time.clock, timing: time, ...options });
    return {
      time,
      registry,
      made,
      runs: () => runs,
      failWith: (error: unknown) => {
        fails = error;
      },
    };
  };

  it('runs equal calls at once as one, and keeps the value for its time', async () => {
    const { time, made, runs } = setUp({ ttlMs: 1_000 });
    const calls = Promise.all([made({ id: 1 }), made({ id: 1 }), made({ id: 2 })]);
    await time.advance(10);
    expect(new Set(await calls).size).toBe(2);
    expect(runs()).toBe(2);
    await time.advance(500);
    expect(await made.ask({ id: 1 })).toMatchObject({ source: 'memory', ageMs: 500 });
    await time.advance(500);
    const renewed = made({ id: 1 });
    await time.advance(10);
    await renewed;
    expect(runs()).toBe(3);
  });

  it('keeps no failure, and gives an old value only where that is allowed, saying so', async () => {
    const { time, made, failWith } = setUp({ ttlMs: 1_000, staleIfErrorMs: 1_000 });
    const first = made({ id: 1 });
    await time.advance(10);
    await first;
    failWith(DOWN);
    await time.advance(1_100);
    const old = made.ask({ id: 1 });
    await time.advance(10);
    expect(await old).toMatchObject({ source: 'stale', because: 'failed', error: DOWN });
    failWith(NOT_FOUND);
    const gone = expect(made({ id: 1 })).rejects.toBe(NOT_FOUND);
    await time.advance(10);
    await gone;
  });

  it('aborts the work when the last who waits has left, and after its time', async () => {
    const time = virtualTime();
    const signals: AbortSignal[] = [];
    const hang = (_: string, signal: AbortSignal) => {
      signals.push(signal);
      return new Promise<string>(() => undefined);
    };
    const registry = createRegistry();
    const made = cached(hang, { name: 'a', registry, timing: time, workMs: 5_000, softMs: 100 });
    const cancel = new AbortController();
    const left = expect(made('x', cancel.signal)).rejects.toBeInstanceOf(CancelledError);
    await time.settle();
    cancel.abort();
    await left;
    const late = expect(made('y')).rejects.toThrow('No answer came within 5 s.');
    await time.advance(5_000);
    await late;
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  it('tells arguments apart as it is told to, and takes room as it is told', async () => {
    const { time, made, runs } = setUp({ keyOf: ({ id }) => `${id % 2}`, sizeOf: () => 40, maxEntries: 1 });
    for (const id of [1, 3, 2, 1]) {
      const asked = made({ id });
      await time.advance(10);
      await asked;
    }
    expect(runs()).toBe(3);
    expect(made.stats()).toMatchObject({ entries: 1, evictions: 2 });
    made.clear();
    expect(made.stats().entries).toBe(0);
    made.release();
    expect(() => made.release()).not.toThrow();
  });
});

describe('the registry of the library', () => {
  it('holds what is given no other', async () => {
    const cache = ttlCache<number>({ name: 'one', ttlMs: 1_000 });
    const circuit = circuitBreaker({ name: 'one' });
    cache.set('k', 1);
    expect(getCacheStats()['one']).toMatchObject({ entries: 1 });
    clearCache('one');
    expect(getCacheStats()['one']).toMatchObject({ entries: 0 });
    expect(() => clearCache('two')).toThrow('There is no cache named two. There is: one.');
    for (let i = 0; i < 10; i++) await circuit.execute(() => Promise.reject(DOWN)).catch(() => undefined);
    expect(getAllCircuitStats()['one']?.state).toBe('open');
    resetAllCircuits();
    expect(getAllCircuitStats()['one']?.state).toBe('closed');
    cache.release();
    circuit.release();
    expect([getCacheStats(), getAllCircuitStats()]).toEqual([{}, {}]);
  });
});
