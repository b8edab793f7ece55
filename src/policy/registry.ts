import type { CircuitBreaker, CircuitStats } from './breaker/breaker.js';
import type { Cached, CacheStats } from './cached/types.js';

/** What every cache counts, and what only some do. */
export type CacheCounts = Pick<CacheStats, 'name' | 'hits' | 'misses' | 'entries' | 'bytes' | 'evictions'> &
  Partial<CacheStats>;

type AnyCache = Pick<Cached<unknown>, 'name' | 'clear'> & { stats(): CacheCounts };
type AnyCircuit = Pick<CircuitBreaker<unknown>, 'name' | 'reset' | 'stats'>;

/** The named caches and breakers of one part of a program, to be looked at and reset together. */
export interface Registry {
  /** Takes a cache in and gives it back. Throws RangeError when the name is taken. */
  cache<T extends AnyCache>(cache: T): T;
  /** Takes a breaker in and gives it back. Throws RangeError when the name is taken. */
  circuit<T extends AnyCircuit>(circuit: T): T;
  /** Lets a cache or breaker go; its name is free again. Nothing for one that is not there. */
  release(item: AnyCache | AnyCircuit): void;
  /** By name. */
  getCacheStats(): Record<string, CacheCounts>;
  /** Empties one cache, or all. Throws RangeError for a name that is not there. */
  clearCache(name?: string): void;
  /** By name. */
  getAllCircuitStats(): Record<string, CircuitStats>;
  resetAllCircuits(): void;
}

export function createRegistry(): Registry {
  const caches = new Map<string, AnyCache>();
  const circuits = new Map<string, AnyCircuit>();
  return {
    cache: (cache) => added('cache', caches, cache),
    circuit: (circuit) => added('circuit', circuits, circuit),
    release(item) {
      for (const held of [caches, circuits]) if (held.get(item.name) === item) held.delete(item.name);
    },
    getCacheStats: () => Object.fromEntries([...caches].map(([name, cache]) => [name, cache.stats()])),
    clearCache(name) {
      if (name === undefined) {
        for (const cache of caches.values()) cache.clear();
        return;
      }
      const cache = caches.get(name);
      if (!cache) {
        const known = [...caches.keys()].join(', ') || 'none';
        throw new RangeError(`There is no cache named ${name}. There is: ${known}.`);
      }
      cache.clear();
    },
    getAllCircuitStats: () =>
      Object.fromEntries([...circuits].map(([name, circuit]) => [name, circuit.stats()])),
    resetAllCircuits() {
      for (const circuit of circuits.values()) circuit.reset();
    },
  };
}

function added<K extends { name: string }, T extends K>(kind: string, to: Map<string, K>, item: T): T {
  if (to.has(item.name)) throw new RangeError(`There is a ${kind} named ${item.name} already.`);
  to.set(item.name, item);
  return item;
}
