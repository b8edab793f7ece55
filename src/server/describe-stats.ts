import type { ClientStats } from '../client/client-stats.js';
import type { JsonObject } from '../util/json.js';
import { compact } from './result.js';

function iso(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}

function each<T>(members: Record<string, T>, tell: (member: T) => JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, compact(tell(member))]));
}

/** The statistics of the way to the upstream as `tab://status`, `/status` and `tab_status` tell them. */
export function describeStats(stats: ClientStats): JsonObject {
  return compact({
    last_good_answer: iso(stats.lastGoodAt),
    resilience: stats.resilience,
    caches: each(
      stats.caches,
      ({ hits, misses, stale, joined, refusals, bypassed, refreshes, entries, bytes, evictions }) => ({
        hits,
        misses,
        stale,
        joined,
        refusals,
        bypassed,
        refreshes,
        entries,
        bytes,
        evictions,
      }),
    ),
    circuits: each(
      stats.circuits,
      ({ state, successes, failures, failuresInRow, refused, opened, openedAt, nextTryAt }) => ({
        state,
        successes,
        failures,
        failures_in_row: failuresInRow,
        refused,
        opened,
        opened_at: iso(openedAt),
        next_try_at: iso(nextTryAt),
      }),
    ),
    limits: each(stats.limits, ({ active, queued, started, queueFull, tooLong, pausedUntil }) => ({
      running: active,
      queued,
      started,
      refused: queueFull + tooLong,
      paused_until: iso(pausedUntil),
    })),
    retries: each(stats.retries, ({ calls, retries, overBudget }) => ({
      calls,
      retries,
      refused_by_budget: overBudget,
    })),
  });
}
