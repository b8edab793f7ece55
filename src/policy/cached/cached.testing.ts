import { NotFoundError } from '../../errors/index.js';
import { memoryStore } from '../../store/memory.js';
import type { Entry } from '../../store/store.js';
import { type Deferred, deferred, virtualTime } from '../virtual-time.testing.js';
import { cached } from './cached.js';
import type { FreshnessRule } from './freshness.js';
import type { CachedCall, CachedOptions } from './types.js';

export const rule: FreshnessRule<string> = () => ({
  ttlMs: 10_000,
  staleWhileRevalidateMs: 5000,
  staleIfErrorMs: 60_000,
});
/** As the rule, without renewal in the background. */
export const noRenewal: FreshnessRule<string> = (value, now) => ({
  ...rule(value, now),
  staleWhileRevalidateMs: 0,
});

/** The upstream's clock starts here and goes as the real one does, unless a test sets it. */
export const WORLD = 1_700_000_000_000;

/** A cache under virtual time whose loads the test ends. */
export function setUp(options: Partial<CachedOptions<string>> = {}) {
  const time = virtualTime(0);
  let offset = WORLD;
  const now = () => time.clock() + offset;
  const store = memoryStore<string>({ maxEntries: 100, maxBytes: 100_000 });
  const cache = cached<string>({
    name: 'api',
    store,
    now,
    timing: time,
    judge: (error) =>
      error instanceof NotFoundError ? { kind: 'answered', keepMs: 10_000 } : { kind: 'failed' },
    ...options,
  });
  const loads: (Deferred<Entry<string>> & { signal: AbortSignal; ok: (value: string) => void })[] = [];
  const load = (signal: AbortSignal) => {
    const each = deferred<Entry<string>>();
    const ok = (value: string) => each.resolve({ value, answeredAt: now(), bytes: 10 });
    loads.push({ ...each, signal, ok });
    return each.promise;
  };
  const call = (what: Partial<CachedCall> & { key?: string; by?: FreshnessRule<string> | 'never' } = {}) => {
    const { key = 'a', by = rule, ...rest } = what;
    return cache
      .execute(key, by, load, { signal: new AbortController().signal, ...rest })
      .catch((error: unknown) => error);
  };
  /** Fills the cache with a value answered now. */
  const fill = async (value: string, key = 'a') => {
    const filled = call({ key });
    loads.at(-1)?.ok(value);
    await filled;
  };
  return {
    time,
    cache,
    store,
    loads,
    call,
    fill,
    shift: (ms: number) => {
      offset += ms;
    },
  };
}
