import { describe, expect, it } from 'vitest';
import { CancelledError, NotFoundError } from '../../errors/index.js';
import { DeadlineError } from '../errors.js';
import { virtualTime } from '../virtual-time.testing.js';
import { noRenewal, rule, setUp, WORLD } from './cached.testing.js';
import type { FreshnessRule } from './freshness.js';

describe('a cache in the path', () => {
  it('asks the upstream once, then answers the same value from memory and tells its age', async () => {
    const { time, cache, loads, call, fill } = setUp();
    await fill('one');
    await time.advance(9999);
    expect(await call()).toEqual({
      value: 'one',
      source: 'memory',
      answeredAt: WORLD,
      ageMs: 9999,
      joined: false,
    });
    expect(loads).toHaveLength(1);
    expect(cache.stats()).toMatchObject({ name: 'api', hits: 1, misses: 1, entries: 1, refreshes: 0 });
  });

  it('answers a fresh hit within one microtask', async () => {
    const { cache, fill } = setUp();
    await fill('one');
    let answered = false;
    const hit = cache.execute('a', rule, () => Promise.reject(new Error('asked')), {
      signal: new AbortController().signal,
    });
    hit.then(() => {
      answered = true;
    });
    await Promise.resolve();
    expect(answered).toBe(true);
  });

  it('counts the age from the upstream’s answer, not from keeping it', async () => {
    const { time, loads, call } = setUp();
    const first = call();
    loads[0]!.resolve({ value: 'old already', answeredAt: WORLD - 9000, bytes: 1 });
    expect(await first).toMatchObject({ source: 'upstream', ageMs: 9000, joined: false });
    await time.advance(999);
    expect(await call()).toMatchObject({ source: 'memory', ageMs: 9999 });
    await time.advance(1);
    await call();
    expect(loads).toHaveLength(2);
  });

  it('lets all who ask at once share one load', async () => {
    const { cache, loads, call } = setUp();
    const calls = Array.from({ length: 100 }, () => call());
    expect(loads).toHaveLength(1);
    loads[0]!.ok('one');
    const answers = await Promise.all(calls);
    expect(answers.filter((each) => (each as { joined: boolean }).joined)).toHaveLength(99);
    expect(cache.stats()).toMatchObject({ hits: 0, misses: 100, joined: 99 });
  });

  it('ends only the wait of one who cancels, and the load with the last', async () => {
    const { time, loads, call } = setUp();
    const [one, two] = [new AbortController(), new AbortController()];
    const [first, second] = [call({ signal: one.signal }), call({ signal: two.signal })];
    one.abort();
    expect(await first).toBeInstanceOf(CancelledError);
    expect(loads[0]!.signal.aborted).toBe(false);
    two.abort();
    await time.advance(25);
    expect(await second).toBeInstanceOf(CancelledError);
    expect(loads[0]!.signal.aborted).toBe(true);
    expect(await call({ signal: one.signal })).toBeInstanceOf(CancelledError);
    expect(loads).toHaveLength(1);
  });

  it('reads what is kept again after a load that never ended', async () => {
    const { time, loads, call, cache } = setUp();
    const asked = call();
    await time.advance(20_000);
    await asked;
    const again = call();
    loads[1]!.ok('answer');
    await again;
    expect(await call()).toMatchObject({ value: 'answer', source: 'memory' });
    expect(cache.stats()).toMatchObject({ hits: 1, misses: 2, joined: 0 });
  });

  it('keeps nothing of a load whose time was over', async () => {
    const { time, cache, loads, call } = setUp();
    const asked = call();
    await time.advance(20_000);
    expect(await asked).toBeInstanceOf(DeadlineError);
    loads[0]!.ok('too late');
    await time.settle();
    expect(cache.stats().entries).toBe(0);
  });

  it('never keeps a failure', async () => {
    const { loads, call } = setUp();
    const asked = call();
    loads[0]!.reject(new Error('bad'));
    expect(await asked).toBeInstanceOf(Error);
    void call();
    expect(loads).toHaveLength(2);
  });

  it('keeps for ten seconds that there is nothing, instead of what was there', async () => {
    const { time, cache, loads, call, fill } = setUp();
    await fill('one');
    await time.advance(20_000);
    const asked = call();
    const gone = new NotFoundError('gone', 404);
    loads[1]!.reject(gone);
    expect(await asked).toBe(gone);
    await time.advance(9999);
    expect(await call()).toBe(gone);
    expect(cache.stats()).toMatchObject({ refusals: 1, entries: 0, misses: 2 });
    await time.advance(1);
    const again = call();
    loads[2]!.ok('back');
    expect(await again).toMatchObject({ value: 'back', source: 'upstream' });
    expect(await call()).toMatchObject({ value: 'back', source: 'memory' });
  });

  it('neither keeps nor shares what is never to be kept', async () => {
    const { time, cache, loads, call } = setUp();
    const calls = [call({ by: 'never' }), call({ by: 'never' })];
    expect(loads).toHaveLength(2);
    loads[0]!.ok('mine');
    loads[1]!.ok('yours');
    expect(await Promise.all(calls)).toMatchObject([
      { value: 'mine', source: 'upstream', joined: false },
      { value: 'yours', source: 'upstream', joined: false },
    ]);
    const controller = new AbortController();
    const left = call({ by: 'never', signal: controller.signal });
    controller.abort();
    expect(await left).toBeInstanceOf(CancelledError);
    expect(loads[2]!.signal.aborted).toBe(true);
    const late = call({ by: 'never', deadline: 1000 });
    await time.advance(1000);
    expect(await late).toBeInstanceOf(DeadlineError);
    expect(cache.stats()).toMatchObject({ bypassed: 4, entries: 0, misses: 0 });
  });

  it('shares but does not keep what its rule gives no time, and leaves what it had to stand in', async () => {
    const { time, cache, loads, call, fill } = setUp();
    await fill('one');
    await time.advance(20_000);
    const by: FreshnessRule<string> = (value, now) => ({
      ...rule(value, now),
      ttlMs: value === 'two' ? 0 : 10_000,
    });
    const calls = [call({ by }), call({ by })];
    loads[1]!.ok('two');
    expect(await calls[1]).toMatchObject({ value: 'two', joined: true });
    expect(cache.stats().entries).toBe(1);
    const failed = call();
    loads[2]!.reject(new Error('down'));
    expect(await failed).toMatchObject({ value: 'one', source: 'stale', ageMs: 20_000 });
  });

  it('is empty once cleared: nothing that was under way fills it, and nobody joins that', async () => {
    const { time, cache, loads, call, fill } = setUp();
    await fill('kept');
    const before = call({ key: 'b' });
    cache.clear();
    const after = call({ key: 'b' });
    expect(loads).toHaveLength(3);
    loads[1]!.ok('before');
    expect(await before).toMatchObject({ value: 'before' });
    expect(cache.stats().entries).toBe(0);
    loads[2]!.ok('after');
    expect(await after).toMatchObject({ value: 'after', joined: false });
    expect(await call({ key: 'b' })).toMatchObject({ value: 'after', source: 'memory' });
    const missing = call({ key: 'c' });
    cache.clear();
    loads[3]!.reject(new NotFoundError('gone'));
    await missing;
    void call({ key: 'c' });
    await time.settle();
    expect(loads).toHaveLength(5);
  });

  it('forgets a refusal when cleared', async () => {
    const { cache, loads, call } = setUp();
    const asked = call();
    loads[0]!.reject(new NotFoundError('gone'));
    await asked;
    cache.clear();
    void call();
    expect(loads).toHaveLength(2);
  });

  it('does not trust an entry of a world that began anew, and survives a small step back', async () => {
    const { loads, call, fill, shift } = setUp();
    await fill('one');
    shift(-2000);
    expect(await call()).toMatchObject({ value: 'one', source: 'memory', ageMs: 0 });
    shift(-3_600_000);
    const asked = call();
    loads[1]!.ok('anew');
    expect(await asked).toMatchObject({ value: 'anew', source: 'upstream' });
    expect(await call()).toMatchObject({ value: 'anew', source: 'memory' });
  });

  it('lives in the world’s time', async () => {
    const time = virtualTime(0);
    const { call, loads } = setUp({ timing: time, now: () => WORLD + time.clock() * 60 });
    const filled = call();
    loads[0]!.resolve({ value: 'one', answeredAt: WORLD, bytes: 1 });
    await filled;
    await time.advance(166);
    expect(await call({ by: noRenewal })).toMatchObject({ source: 'memory', ageMs: 9960 });
    await time.advance(1);
    void call({ by: noRenewal });
    expect(loads).toHaveLength(2);
  });

  it('names a bad option', () => {
    expect(() => setUp({ softMs: -1 })).toThrow('cached.softMs should be a number from 0 to 3600000, got -1');
    expect(() => setUp({ loadMs: 0 })).toThrow('cached.loadMs');
  });
});
