import { describe, expect, it } from 'vitest';
import { NotFoundError } from '../../errors/index.js';
import { memoryStore } from '../../store/memory.js';
import { DeadlineError } from '../errors.js';
import { virtualTime } from '../virtual-time.testing.js';
import { cached } from './cached.js';
import { rule, setUp } from './cached.testing.js';

describe('an entry past its time', () => {
  it('answers a little late from memory while it renews once in the background', async () => {
    const { time, cache, loads, call, fill } = setUp();
    await fill('one');
    await time.advance(12_000);
    expect(await call()).toMatchObject({ value: 'one', source: 'memory', ageMs: 12_000 });
    expect(await call()).toMatchObject({ value: 'one', source: 'memory' });
    expect(loads).toHaveLength(2);
    loads[1]!.ok('two');
    await time.settle();
    expect(await call()).toMatchObject({ value: 'two', source: 'memory', ageMs: 0 });
    expect(cache.stats()).toMatchObject({ hits: 3, refreshes: 1, refreshFailures: 0 });
  });

  it('swallows the failure of a renewal into its statistics', async () => {
    const { time, cache, loads, call, fill } = setUp();
    await fill('one');
    await time.advance(12_000);
    await call();
    loads[1]!.reject(new Error('bad'));
    await time.settle();
    expect(cache.stats()).toMatchObject({ refreshes: 1, refreshFailures: 1, entries: 1 });
    expect(await call()).toMatchObject({ value: 'one', source: 'memory' });
  });

  it('answers with an old entry and the error when the upstream fails', async () => {
    const { time, cache, loads, call, fill } = setUp();
    await fill('one');
    await time.advance(69_999);
    const asked = call();
    const error = new Error('HTTP 503');
    loads[1]!.reject(error);
    expect(await asked).toMatchObject({
      value: 'one',
      source: 'stale',
      because: 'failed',
      error,
      ageMs: 69_999,
    });
    await time.advance(1);
    const later = call();
    loads[2]!.reject(error);
    expect(await later).toBe(error);
    expect(cache.stats()).toMatchObject({ stale: 1, misses: 2 });
  });

  it('judges the old entry when the failure comes, not when it was asked', async () => {
    const { time, loads, call, fill } = setUp({ softMs: 60_000 });
    await fill('one');
    await time.advance(69_000);
    const asked = call();
    await time.advance(1000);
    loads[1]!.reject(new Error('too late'));
    expect(await asked).toMatchObject({ message: 'too late' });
  });

  it('answers with an old entry when the upstream is slow, and lets the load fill the cache', async () => {
    const { time, loads, call, fill } = setUp();
    await fill('one');
    await time.advance(20_000);
    const asked = call();
    await time.advance(500);
    expect(await asked).toMatchObject({ value: 'one', source: 'stale', because: 'slow', ageMs: 20_500 });
    expect(loads[1]!.signal.aborted).toBe(false);
    const second = call();
    expect(loads).toHaveLength(2);
    loads[1]!.ok('two');
    expect(await second).toMatchObject({ value: 'two', source: 'upstream', joined: true });
    expect(await call()).toMatchObject({ value: 'two', source: 'memory' });
  });

  it('waits on for the upstream when the old entry ceased to be good meanwhile', async () => {
    const { time, loads, call, fill } = setUp();
    await fill('one');
    await time.advance(69_800);
    const asked = call();
    await time.advance(5000);
    loads[1]!.ok('two');
    expect(await asked).toMatchObject({ value: 'two', source: 'upstream' });
  });

  it('answers with an old entry at a deadline, and with DeadlineError where there is none', async () => {
    const { time, loads, call, fill } = setUp();
    await fill('one');
    await time.advance(20_000);
    const asked = call({ deadline: 20_100 });
    const none = call({ key: 'b', deadline: 20_100 });
    await time.advance(100);
    expect(await asked).toMatchObject({ source: 'stale', because: 'slow' });
    expect(await none).toBeInstanceOf(DeadlineError);
    expect(loads[2]!.signal.aborted).toBe(true);
  });

  it('takes every failure for one that an old entry may stand in for, unless told otherwise', async () => {
    const time = virtualTime(0);
    const store = memoryStore<string>({ maxEntries: 1, maxBytes: 1000 });
    store.set('a', { value: 'one', answeredAt: -20_000, bytes: 1 });
    const cache = cached<string>({ name: 'plain', store, now: time.clock, timing: time });
    const answer = await cache.execute('a', rule, () => Promise.reject(new NotFoundError('gone')), {
      signal: new AbortController().signal,
    });
    expect(answer).toMatchObject({ value: 'one', source: 'stale', because: 'failed' });
  });
});
