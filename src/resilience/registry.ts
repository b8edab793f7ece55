import { type CacheCounts, createRegistry, type Registry } from '../policy/registry.js';

/** Where caches and breakers of this library are kept by name, unless another registry is given. */
export const defaultRegistry: Registry = createRegistry();

/** The statistics of every cache, by name. */
export function getCacheStats(): Record<string, CacheCounts> {
  return defaultRegistry.getCacheStats();
}

/** Empties the cache of this name, or all of them. Throws RangeError for a name that is not there. */
export function clearCache(name?: string): void {
  defaultRegistry.clearCache(name);
}

/** Where every circuit breaker stands, by name. */
export function getAllCircuitStats(): ReturnType<Registry['getAllCircuitStats']> {
  return defaultRegistry.getAllCircuitStats();
}

/** Closes every circuit breaker and lets it forget the past. */
export function resetAllCircuits(): void {
  defaultRegistry.resetAllCircuits();
}
