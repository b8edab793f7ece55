/** A value that may be there at once or come later: a store in this process makes nobody wait. */
export type MaybePromise<T> = T | Promise<T>;

/** What is kept for a key. */
export interface Entry<V> {
  readonly value: V;
  /** When the upstream answered, by its own clock: epoch milliseconds. All ages count from here. */
  readonly answeredAt: number;
  /** What the value takes, about. */
  readonly bytes: number;
}

export interface StoreStats {
  /** Look-ups that found an entry, of whatever age, and that found none; since the start. */
  hits: number;
  misses: number;
  /** Present entries and what they take. */
  entries: number;
  bytes: number;
  /** Entries dropped to make room, or refused for their size; since the start. */
  evictions: number;
}

/**
 * Keeps entries, bounded in number and bytes. It knows nothing of freshness: an old entry is given like a new one, and
 * whoever asked decides what its age allows. Every implementation passes `storeContract`.
 */
export interface Store<V> {
  get(key: string): MaybePromise<Entry<V> | undefined>;
  /** Keeps the entry instead of what the key had. One too large for the store is not kept, and the old one is dropped. */
  set(key: string, entry: Entry<V>): MaybePromise<void>;
  delete(key: string): MaybePromise<void>;
  clear(): MaybePromise<void>;
  stats(): StoreStats;
}
