import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FaultInput, Sandbox } from '../../src/sandbox/index.js';
import { startPlace, startWarm } from './place.js';
import { soundResult } from './sound.js';

// The whole server against a misbehaving upstream, as a client sees it. Where an error comes it has to be of a fitting
// kind; a success is always good, since a second attempt or an earlier answer may have saved the call.

/** Long enough for a call, the pause that a refusal may cost, and the call after it. */
const LIMIT_MS = 60_000;
const FAR = '2100-01-01T00:00:00Z';

/** A fault and the kinds of error it may come out as. */
const CASES: readonly (readonly [FaultInput, readonly string[]])[] = [
  [{ kind: 'latency', delay: { shape: 'fixed', ms: 20 } }, []],
  [{ kind: 'latency', delay: { shape: 'uniform', min: 2_000, max: 9_000 } }, ['timeout']],
  [{ kind: 'status', status: 500 }, ['upstream_error']],
  [{ kind: 'status', status: 502, body: 'html' }, ['upstream_error']],
  [{ kind: 'status', status: 503, body: 'empty' }, ['upstream_error']],
  [{ kind: 'status', status: 504 }, ['upstream_error']],
  [{ kind: 'rate-limit' }, ['rate_limited']],
  [{ kind: 'rate-limit', retryAfter: 1 }, ['rate_limited']],
  [{ kind: 'rate-limit', retryAfter: 1, form: 'date' }, ['rate_limited']],
  [{ kind: 'rate-limit', retryAfter: 3_600 }, ['rate_limited']],
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
  [{ kind: 'drift', change: 'missing' }, ['contract']],
  [{ kind: 'drift', change: 'renamed' }, ['contract']],
  [{ kind: 'drift', change: 'numbers-as-text' }, ['contract']],
  [{ kind: 'outage-reset' }, ['connection']],
  [{ kind: 'outage-refused', until: FAR }, ['connection']],
];

/** Tests that run side by side, each with a sandbox of its own: as many as vitest lets. */
const LANES = 5;
const free: Sandbox[] = [];
beforeAll(async () => {
  for (let i = 0; i < LANES; i++) free.push(await startWarm(`chaos-${i}`));
});
afterAll(() => Promise.all(free.map((sandbox) => sandbox.stop())));

/** Runs a test on a sandbox that no other uses meanwhile. */
async function onSandbox(test: (sandbox: Sandbox) => Promise<void>): Promise<void> {
  const sandbox = free.pop();
  if (!sandbox) throw new Error(`more than ${LANES} tests at once`);
  await test(sandbox).finally(() => {
    sandbox.faults.clear();
    free.push(sandbox);
  });
}

/** Waits until the sandbox can be reached, or can't. */
async function untilReachable({ url }: Sandbox, wanted: boolean): Promise<void> {
  await vi.waitFor(async () => {
    const asked = await fetch(`${url}/sandbox/clock`).catch(() => undefined);
    if ((asked !== undefined) !== wanted) throw new Error(`the sandbox ${wanted ? 'is away' : 'is there'}`);
  });
}

/** Calls a tool while the fault strikes, and again when it is over. */
function through(fault: FaultInput, kinds: readonly string[], tool: string, given = {}): Promise<void> {
  return onSandbox(async (sandbox) => {
    const place = await startPlace(sandbox.url, kinds.includes('timeout') ? 1 : 5);
    const { faults } = sandbox;
    faults.add([fault]);
    if (fault.kind === 'outage-refused') await untilReachable(sandbox, false);
    const kind = soundResult(await place.call(tool, given));
    if (kind !== undefined) expect(kinds).toContain(kind);
    expect(faults.list()[0]?.hits).toBeGreaterThan(0);
    faults.clear();
    await untilReachable(sandbox, true);
    expect(soundResult(await place.call(tool, given))).toBeUndefined();
    await place.stop();
  });
}

describe.concurrent('a read of the TAB, and one after it, through', () => {
  it.each(CASES)('%j', { timeout: LIMIT_MS }, (fault, kinds) =>
    through(fault, kinds, 'racing_get_next_to_go'),
  );

  it.each(CASES)('%j with the body asked for', { timeout: LIMIT_MS }, (fault, kinds) =>
    through(fault, kinds, 'sports_get_all_open', { detail: 'full' }),
  );
});

describe.concurrent('a request for a token, and one after it, through', () => {
  // No token is sent when one is asked for.
  const cases = CASES.filter(([{ kind }]) => kind !== 'refused-token');
  it.each(cases)('%j', { timeout: LIMIT_MS }, (fault, kinds) =>
    through(fault, kinds, 'tab_oauth_client_credentials'),
  );
});

describe('reads', () => {
  it('go on without a token when only the token endpoint is down', { timeout: LIMIT_MS }, async () => {
    await onSandbox(async ({ url, faults }) => {
      const place = await startPlace(url);
      faults.add([{ kind: 'status', status: 503, route: '/oauth/token' }]);
      const result = await place.call('racing_get_next_to_go');
      expect(soundResult(result)).toBeUndefined();
      expect(result.content.at(-1)?.text).toContain('this was read without');
      await place.stop();
    });
  });
});

describe('a storm of everything', () => {
  const each = (rate: number) =>
    CASES.map(([fault]) => fault)
      .filter(({ kind }) => !kind.startsWith('outage'))
      .map((fault) => ({ ...fault, rate }) as FaultInput);
  const TOOLS: readonly (readonly [string, Record<string, unknown>])[] = [
    ['racing_get_next_to_go', {}],
    ['racing_get_meetings', { meeting_date: 'today' }],
    ['racing_get_all_meeting_dates', {}],
    ['sports_get_all_open', {}],
    ['sports_get_next_to_go', { detail: 'full' }],
    ['tab_oauth_client_credentials', {}],
  ];

  it('ends every call with a clean result, and passes', { timeout: 120_000 }, async () => {
    await onSandbox(async ({ url, faults }) => {
      const place = await startPlace(url, 1);
      faults.add(each(0.03));
      const calls = Array.from({ length: 6 }, () => TOOLS).flat();
      const results = await Promise.all(calls.map(([tool, given]) => place.call(tool, given)));
      expect(results.map(soundResult)).not.toContain('internal');
      expect(faults.list().filter(({ hits }) => hits > 0).length).toBeGreaterThan(5);
      faults.clear();
      // A guard that was tripped by the storm may hold calls back for a while.
      const next = async () => soundResult(await place.call('racing_get_next_to_go'));
      await expect.poll(next, { timeout: 70_000, interval: 500 }).toBeUndefined();
      await place.stop();
    });
  });
});
