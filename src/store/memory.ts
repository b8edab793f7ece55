import { LRUCache } from 'lru-cache';
import { wholeNumberFrom } from '../util/check.js';
import type { Entry, Store } from './store.js';

export interface MemoryStoreOptions {
  /** Entries kept at most, 1 to 1,000,000. */
  maxEntries: number;
  /** Bytes kept at most, as the entries tell them and their keys take. */
  maxBytes: number;
  /**
   * Bytes one entry may take.
   * @default a quarter of `maxBytes`
   */
  maxEntryBytes?: number;
}

/** A store in this process, which answers at once and gives back the very value it was given. */
export interface MemoryStore<V> extends Store<V> {
  get(key: string): Entry<V> | undefined;
  set(key: string, entry: Entry<V>): void;
  delete(key: string): void;
  clear(): void;
}

/** Keeps the entries used last. Throws RangeError for bad options. */
export function memoryStore<V>(options: MemoryStoreOptions): MemoryStore<V> {
  const max = wholeNumberFrom('memoryStore.maxEntries', options.maxEntries, 1, 1_000_000);
  const maxSize = wholeNumberFrom('memoryStore.maxBytes', options.maxBytes, 1, 2 ** 40);
  const maxEntrySize = wholeNumberFrom(
    'memoryStore.maxEntryBytes',
    options.maxEntryBytes ?? Math.max(1, Math.floor(maxSize / 4)),
    1,
    maxSize,
  );
  let hits = 0;
  let misses = 0;
  let evictions = 0;
  const cache = new LRUCache<string, Entry<V>>({
    max,
    maxSize,
    maxEntrySize,
    dispose: (_entry, _key, reason) => {
      if (reason === 'evict') evictions++;
    },
  });
  return {
    get(key) {
      const entry = cache.size === 0 ? undefined : cache.get(key);
      if (entry) hits++;
      else misses++;
      return entry;
    },
    set(key, entry) {
      const size = Math.max(1, Math.ceil(entry.bytes) + 2 * key.length);
      if (size <= maxEntrySize) {
        cache.set(key, entry, { size });
      } else {
        cache.delete(key);
        evictions++;
      }
    },
    delete: (key) => {
      if (cache.size > 0) cache.delete(key);
    },
    clear: () => cache.clear(),
    stats: () => ({ hits, misses, entries: cache.size, bytes: cache.calculatedSize, evictions }),
  };
}
