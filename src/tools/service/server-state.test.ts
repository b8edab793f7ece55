import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedOf, hitRate, readState } from './server-state.js';
import { BARE, NOW, TROUBLED } from './status.testing.js';

describe('readState', () => {
  it('takes a whole status apart, times as distances by the clock they go by', () => {
    const state = readState(TROUBLED);
    expect(state).toMatchObject({ version: '0.1.0', practice: true, resilience: 'no-retry' });
    expect(state.lastGoodAnswer).toBe(NOW - 52_000);
    expect(state.circuits).toEqual([
      { service: 'tabcorp_api', state: 'open', failures: 12, openForS: 40, nextTryInS: 9 },
      {
        service: 'tabcorp_oauth',
        state: 'closed',
        failures: 0,
        openForS: undefined,
        nextTryInS: undefined,
      },
    ]);
    expect(state.limits).toEqual([
      { service: 'tabcorp_api', running: 2, queued: 7, refused: 1, pausedForS: 4 },
    ]);
    expect(state.retries).toEqual({ calls: 150, retries: 14, refused: 2 });
  });

  it('goes by the computer’s own clock where the status tells it', () => {
    const status = {
      clock: { now: '2026-11-24T03:02:00Z', computer: '2026-11-24T09:00:00Z', skew_seconds: 1 },
      circuits: { a: { state: 'open', next_try_at: Date.parse('2026-11-24T09:00:05Z') } },
    };
    expect(readState(status).circuits[0]?.nextTryInS).toBe(5);
  });

  it('calls a try that is overdue due now, and a pause that has ended none', () => {
    const past = new Date(NOW - 60_000).toISOString();
    const clock = { now: new Date(NOW).toISOString() };
    const state = readState({
      clock,
      circuits: { a: { state: 'open', next_try_at: past } },
      limits: { a: { paused_until: past } },
    });
    expect(state.circuits[0]?.nextTryInS).toBe(0);
    expect(state.limits[0]?.pausedForS).toBeUndefined();
  });

  it('tells no distance where no clock is told', () => {
    const state = readState({ circuits: { a: { state: 'open', next_try_at: '2026-11-24T03:02:00Z' } } });
    expect(state.circuits[0]).toMatchObject({ state: 'open', nextTryInS: undefined });
  });

  it('leaves undefined what a status does not say', () => {
    const state = readState(BARE);
    expect(state).toMatchObject({ caches: [], circuits: [], limits: [] });
    expect([state.retries, state.lastGoodAnswer, state.resilience]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('takes any JSON for a status, whole or with one member exchanged', () => {
    const changed = fc
      .tuple(fc.constantFrom(...Object.keys(TROUBLED)), fc.jsonValue())
      .map(([name, value]) => ({ ...TROUBLED, [name]: value }));
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), changed), (status) => {
        expect(JSON.stringify(readState(status))).not.toMatch(/NaN|Infinity/);
      }),
    );
  });
});

describe('hitRate', () => {
  const cache = { name: 'a', entries: 0, bytes: 0, evictions: 0 };

  it('counts old answers as kept, and those that waited with others as asked', () => {
    expect(hitRate([{ ...cache, hits: 1, misses: 1, stale: 1, joined: 1 }])).toBe(50);
    expect(askedOf({ ...cache, hits: 1, misses: 2, stale: 3, joined: 4 })).toBe(10);
  });

  it('is nothing before the first read', () => {
    expect(hitRate([])).toBeUndefined();
    expect(hitRate([{ ...cache, hits: 0, misses: 0, stale: 0, joined: 0 }])).toBeUndefined();
  });
});
