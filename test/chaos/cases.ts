import type { FaultInput } from '../../src/sandbox/index.js';

/** Long enough for a call, the pause that a refusal may cost, and the call after it. */
export const LIMIT_MS = 120_000;
const FAR = '2100-01-01T00:00:00Z';
/** What a 429 may come out as: the pause it asks for may be what the call does not survive. */
export const SLOWER = ['rate_limited'];

/** A fault and the kinds of error it may come out as. */
export const CASES: readonly (readonly [FaultInput, readonly string[]])[] = [
  [{ kind: 'latency', delay: { shape: 'fixed', ms: 20 } }, []],
  [{ kind: 'latency', delay: { shape: 'uniform', min: 2_000, max: 9_000 } }, ['timeout']],
  [{ kind: 'status', status: 500 }, ['upstream_error']],
  [{ kind: 'status', status: 502, body: 'html' }, ['upstream_error']],
  [{ kind: 'status', status: 503, body: 'empty' }, ['upstream_error']],
  [{ kind: 'status', status: 504 }, ['upstream_error']],
  [{ kind: 'rate-limit' }, SLOWER],
  [{ kind: 'rate-limit', retryAfter: 1 }, SLOWER],
  [{ kind: 'rate-limit', retryAfter: 1, form: 'date' }, SLOWER],
  [{ kind: 'refused-token' }, []],
  [{ kind: 'edge-block' }, ['edge_blocked']],
  [{ kind: 'reset-before-headers' }, ['connection']],
  [{ kind: 'reset-after-headers' }, ['connection', 'bad_body']],
  [{ kind: 'hang' }, ['timeout']],
  [{ kind: 'slow-body' }, ['timeout']],
  [{ kind: 'truncated-body' }, ['connection', 'bad_body']],
  [{ kind: 'truncated-body', framing: 'chunked' }, ['connection', 'bad_body']],
  [{ kind: 'wrong-type' }, ['bad_body']],
  [{ kind: 'malformed-json' }, ['bad_body']],
  [{ kind: 'empty' }, ['bad_body']],
  [{ kind: 'drift', change: 'missing' }, ['contract', 'bad_body']],
  [{ kind: 'drift', change: 'renamed' }, ['contract', 'bad_body']],
  [{ kind: 'drift', change: 'numbers-as-text' }, ['contract']],
  [{ kind: 'outage-reset' }, ['connection']],
  [{ kind: 'outage-refused', until: FAR }, ['connection']],
];
