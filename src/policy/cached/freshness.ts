import type { Entry } from '../../store/store.js';

/** How long an entry may be used, milliseconds of the upstream's time; each window begins where the TTL ends. */
export interface Freshness {
  /** From the upstream's answer on: used without asking. 0 or less: never kept. */
  ttlMs: number;
  /** Further, it is used while it is renewed in the background. */
  staleWhileRevalidateMs: number;
  /** Further than the TTL, it is used when the upstream fails or is slow. */
  staleIfErrorMs: number;
}

/** The freshness of this value at this moment (the upstream's time, epoch milliseconds): a race's changes as it nears its start. */
export type FreshnessRule<V> = (value: V, now: number) => Freshness;

/** What an entry is good for now. */
export type Standing =
  | 'fresh'
  /** To be used while it is renewed. */
  | 'renewable'
  /** Only where the upstream fails or is slow. */
  | 'spare'
  | 'useless';

/** How far before its answer the clock may stand: a correction by the upstream's `Date` is small, a new world is not. */
const STEP_BACK_MS = 5000;

/** How old an entry is, milliseconds; 0 when the clock was set back a little since. */
export function ageOf(entry: { answeredAt: number }, now: number): number {
  return Math.max(0, now - entry.answeredAt);
}

/** What an entry is good for at `now`. One from the future is of a world that is no more: good for nothing. */
export function standing<V>(entry: Entry<V>, rule: FreshnessRule<V>, now: number): Standing {
  if (entry.answeredAt - now > STEP_BACK_MS) return 'useless';
  const { ttlMs, staleWhileRevalidateMs, staleIfErrorMs } = rule(entry.value, now);
  if (!(ttlMs > 0)) return 'useless';
  const beyond = ageOf(entry, now) - ttlMs;
  if (beyond < 0) return 'fresh';
  if (beyond < staleWhileRevalidateMs) return 'renewable';
  return beyond < staleIfErrorMs ? 'spare' : 'useless';
}
