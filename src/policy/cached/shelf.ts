import { memoryStore } from '../../store/memory.js';
import type { Entry, MaybePromise } from '../../store/store.js';
import { ageOf, type FreshnessRule, standing } from './freshness.js';
import type { CachedOptions, Load } from './types.js';

/** What is kept under a key: an entry, or for a short while that there is nothing. Failures of the store cost entries, never answers. */
export interface Shelf<V> {
  /** Grows with each clearing: what belongs to an earlier one is of no use. */
  readonly generation: number;
  readonly failures: number;
  find(key: string): MaybePromise<Entry<V> | undefined>;
  /** The error with which the upstream said a short while ago, or at most so many milliseconds, that there is nothing. */
  refusal(key: string, atMostMs?: number): { error: unknown } | undefined;
  /** Loads, keeps what that brings unless the shelf was cleared or the load given up meanwhile, and gives what `tell` makes of it. */
  fill<R>(
    key: string,
    rule: FreshnessRule<V>,
    load: Load<V>,
    signal: AbortSignal,
    tell: (entry: Entry<V>) => R,
  ): Promise<R>;
  clear(): void;
}

interface Refusal {
  error: unknown;
  keepMs: number;
}

const refusalRule: FreshnessRule<Refusal> = ({ keepMs }) => ({
  ttlMs: keepMs,
  staleWhileRevalidateMs: 0,
  staleIfErrorMs: 0,
});

export function shelf<V>({
  store,
  now,
  judge,
}: Required<Pick<CachedOptions<V>, 'store' | 'now' | 'judge'>>): Shelf<V> {
  const refusals = memoryStore<Refusal>({ maxEntries: 256, maxBytes: 1_000_000 });
  let generation = 0;
  let failures = 0;

  function failed(): undefined {
    failures++;
  }

  function quietly(change: () => MaybePromise<void>): void {
    try {
      const changed = change();
      if (changed instanceof Promise) changed.catch(failed);
    } catch {
      failed();
    }
  }

  function keep(key: string, entry: Entry<V>, rule: FreshnessRule<V>): void {
    refusals.delete(key);
    const { ttlMs } = rule(entry.value, now());
    // What is not to be kept leaves an older one where it is, to stand in when the next load fails.
    if (ttlMs > 0) quietly(() => store.set(key, entry));
  }

  function refuse(key: string, refusal: Refusal): void {
    quietly(() => store.delete(key));
    refusals.set(key, { value: refusal, answeredAt: now(), bytes: 100 });
  }

  return {
    get generation() {
      return generation;
    },
    get failures() {
      return failures;
    },
    find(key) {
      try {
        const found = store.get(key);
        return found instanceof Promise ? found.catch(failed) : found;
      } catch {
        return failed();
      }
    },
    refusal(key, atMostMs = Number.POSITIVE_INFINITY) {
      const kept = refusals.get(key);
      if (!kept || standing(kept, refusalRule, now()) !== 'fresh') return undefined;
      return ageOf(kept, now()) < atMostMs ? kept.value : undefined;
    },
    async fill(key, rule, load, signal, tell) {
      const began = generation;
      const wanted = () => began === generation && !signal.aborted;
      let entry: Entry<V>;
      try {
        entry = await load(signal);
      } catch (error) {
        const verdict = judge(error);
        if (verdict.kind === 'answered' && wanted()) refuse(key, { error, keepMs: verdict.keepMs });
        throw error;
      }
      if (wanted()) keep(key, entry, rule);
      return tell(entry);
    },
    clear() {
      generation++;
      refusals.clear();
      quietly(() => store.clear());
    },
  };
}
