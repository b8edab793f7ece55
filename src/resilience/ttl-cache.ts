import type { CacheCounts, Registry } from '../policy/registry.js';
import { memoryStore } from '../store/memory.js';
import { numberFrom } from '../util/check.js';
import { type Clock, systemClock } from '../util/clock.js';
import { room } from './keep.js';
import { defaultRegistry } from './registry.js';

export interface TtlCacheOptions<V> {
  /** Named in statistics and by `clearCache`. */
  name: string;
  /** How long a value is given, milliseconds. */
  ttlMs: number;
  /**
   * Values kept at most; those used last stay.
   * @default 256
   */
  maxEntries?: number;
  /**
   * Bytes kept at most, as `sizeOf` tells them and keys take.
   * @default 16777216
   */
  maxBytes?: number;
  /**
   * Bytes one value may take; a larger one is not kept, and counted in `evictions`.
   * @default a quarter of `maxBytes`
   */
  maxEntryBytes?: number;
  /**
   * What a value takes, bytes.
   * @default nothing
   */
  sizeOf?: (value: V) => number;
  /** Epoch milliseconds. @default the computer's */
  clock?: Clock;
  /** Where it is found by name. @default the library's own */
  registry?: Registry;
}

export interface TtlCache<V> {
  readonly name: string;
  /** The value, unless there is none or its time is over. */
  get(key: string): V | undefined;
  /** Keeps a value from now on for the time of the cache; one over `maxEntryBytes` it does not keep. */
  set(key: string, value: V): void;
  delete(key: string): void;
  clear(): void;
  stats(): CacheCounts;
  /** Takes it out of the registry; its name is free again. */
  release(): void;
}

/** Keeps values for a while, bounded in number and bytes. Throws RangeError for bad options and for a name that is taken. */
export function ttlCache<V>(options: TtlCacheOptions<V>): TtlCache<V> {
  const { name, clock = systemClock, sizeOf = () => 0, registry = defaultRegistry } = options;
  const ttlMs = numberFrom('ttlCache.ttlMs', options.ttlMs, 1, Number.MAX_SAFE_INTEGER);
  const store = memoryStore<V>(room({ ...options, maxBytes: options.maxBytes ?? 16_777_216 }));
  const counts = { hits: 0, misses: 0 };
  const cache: TtlCache<V> = {
    name,
    get(key) {
      const found = store.get(key);
      // A clock that was set back makes no value new again.
      const age = found ? clock() - found.answeredAt : 0;
      if (found && age >= 0 && age < ttlMs) {
        counts.hits++;
        return found.value;
      }
      counts.misses++;
      store.delete(key);
      return undefined;
    },
    set: (key, value) => store.set(key, { value, answeredAt: clock(), bytes: sizeOf(value) }),
    delete: store.delete,
    clear: store.clear,
    stats: () => {
      const { entries, bytes, evictions } = store.stats();
      return { name, ...counts, entries, bytes, evictions };
    },
    release: () => registry.release(cache),
  };
  return registry.cache(cache);
}
