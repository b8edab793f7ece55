import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedOf, hitRate, readState } from './server-state.js';
import { BARE, NOW, TROUBLED } from './status.testing.js';

describe('readState', () => {
  it('takes a whole status apart, times as distances from the upstream’s now', () => {
    const state = readState(TROUBLED);
    expect(state).toMatchObject({ version: '0.1.0', practice: true, resilience: 'no-retry' });
    expect(state.lastGoodAnswer).toBe(NOW - 52_000);
    expect(state.circuits).toEqual([
      { service: 'tabcorp_api', state: 'open', failures: 12, failuresInRow: 12, openForS: 40, nextTryInS: 9 },
      {
        service: 'tabcorp_oauth',
        state: 'closed',
        failures: 0,
        failuresInRow: 0,
        openForS: undefined,
        nextTryInS: undefined,
      },
    ]);
    expect(state.limits).toEqual([
      { service: 'tabcorp_api', running: 2, queued: 7, refused: 1, pausedForS: 4 },
    ]);
    expect(state.retries).toEqual([
      { service: 'tabcorp_api', calls: 140, retries: 14, refused: 2 },
      { service: 'tabcorp_oauth', calls: 10, retries: 0, refused: 0 },
    ]);
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
    expect(state).toMatchObject({ caches: [], circuits: [], limits: [], retries: [] });
    expect([state.lastGoodAnswer, state.resilience]).toEqual([undefined, undefined]);
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

  it('counts old answers, and that there is nothing, as kept, and those that waited with others as missed', () => {
    const counts = { hits: 1, misses: 3, stale: 1, refusals: 1, joined: 2 };
    expect(hitRate([{ ...cache, ...counts }])).toBe(50);
    expect(askedOf({ ...cache, ...counts })).toBe(6);
  });

  it('is nothing before the first read', () => {
    expect(hitRate([])).toBeUndefined();
    expect(hitRate([{ ...cache, hits: 0, misses: 0, stale: 0, refusals: 0, joined: 0 }])).toBeUndefined();
  });
});
