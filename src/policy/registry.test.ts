import { describe, expect, it } from 'vitest';
import { memoryStore } from '../store/memory.js';
import { circuitBreaker } from './breaker/breaker.js';
import { consecutiveRule } from './breaker/consecutive-rule.js';
import { cached } from './cached/cached.js';
import { createRegistry } from './registry.js';

function setUp() {
  const registry = createRegistry();
  const cache = (name: string) =>
    registry.cache(
      cached<string>({ name, store: memoryStore({ maxEntries: 5, maxBytes: 1000 }), now: () => 0 }),
    );
  const circuit = (name: string) =>
    registry.circuit(
      circuitBreaker<void>({
        name,
        judge: () => 'failure',
        rule: consecutiveRule({ failures: 1, minRoutes: 1 }),
      }),
    );
  const fill = (into: ReturnType<typeof cache>) =>
    into.execute(
      'a',
      () => ({ ttlMs: 1000, staleWhileRevalidateMs: 0, staleIfErrorMs: 0 }),
      async () => ({ value: 'x', answeredAt: 0, bytes: 1 }),
      { signal: new AbortController().signal },
    );
  return { registry, cache, circuit, fill };
}

describe('a registry', () => {
  it('tells the statistics of every cache and circuit by name', async () => {
    const { registry, cache, circuit, fill } = setUp();
    expect([registry.getCacheStats(), registry.getAllCircuitStats()]).toEqual([{}, {}]);
    await fill(cache('api'));
    cache('race');
    circuit('tabcorp_api');
    expect(registry.getCacheStats()).toMatchObject({ api: { entries: 1 }, race: { entries: 0 } });
    expect(registry.getAllCircuitStats()).toMatchObject({ tabcorp_api: { state: 'closed' } });
  });

  it('clears one cache or all', async () => {
    const { registry, cache, fill } = setUp();
    const [api, race] = [cache('api'), cache('race')];
    await fill(api);
    await fill(race);
    registry.clearCache('api');
    expect([api.stats().entries, race.stats().entries]).toEqual([0, 1]);
    await fill(api);
    registry.clearCache();
    expect([api.stats().entries, race.stats().entries]).toEqual([0, 0]);
  });

  it('resets all circuits', async () => {
    const { registry, circuit } = setUp();
    const circuits = [circuit('a'), circuit('b')];
    for (const each of circuits) await each.execute(async () => undefined, { route: 'x' });
    expect(circuits.map((each) => each.stats().state)).toEqual(['open', 'open']);
    registry.resetAllCircuits();
    expect(circuits.map((each) => each.stats().state)).toEqual(['closed', 'closed']);
  });

  it('refuses a name twice, and names what there is for one unknown', () => {
    const { registry, cache, circuit } = setUp();
    expect(() => registry.clearCache('api')).toThrow('There is no cache named api. There is: none.');
    cache('api');
    circuit('api');
    expect(() => cache('api')).toThrow(new RangeError('There is a cache named api already.'));
    expect(() => circuit('api')).toThrow('There is a circuit named api already.');
    expect(() => registry.clearCache('rave')).toThrow('There is no cache named rave. There is: api.');
  });

  it('lets go of what is released, and of nothing else of that name', () => {
    const { registry, cache, circuit } = setUp();
    const [api, guard] = [cache('api'), circuit('api')];
    registry.release(api);
    expect(registry.getCacheStats()).toEqual({});
    expect(Object.keys(registry.getAllCircuitStats())).toEqual(['api']);
    registry.release(guard);
    const next = cache('api');
    registry.release(api);
    expect(registry.getCacheStats()).toEqual({ api: next.stats() });
  });

  it('shares nothing with another', () => {
    const [one, other] = [setUp(), setUp()];
    one.cache('api');
    expect(other.registry.getCacheStats()).toEqual({});
  });
});
