import { describe, expect, it } from 'vitest';
import { shared, timeLimit, unlessAborted } from './async.js';

describe('timeLimit', () => {
  it('fires with its reason', async () => {
    const { signal } = timeLimit(1, () => new Error('over'));
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    expect(signal.reason).toEqual(new Error('over'));
  });

  it('never fires once cleared, and does not make its reason then', async () => {
    let made = 0;
    const { signal, clear } = timeLimit(1, () => {
      made++;
      return new Error('over');
    });
    clear();
    const later = timeLimit(5, () => new Error('later'));
    await new Promise((resolve) => later.signal.addEventListener('abort', resolve));
    expect([signal.aborted, made]).toEqual([false, 0]);
  });
});

describe('shared', () => {
  it('runs once for all who ask while it is under way, and anew afterwards', async () => {
    let runs = 0;
    let finish = (_: number) => {};
    const work = shared(() => {
      runs++;
      return new Promise<number>((resolve) => {
        finish = resolve;
      });
    });
    const both = Promise.all([work(), work()]);
    finish(7);
    expect([await both, runs]).toEqual([[7, 7], 1]);
    const again = work();
    finish(8);
    expect([await again, runs]).toEqual([8, 2]);
  });

  it('gives a failure to all who wait, and tries anew for the next', async () => {
    let runs = 0;
    const work = shared(async () => {
      runs++;
      if (runs === 1) throw new Error('first');
      return runs;
    });
    const [a, b] = await Promise.allSettled([work(), work()]);
    expect([a?.status, b?.status]).toEqual(['rejected', 'rejected']);
    expect(await work()).toBe(2);
  });
});

describe('unlessAborted', () => {
  const never = new Promise<number>(() => {});

  it('gives what the work comes to', async () => {
    const { signal } = new AbortController();
    expect(await unlessAborted(Promise.resolve(7), signal)).toBe(7);
    await expect(unlessAborted(Promise.reject(new Error('failed')), signal)).rejects.toThrow('failed');
  });

  it('ends with the signal’s reason when that fires, or has fired', async () => {
    const cancel = new AbortController();
    const waiting = unlessAborted(never, cancel.signal);
    cancel.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    await expect(unlessAborted(never, cancel.signal)).rejects.toThrow('gone');
  });

  it('leaves a failure that comes later unnoticed', async () => {
    const late = Promise.reject(new Error('late'));
    await expect(unlessAborted(late, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });
});
