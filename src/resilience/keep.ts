import { keepVerdict } from '../client/judge.js';
import type { FreshnessRule } from '../policy/cached/freshness.js';
import type { FailureVerdict } from '../policy/cached/types.js';
import type { MemoryStoreOptions } from '../store/memory.js';
import { numberFrom } from '../util/check.js';

/** How long an answer is used. */
export interface KeepOptions {
  /**
   * From the answer on it is used without asking, milliseconds; 0 keeps nothing.
   * @default 10000
   */
  ttlMs?: number;
  /**
   * So much longer it is used while a newer one is fetched.
   * @default 0
   */
  staleWhileRevalidateMs?: number;
  /**
   * So much longer than `ttlMs` it is used when asking fails, or takes longer than `softMs`. Whoever asks is told.
   * @default 0
   */
  staleIfErrorMs?: number;
}

/** What bounds a cache, and how long it makes one wait. */
export interface RoomOptions {
  /**
   * Answers kept at most; those used last stay.
   * @default 256
   */
  maxEntries?: number;
  /**
   * Bytes kept at most, keys included.
   * @default 50331648
   */
  maxBytes?: number;
  /**
   * Bytes one answer may take; a larger one is given but never kept, and counted in `evictions`.
   * @default a quarter of `maxBytes`
   */
  maxEntryBytes?: number;
  /**
   * How long one waits while an old answer could stand in, milliseconds.
   * @default 500
   */
  softMs?: number;
}

const LONGEST = Number.MAX_SAFE_INTEGER;

/** The same freshness for every answer. Throws RangeError for times that are none. */
export function keepRule(options: KeepOptions): FreshnessRule<unknown> {
  const freshness = {
    ttlMs: numberFrom('cache.ttlMs', options.ttlMs ?? 10_000, 0, LONGEST),
    staleWhileRevalidateMs: numberFrom(
      'cache.staleWhileRevalidateMs',
      options.staleWhileRevalidateMs ?? 0,
      0,
      LONGEST,
    ),
    staleIfErrorMs: numberFrom('cache.staleIfErrorMs', options.staleIfErrorMs ?? 0, 0, LONGEST),
  };
  return () => freshness;
}

/** A 404 is believed for ten seconds, but no longer than an answer is kept. */
export function keepFailure({ ttlMs = 10_000 }: KeepOptions): (error: unknown) => FailureVerdict {
  return (error) => {
    const verdict = keepVerdict(error);
    return verdict.kind === 'answered'
      ? { kind: 'answered', keepMs: Math.min(ttlMs, verdict.keepMs) }
      : verdict;
  };
}

/** The bounds with their defaults. */
export function room({
  maxEntries = 256,
  maxBytes = 50_331_648,
  maxEntryBytes,
}: RoomOptions): MemoryStoreOptions {
  return { maxEntries, maxBytes, ...(maxEntryBytes === undefined ? {} : { maxEntryBytes }) };
}
