import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../index.js';
import { createRateLimit } from './rate-limit.js';

describe('a rate limit', () => {
  it('lets a burst through, then as many a second as it says', () => {
    let now = 0;
    const limit = createRateLimit({ perSecond: 2, burst: 3 }, () => now);
    const passed = (tries: number): number =>
      Array.from({ length: tries }, limit).filter((reply) => reply === undefined).length;
    expect(passed(10)).toBe(3);
    now += 1000;
    expect(passed(10)).toBe(2);
    now += 60_000;
    expect(passed(10)).toBe(3);
  });

  it('says after how many seconds to come again, and keeps its word', () => {
    let now = 0;
    const limit = createRateLimit({ perSecond: 0.2 }, () => now);
    expect(limit()).toBeUndefined();
    const refused = limit();
    expect(refused).toMatchObject({ status: 429, headers: { 'Retry-After': '5' } });
    now += 4_000;
    expect(limit()?.headers).toEqual({ 'Retry-After': '1' });
    now += 1_000;
    expect(limit()).toBeUndefined();
  });

  it('never answers more than its burst and its rate allow, whatever the clock does', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.integer({ min: -200, max: 2_000 }), { maxLength: 200 }),
        (perSecond, burst, steps) => {
          let now = 1_000;
          let forward = 0;
          let passed = 0;
          const limit = createRateLimit({ perSecond, burst }, () => now);
          for (const step of steps) {
            now += step;
            forward += Math.max(0, step);
            if (limit() === undefined) passed += 1;
          }
          expect(passed).toBeLessThanOrEqual(burst + (forward / 1000) * perSecond + 1e-6);
        },
      ),
    );
  });

  it.each([{ perSecond: 0 }, { perSecond: Number.NaN }, { perSecond: 1, burst: 0.5 }])(
    'refuses %j',
    (limit) => {
      expect(() => createRateLimit(limit, () => 0)).toThrow(RangeError);
    },
  );
});

describe('a sandbox with a rate limit', () => {
  let sandbox: Sandbox | undefined;
  afterEach(() => sandbox?.stop());

  it('turns away what comes too fast, token requests too, but not who steers it', async () => {
    let real = Date.parse('2026-11-24T03:00:00Z');
    sandbox = await startSandbox({ clock: () => real, rateLimit: { perSecond: 1, burst: 2 } });
    const status = async (path: string, init?: RequestInit) =>
      (await fetch(sandbox?.url + path, init)).status;
    expect([await status('/v1/'), await status('/v1/')]).toEqual([200, 200]);
    expect(await status('/v1/')).toBe(429);
    expect(await status('/oauth/token', { method: 'POST', body: new URLSearchParams() })).toBe(429);
    expect(await status('/sandbox/clock')).toBe(200);
    real += 1000;
    expect(await status('/v1/')).toBe(200);
  });
});
