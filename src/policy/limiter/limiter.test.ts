import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../errors/index.js';
import { QueueFullError, WaitTooLongError } from '../errors.js';
import { deferred, virtualTime } from '../virtual-time.testing.js';
import { type LimiterCall, type LimiterOptions, limiter } from './limiter.js';

function setUp(options: Partial<LimiterOptions> = {}) {
  const time = virtualTime(0);
  const limit = limiter({ name: 'api', timing: time, ...options });
  const begun: string[] = [];
  /** A call that takes so long once begun, or until `end` resolves. */
  const call = (label: string, what: Partial<LimiterCall> & { takes?: number } = {}) => {
    const end = deferred<void>();
    const { takes, ...rest } = what;
    const ended = limit
      .execute(
        async () => {
          begun.push(`${label}@${time.clock()}`);
          await (takes === undefined ? end.promise : time.sleep(takes));
          return label;
        },
        { signal: new AbortController().signal, ...rest },
      )
      .catch((error: unknown) => error);
    return { ...end, ended };
  };
  return { time, limit, begun, call };
}

describe('a limiter', () => {
  it('begins at once what fits, and the rest as others end, in order', async () => {
    const { time, limit, begun, call } = setUp({ concurrency: 2 });
    for (const label of ['a', 'b', 'c', 'd']) call(label, { takes: 10 });
    expect(begun).toEqual(['a@0', 'b@0'].slice(0, begun.length));
    await time.settle();
    expect(begun).toEqual(['a@0', 'b@0']);
    expect(limit.stats()).toMatchObject({ active: 2, queued: 2 });
    await time.advance(20);
    expect(begun).toEqual(['a@0', 'b@0', 'c@10', 'd@10']);
    expect(limit.stats()).toEqual({
      name: 'api',
      active: 0,
      queued: 0,
      started: 4,
      queueFull: 0,
      tooLong: 0,
      left: 0,
    });
  });

  it('serves the larger priority first, and equals as they came', async () => {
    const { time, begun, call } = setUp({ concurrency: 1 });
    call('first', { takes: 10 });
    call('form', { takes: 10, priority: 1 });
    call('meetings', { takes: 10, priority: 1 });
    call('price', { takes: 10, priority: 9 });
    call('list', { takes: 10 });
    await time.advance(100);
    expect(begun.map((each) => each.split('@')[0])).toEqual(['first', 'price', 'form', 'meetings', 'list']);
  });

  it('refuses when as many wait as may, and says so', async () => {
    const { time, limit, call } = setUp({ concurrency: 1, queue: 1 });
    call('a');
    call('b');
    const refused = await call('c').ended;
    expect(refused).toBeInstanceOf(QueueFullError);
    expect(refused).toMatchObject({
      service: 'api',
      retry: { helps: true },
      message: 'The queue for api is full (1 waiting). Try again in a few seconds.',
    });
    await time.settle();
    expect(limit.stats()).toMatchObject({ active: 1, queued: 1, queueFull: 1 });
    const none = setUp({ concurrency: 1, queue: 0 });
    none.call('a');
    expect(await none.call('b').ended).toBeInstanceOf(QueueFullError);
    expect(none.begun).toEqual(['a@0']);
  });

  it('hands on a failure and frees its slot', async () => {
    const { time, begun, call } = setUp({ concurrency: 1 });
    const error = new Error('bad');
    const failing = call('a');
    call('b');
    failing.reject(error);
    expect(await failing.ended).toBe(error);
    await time.settle();
    expect(begun).toEqual(['a@0', 'b@0']);
  });

  it('lets go of a waiting call at once when its signal fires', async () => {
    const { time, limit, begun, call } = setUp({ concurrency: 1 });
    const busy = call('a');
    const controller = new AbortController();
    const leaving = call('b', { signal: controller.signal });
    call('c');
    controller.abort();
    expect(await leaving.ended).toBeInstanceOf(CancelledError);
    expect(limit.stats()).toMatchObject({ queued: 1, left: 1 });
    busy.resolve();
    await time.settle();
    expect(begun).toEqual(['a@0', 'c@0']);
    expect(await call('d', { signal: controller.signal }).ended).toBeInstanceOf(CancelledError);
  });

  it('begins nothing for a caller who left just as the turn came', async () => {
    const { time, limit, begun, call } = setUp();
    const controller = new AbortController();
    limit.pause(10);
    // Both get their turn when the pause ends; the first then makes the other leave.
    limit.execute(async () => controller.abort(), { signal: new AbortController().signal });
    const left = call('a', { signal: controller.signal });
    await time.advance(10);
    expect(await left.ended).toBeInstanceOf(CancelledError);
    expect([begun, limit.stats()]).toMatchObject([[], { active: 0, left: 0 }]);
  });

  it('begins no more a second than the rate, after a burst of what a second allows', async () => {
    const { time, begun, call } = setUp({ ratePerSecond: 2.5 });
    for (let i = 0; i < 6; i++) call(String(i), { takes: 1 });
    await time.advance(5000);
    expect(begun).toEqual(['0@0', '1@0', '2@0', '3@400', '4@800', '5@1200']);
    expect(time.pending).toEqual([]);
  });

  it('pauses for the time told, else five seconds, and never shorter than told before', async () => {
    const { time, limit, begun, call } = setUp();
    limit.pause();
    call('a', { takes: 1 });
    await time.advance(4999);
    expect([begun, limit.stats().pausedUntil]).toEqual([[], 5000]);
    limit.pause(3000);
    limit.pause(1);
    await time.advance(2999);
    expect(begun).toEqual([]);
    await time.advance(1);
    expect(begun).toEqual(['a@7999']);
    expect(limit.stats()).not.toHaveProperty('pausedUntil');
  });

  it('refuses at once whose turn would come too late, and tells the wait', async () => {
    const { limit, call } = setUp({ ratePerSecond: 1, burst: 1 });
    call('a', { takes: 0 });
    const fits = call('b', { takes: 0, deadline: 1001 });
    const refused = await call('c', { deadline: 2000 }).ended;
    expect(refused).toBeInstanceOf(WaitTooLongError);
    expect(refused).toMatchObject({
      service: 'api',
      waitMs: 2000,
      retry: { helps: true, afterSeconds: 2 },
      message: 'A request to api would have to wait 2 s for its turn, longer than this call may take.',
    });
    expect(limit.stats()).toMatchObject({ queued: 1, tooLong: 1 });
    limit.pause(60_000);
    expect(await fits.ended).toMatchObject({ waitMs: 60_000 });
    expect(limit.stats()).toMatchObject({ queued: 0, tooLong: 2 });
  });

  it('learns from how long calls take what a wait for a slot is', async () => {
    const { time, call } = setUp({ concurrency: 1 });
    call('first', { takes: 3000 });
    await time.advance(3000);
    call('second', { takes: 3000 });
    call('third', { takes: 3000 });
    await time.settle();
    expect(await call('fourth', { deadline: 8000 }).ended).toMatchObject({ waitMs: 6000 });
  });

  it('begins nothing whose deadline passed while it waited', async () => {
    const { time, begun, call } = setUp({ concurrency: 1 });
    const busy = call('busy');
    const late = call('late', { deadline: 1000 });
    await time.advance(1500);
    busy.resolve();
    expect(await late.ended).toMatchObject({ waitMs: 1500 });
    expect(begun).toEqual(['busy@0']);
  });

  it('leaves no timer when nobody waits any more', async () => {
    const { time, limit, call } = setUp();
    limit.pause(60_000);
    const controller = new AbortController();
    const left = call('a', { signal: controller.signal });
    await time.settle();
    expect(time.pending).toEqual([60_000]);
    controller.abort();
    await left.ended;
    expect(time.pending).toEqual([]);
  });

  it.each<[Partial<LimiterOptions>, string]>([
    [{ concurrency: 0 }, 'limiter.concurrency should be a whole number from 1 to 10000, got 0'],
    [{ queue: -1 }, 'limiter.queue'],
    [{ ratePerSecond: 0 }, 'limiter.ratePerSecond'],
    [{ ratePerSecond: 1, burst: 0 }, 'limiter.burst'],
    [{ pauseMs: -1 }, 'limiter.pauseMs'],
  ])('names a bad option: %o', (options, message) => {
    expect(() => setUp(options)).toThrow(message);
  });
});
