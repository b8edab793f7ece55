/** Protection for whoever asks a service over a network: caches, single flight, retries, breakers, limits, and an HTTP client with all of them. */
export {
  BodyError,
  CancelledError,
  type ErrorKind,
  HttpError,
  RefusedError,
  type Retry as RetryAdvice,
  TabError,
  TransportError,
} from '../errors/index.js';
export type { CircuitStats } from '../policy/breaker/breaker.js';
export type { BreakerRule, Health } from '../policy/breaker/rule.js';
export type { CachedAnswer, CacheStats } from '../policy/cached/types.js';
export { BreakerOpenError, DeadlineError, QueueFullError, WaitTooLongError } from '../policy/errors.js';
export type { Outcome } from '../policy/outcome.js';
export { type CacheCounts, createRegistry, type Registry } from '../policy/registry.js';
export { type RetryBudget, type RetryBudgetOptions, retryBudget } from '../policy/retry/budget.js';
export type { RetryVerdict } from '../policy/retry/plan.js';
export type { RetryPreset, RetryStats } from '../policy/retry/retry.js';
export type { Timing } from '../policy/timing.js';
export { Secret } from '../util/secret.js';
export { type CachedFunction, type CachedOptions, cached } from './cached.js';
export { type Circuit, type CircuitBreakerOptions, circuitBreaker } from './circuit-breaker.js';
export { bearerGet, bearerPost, closeConnections, type DirectOptions, oauthPost } from './direct.js';
export {
  createHttpClient,
  type GetOptions,
  type HttpClient,
  type HttpClientOptions,
  type PostOptions,
  type Read,
} from './http-client.js';
export type { HttpAnswer } from './http-line.js';
export type { KeepOptions, RoomOptions } from './keep.js';
export {
  clearCache,
  defaultRegistry,
  getAllCircuitStats,
  getCacheStats,
  resetAllCircuits,
} from './registry.js';
export { type Retry, type RetryOptions, retry } from './retry.js';
export { type TtlCache, type TtlCacheOptions, ttlCache } from './ttl-cache.js';
