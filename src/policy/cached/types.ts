import type { Entry, Store } from '../../store/store.js';
import type { Clock } from '../../util/clock.js';
import type { Timing } from '../timing.js';
import type { FreshnessRule } from './freshness.js';

/** What a load that failed means for the cache. */
export type FailureVerdict =
  /** The upstream could not say: an old entry may stand in. */
  | { kind: 'failed' }
  /** The upstream did say (404, 400): no old entry stands in, and for `keepMs` of its time it is not asked again. */
  | { kind: 'answered'; keepMs: number };

export interface CachedOptions<V> {
  /** Named in statistics. */
  name: string;
  store: Store<V>;
  /** The upstream's time now, epoch milliseconds; it may run at another speed than `timing`, stand still or step back. */
  now: Clock;
  /**
   * What a failed load means.
   * @default every failure is `failed`
   */
  judge?: (error: unknown) => FailureVerdict;
  /**
   * How long a caller waits for the upstream when a spare entry is there, milliseconds.
   * @default 500
   */
  softMs?: number;
  /**
   * How long a load may take, whoever waits for it, milliseconds.
   * @default 20000
   */
  loadMs?: number;
  /**
   * Whether equal calls at once share one load.
   * @default true
   */
  share?: boolean;
  /** Real time: waits and deadlines. @default systemTiming */
  timing?: Pick<Timing, 'clock' | 'alarm'>;
}

/** Asks the upstream; the signal fires when nobody waits any more or the time for the load is over. */
export type Load<V> = (signal: AbortSignal) => Promise<Entry<V>>;

/** What one caller brings. */
export interface CachedCall {
  /** Ends this caller's wait only. */
  signal: AbortSignal;
  /** When this caller's wait ends, by the clock of `timing`. @default never */
  deadline?: number;
  /** How old a refusal that is kept may be for this caller, milliseconds. @default as old as it is kept */
  refusalMs?: number;
}

/** An answer, and where it came from. */
export type CachedAnswer<V> = {
  value: V;
  /** When the upstream answered, by its own clock: epoch milliseconds. */
  answeredAt: number;
  /** How old it is by the upstream's clock, milliseconds. */
  ageMs: number;
  /** True for one who waited for a load that another had begun. */
  joined: boolean;
} & (
  | { source: 'upstream' }
  | { source: 'memory' }
  /** An entry past its time, because the upstream failed (`error` says how) or takes long. */
  | { source: 'stale'; because: 'failed'; error: unknown }
  | { source: 'stale'; because: 'slow' }
);

/** Counts since the start, but for what is present. Every call is one of the first five. */
export interface CacheStats {
  name: string;
  /** Answered at once from what was kept. */
  hits: number;
  /** Answered by the upstream, or failed. */
  misses: number;
  /** Answered by an old entry because the upstream failed or was slow. */
  stale: number;
  /** Refused at once because the upstream had just said that there is nothing. */
  refusals: number;
  /** Calls of what is never kept. */
  bypassed: number;
  /** Of the misses, those that waited for a load another had begun. */
  joined: number;
  /** Renewals begun in the background, and those of them that failed. */
  refreshes: number;
  refreshFailures: number;
  /** Look-ups and changes the store failed at; they cost an entry, never an answer. */
  storeFailures: number;
  /** Present entries, what they take, and how many were dropped to make room. */
  entries: number;
  bytes: number;
  evictions: number;
}

export interface Cached<V> {
  readonly name: string;
  /**
   * The entry of `key` where its freshness allows, else what `load` brings (one load for all who wait). `never` neither
   * keeps nor shares. Throws the load's error where no entry may stand in, DeadlineError, `abortError(signal)`.
   */
  execute(
    key: string,
    freshness: FreshnessRule<V> | 'never',
    load: Load<V>,
    call: CachedCall,
  ): Promise<CachedAnswer<V>>;
  /** Forgets everything. Loads under way fill nothing any more, and who asks from now on does not join them. */
  clear(): void;
  stats(): CacheStats;
}
