import type { Part } from '../config/resilience.js';
import { type Freshness, freshnessWindow, type Moment } from '../domain/freshness.js';
import { ContractError } from '../errors/index.js';
import { cached } from '../policy/cached/cached.js';
import type { FreshnessRule } from '../policy/cached/freshness.js';
import type { Cached, CachedAnswer } from '../policy/cached/types.js';
import { singleFlight } from '../policy/single-flight.js';
import type { Timing } from '../policy/timing.js';
import { memoryStore } from '../store/memory.js';
import type { Entry } from '../store/store.js';
import type { Clock } from '../util/clock.js';
import { keepVerdict } from './judge.js';
import type { Kept } from './kept.js';

/** How an answer may be kept: its class, and what in it decides. */
export interface Keeping<F = unknown> {
  freshness: Freshness;
  read?: (body: unknown) => F;
  moments?: (facts: F) => Moment[];
}

export interface ReadsOptions {
  without: ReadonlySet<Part>;
  /** The upstream's time, by which answers age. */
  now: Clock;
  timing: Timing;
  /** Milliseconds a call may take; `Infinity` where that is taken out. */
  callMs: number;
}

/** Fetches an answer; `deadline` is by the timing's clock. */
export type Fetch = (signal: AbortSignal, deadline: number) => Promise<Entry<Kept>>;

/** How long one caller waits: until its signal fires, or a moment of the timing's clock. */
export interface Wait {
  signal: AbortSignal;
  deadline: number;
}

/** Reads through the caches and flights, which are the outer half of the stack. */
export interface Reads {
  /** A public answer: from a cache where it is fresh enough, else fetched once for all who wait. */
  public(key: string, keeping: Keeping, fetch: Fetch, wait: Wait): Promise<CachedAnswer<Kept>>;
  /** An account's answer: never kept, shared only with those who ask the same for the same account at the same time. */
  private(key: string, fetch: Fetch, wait: Wait): Promise<CachedAnswer<Kept>>;
  /** How much longer a public answer of this age may be used without asking, milliseconds of the upstream's time. */
  freshForMs(keeping: Keeping, kept: Kept, ageMs: number): number;
  readonly caches: readonly Cached<Kept>[];
}

const MEGABYTE = 1_048_576;

/** The longest a load may take where the deadline is taken out, milliseconds. */
const NO_DEADLINE_MS = 3_600_000;

export function createReads({ without, now, timing, callMs }: ReadsOptions): Reads {
  const loadMs = Math.min(callMs, NO_DEADLINE_MS);
  const share = !without.has('single-flight');
  const cache = (name: string, maxEntries: number, megabytes: number) =>
    cached<Kept>({
      name,
      store: memoryStore({ maxEntries, maxBytes: megabytes * MEGABYTE }),
      now,
      judge: keepVerdict,
      loadMs,
      timing,
      share,
    });
  const api = cache('api', 256, 48);
  const race = cache('race', 512, 16);
  const flight = singleFlight<Entry<Kept>>(timing);
  let alone = 0;

  const loading = (fetch: Fetch) => (signal: AbortSignal) => fetch(signal, timing.clock() + loadMs);

  async function uncached(key: string, fetch: Fetch, wait: Wait): Promise<CachedAnswer<Kept>> {
    const name = share ? key : `alone:${alone++}`;
    const { value, joined } = await flight.execute(name, loading(fetch), { ...wait, runMs: loadMs });
    const ageMs = Math.max(0, now() - value.answeredAt);
    return { value: value.value, answeredAt: value.answeredAt, ageMs, joined, source: 'upstream' };
  }

  return {
    public(key, keeping, fetch, wait) {
      if (without.has('cache')) return uncached(key, fetch, wait);
      const rule = keeping.freshness === 'never' ? 'never' : ruleOf(keeping);
      const into = keeping.freshness === 'race' ? race : api;
      return into.execute(key, rule, loading(fetch), wait);
    },
    private: uncached,
    freshForMs(keeping, kept, ageMs) {
      if (without.has('cache') || keeping.freshness === 'never') return 0;
      return Math.max(0, ruleOf(keeping)(kept, now()).ttlMs - ageMs);
    },
    caches: [api, race],
  };
}

const UNUSABLE = { ttlMs: 0, staleWhileRevalidateMs: 0, staleIfErrorMs: 0 };

/** The freshness of an answer by what is in it; one that breaks the contract is never kept. */
function ruleOf({ freshness, read, moments }: Keeping): FreshnessRule<Kept> {
  return (kept, now) => {
    let found: Moment[] = [];
    if (read) {
      try {
        const facts = kept.facts(read);
        found = moments?.(facts) ?? [];
      } catch (error) {
        if (error instanceof ContractError) return UNUSABLE;
        throw error;
      }
    }
    const { fresh, revalidate, onError } = freshnessWindow(freshness, found, now);
    return { ttlMs: fresh, staleWhileRevalidateMs: revalidate, staleIfErrorMs: Math.max(0, onError - fresh) };
  };
}
