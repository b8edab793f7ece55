import type { JsonObject } from '../../util/json.js';

/** By the upstream's clock, by which everything here goes; the computer's is 3 minutes and 2 seconds ahead. */
export const NOW = Date.parse('2026-11-24T03:02:00Z');
const SKEW_S = 182;
const at = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();

/** A status in which everything is told and the API is left alone. */
export const TROUBLED: JsonObject = {
  version: '0.1.0',
  upstream: 'sandbox',
  practice: true,
  address: 'embedded sandbox',
  tools: 29,
  jurisdiction: 'NSW',
  betting: 'not in this version: it only reads',
  started_at: at(-7_500),
  clock: { now: new Date(NOW).toISOString(), known: true, skew_seconds: SKEW_S },
  last_good_answer: at(-52),
  resilience: 'no-retry',
  caches: {
    api: {
      hits: 280,
      misses: 150,
      stale: 50,
      refusals: 20,
      joined: 50,
      entries: 40,
      bytes: 2_500_000,
      evictions: 3,
    },
    race: { hits: 30, misses: 70, stale: 0, refusals: 0, joined: 0, entries: 12, bytes: 900, evictions: 0 },
  },
  circuits: {
    tabcorp_api: { state: 'open', failures: 12, failures_in_row: 12, opened_at: at(-40), next_try_at: at(9) },
    tabcorp_oauth: { state: 'closed', failures: 0, failures_in_row: 0 },
  },
  limits: { tabcorp_api: { running: 2, queued: 7, refused: 1, paused_until: at(4) } },
  retries: {
    tabcorp_api: { calls: 140, retries: 14, refused_by_budget: 2 },
    tabcorp_oauth: { calls: 10, retries: 0, refused_by_budget: 0 },
  },
};

/** What a server says that has no part that protects it, or of which nothing was asked yet. */
export const BARE: JsonObject = {
  version: '0.1.0',
  upstream: 'live',
  practice: false,
  address: 'https://api.example.test',
  tools: 29,
  jurisdiction: 'NSW',
  betting: 'not in this version: it only reads',
  clock: { now: new Date(NOW).toISOString(), known: false, skew_seconds: 0 },
};
