import type { CircuitStats } from '../policy/breaker/breaker.js';
import type { CacheStats } from '../policy/cached/types.js';
import type { LimiterStats } from '../policy/limiter/limiter.js';
import type { RetryStats } from '../policy/retry/retry.js';
import type { Line } from './line.js';
import type { Reads } from './reads.js';

/** What the way to the upstream tells of itself. Moments are epoch milliseconds of the upstream's clock. */
export interface ClientStats {
  /** `on`, `off`, or what is taken out; undefined before the first request. */
  resilience: string | undefined;
  lastGoodAt: number | undefined;
  caches: Record<string, CacheStats>;
  circuits: Record<string, CircuitStats>;
  limits: Record<string, LimiterStats>;
  retries: Record<string, RetryStats>;
}

/** `policyNow` is the policies' clock and `upstreamNow` the upstream's at the same moment: times of the one are told in the other. */
export function clientStats(
  line: Line | undefined,
  reads: Reads,
  lastGoodAt: number | undefined,
  policyNow: number,
  upstreamNow: number,
): ClientStats {
  const services = line ? [line.api, line.oauth] : [];
  const told = (at: number) => upstreamNow + (at - policyNow);
  const circuit = (stats: CircuitStats): CircuitStats => ({
    ...stats,
    ...(stats.openedAt === undefined ? {} : { openedAt: told(stats.openedAt) }),
    ...(stats.nextTryAt === undefined ? {} : { nextTryAt: told(stats.nextTryAt) }),
  });
  const limits = (stats: LimiterStats): LimiterStats => ({
    ...stats,
    ...(stats.pausedUntil === undefined ? {} : { pausedUntil: told(stats.pausedUntil) }),
  });
  return {
    resilience: line?.resilience,
    lastGoodAt,
    caches: Object.fromEntries(reads.caches.map((cache) => [cache.name, cache.stats()])),
    circuits: Object.fromEntries(services.map(({ breaker }) => [breaker.name, circuit(breaker.stats())])),
    limits: Object.fromEntries(services.map(({ limiter }) => [limiter.name, limits(limiter.stats())])),
    retries: Object.fromEntries(services.map(({ limiter, retry }) => [limiter.name, retry.stats()])),
  };
}
