import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SANDBOX_CREDENTIALS, type Sandbox, startSandbox } from '../index.js';
import { ask } from './client.testing.js';
import type { FaultInput } from './fault.js';
import { KINDS } from './kinds.js';

// Every kind as a client sees it, over real sockets. Waiting is told to the test instead of done.

const AT = Date.parse('2026-11-24T02:00:00.250Z');
const NEXT = '/v1/tab-info-service/racing/next-to-go/races?jurisdiction=NSW';
const MARK = 'seed=faults,now=2026-11-24T02:00:00.250Z,speed=0';

let sandbox: Sandbox;
let honest: string;
let waits: number[] = [];
/** What a wait waits for in place of time. */
let pause: (() => Promise<unknown>) | undefined;
const tried = new Set<string>();

beforeAll(async () => {
  const sleep = async (milliseconds: number) => {
    waits.push(milliseconds);
    await pause?.();
  };
  sandbox = await startSandbox({ seed: 'faults', at: AT, speed: 0, sleep });
  honest = (await ask(sandbox.url + NEXT)).body;
});
afterEach(() => {
  sandbox.faults.clear();
  waits = [];
  pause = undefined;
});
afterAll(() => sandbox.stop());

/** Asks once under these faults, and sees that each was counted. */
async function under(faults: FaultInput[], options: Parameters<typeof ask>[1] = {}, path = NEXT) {
  sandbox.faults.add(faults);
  const seen = await ask(sandbox.url + path, options);
  expect(sandbox.faults.list().map(({ hits }) => hits)).toEqual(faults.map(() => 1));
  for (const { kind } of faults) tried.add(kind);
  if (seen.status !== undefined) expect(seen.headers['x-tab-sandbox']).toBe(MARK);
  return seen;
}

describe('a request that is hit by', () => {
  it('latency waits and is answered well', async () => {
    const seen = await under([{ kind: 'latency', delay: { shape: 'fixed', ms: 350 } }]);
    expect([waits, seen.status, seen.body === honest]).toEqual([[350], 200, true]);
  });

  it('latency and something else waits first', async () => {
    const delay = { shape: 'fixed', ms: 20 } as const;
    const seen = await under([
      { kind: 'status', status: 500 },
      { kind: 'latency', delay },
    ]);
    expect([waits, seen.status]).toEqual([[20], 500]);
  });

  it.each([500, 502, 503, 504] as const)('a status sees %i', async (status) => {
    const seen = await under([{ kind: 'status', status }]);
    expect([seen.status, seen.headers['content-type']]).toEqual([status, 'application/json; charset=utf-8']);
    expect(JSON.parse(seen.body)).toMatchObject({
      error: { code: expect.stringMatching(/^[A-Z_]+_ERROR$/) },
    });
  });

  it('a status with a page or without a body sees those', async () => {
    const paged = await under([{ kind: 'status', status: 502, body: 'html' }]);
    expect([paged.status, paged.headers['content-type']]).toEqual([502, 'text/html; charset=utf-8']);
    expect(paged.body).toContain('<h1>502 Bad Gateway</h1>');
    sandbox.faults.clear();
    const bare = await under([{ kind: 'status', status: 503, body: 'empty' }]);
    expect([bare.status, bare.body]).toEqual([503, '']);
  });

  it.each([
    [{}, undefined],
    [{ retryAfter: 7 }, '7'],
    [{ retryAfter: 90, form: 'date' }, 'Tue, 24 Nov 2026 02:01:30 GMT'],
  ] as const)('a rate limit %j sees Retry-After %s', async (options, header) => {
    const seen = await under([{ kind: 'rate-limit', ...options }]);
    expect([seen.status, seen.headers['retry-after']]).toEqual([429, header]);
  });

  it('a refused token sees 401 though its token is good, and is answered without', async () => {
    const { clientId, clientSecret } = SANDBOX_CREDENTIALS;
    const grant = await ask(`${sandbox.url}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `grant_type=client_credentials&client_id=${clientId}&client_secret=${clientSecret}`,
    });
    const { access_token: token } = JSON.parse(grant.body) as { access_token: string };
    const headers = { authorization: `Bearer ${token}` };
    const seen = await under([{ kind: 'refused-token' }], { headers });
    expect(seen.status).toBe(401);
    expect(JSON.parse(seen.body)).toMatchObject({ error: { code: 'UNAUTHORIZED_ERROR' } });
    expect((await ask(sandbox.url + NEXT)).status).toBe(200);
    sandbox.faults.clear();
    expect((await ask(sandbox.url + NEXT, { headers })).status).toBe(200);
  });

  it('an edge block sees the page of the edge', async () => {
    const seen = await under([{ kind: 'edge-block' }]);
    expect([seen.status, seen.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
    expect(seen.body).toContain('<title>Access Denied</title>');
    expect(seen.body).toContain(
      'permission to access "http://api.beta.tab.com.au/v1/tab-info-service/racing/next-to-go/races?" on this server',
    );
    const [, reference] = /Reference #(18\.[0-9a-f]{8}\.\d{10}\.[0-9a-f]{8})/.exec(seen.body) ?? [];
    expect(seen.body).toContain(`https://errors.edgesuite.net/${reference}<`);
  });

  it('a reset before the headers sees a connection that ends without a status', async () => {
    const seen = await under([{ kind: 'reset-before-headers' }]);
    expect(seen).toEqual({ headers: {}, body: '', failed: 'ECONNRESET' });
  });

  it('a reset after the headers sees a status, half of the body and the end', async () => {
    const seen = await under([{ kind: 'reset-after-headers' }]);
    expect([seen.status, seen.failed]).toEqual([200, 'ECONNRESET']);
    expect(seen.headers['content-length']).toBe(`${honest.length}`);
    expect(seen.body).toBe(honest.slice(0, Math.floor(honest.length / 2)));
    expect(waits).toEqual([20]);
  });

  it('a hang sees nothing until it gives up', async () => {
    const signal = AbortSignal.timeout(100);
    expect(await under([{ kind: 'hang' }], { signal })).toMatchObject({ body: '', failed: 'ABORT_ERR' });
  });

  it('a slow body gets all of it in small parts', async () => {
    const parts: string[] = [];
    const onPart = (part: string) => void parts.push(part);
    pause = () => expect.poll(() => parts.length).toBe(waits.length);
    const seen = await under([{ kind: 'slow-body', bytes: 3000, everyMs: 40 }], { onPart });
    expect([seen.status, seen.body === honest, seen.failed]).toEqual([200, true, undefined]);
    expect(waits).toEqual(Array(Math.ceil(honest.length / 3000) - 1).fill(40));
    expect(parts.slice(0, -1).every((part) => part.length === 3000)).toBe(true);
  });

  it.each(['content-length', 'chunked'] as const)(
    'a truncated body by %s sees half of it',
    async (framing) => {
      const seen = await under([{ kind: 'truncated-body', framing }]);
      expect([seen.status, seen.failed]).toEqual([200, 'ECONNRESET']);
      expect(seen.body).toBe(honest.slice(0, Math.floor(honest.length / 2)));
      const framed = [seen.headers['content-length'], seen.headers['transfer-encoding']];
      expect(framed).toEqual(
        framing === 'chunked' ? [undefined, 'chunked'] : [`${honest.length}`, undefined],
      );
    },
  );

  it('a wrong type sees a web page with 200', async () => {
    const seen = await under([{ kind: 'wrong-type' }]);
    expect([seen.status, seen.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(seen.body).toMatch(/^<!DOCTYPE html>/);
  });

  it('malformed JSON sees something that says it is JSON', async () => {
    const seen = await under([{ kind: 'malformed-json' }]);
    expect([seen.status, seen.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(() => JSON.parse(seen.body)).toThrow(SyntaxError);
    expect(seen.body.startsWith(honest.slice(0, -1))).toBe(true);
  });

  it('emptiness sees 200 and nothing', async () => {
    const seen = await under([{ kind: 'empty' }]);
    expect([seen.status, seen.body, seen.headers['content-length']]).toEqual([200, '', '0']);
  });

  it('drift sees a member missing, or renamed', async () => {
    const { races, ...rest } = JSON.parse(honest) as { races: Record<string, unknown>[] };
    const gone = await under([{ kind: 'drift', change: 'missing' }]);
    expect(JSON.parse(gone.body)).toEqual(rest);
    sandbox.faults.clear();
    const renamed = await under([{ kind: 'drift', change: 'renamed' }]);
    expect(JSON.parse(renamed.body)).toEqual({ ...rest, racesV2: races });
    sandbox.faults.clear();
    const deep = await under([{ kind: 'drift', change: 'renamed', member: 'raceNumber', to: 'number' }]);
    const [first] = (JSON.parse(deep.body) as { races: Record<string, unknown>[] }).races;
    expect([first?.['number'], first?.['raceNumber']]).toEqual([races[0]?.['raceNumber'], undefined]);
  });

  it('drift sees numbers as text', async () => {
    const seen = await under([{ kind: 'drift', change: 'numbers-as-text' }]);
    const numbers = (text: string) => text.match(/:(-?\d[\d.]*)[,}]/g)?.length ?? 0;
    expect([numbers(honest) > 0, numbers(seen.body)]).toEqual([true, 0]);
  });

  it('drift where there is no JSON sees what there is', async () => {
    const silk = '/v1/tab-info-service/racing/silk/no-such';
    const plain = await ask(sandbox.url + silk);
    const seen = await under([{ kind: 'drift', change: 'missing', member: 'absent' }], {}, silk);
    expect([seen.status, seen.body]).toEqual([plain.status, plain.body]);
  });

  it('an outage by reset sees no status, whatever it asks', async () => {
    const seen = await under([{ kind: 'outage-reset' }], { method: 'POST' }, '/oauth/token');
    expect(seen).toEqual({ headers: {}, body: '', failed: 'ECONNRESET' });
  });

  it('an outage by refusal can’t connect, until the end of its window', async () => {
    const end = AT + 60_000;
    const failed = () => ask(sandbox.url + NEXT).then((seen) => seen.failed);
    const status = () => ask(sandbox.url + NEXT).then((seen) => seen.status);
    sandbox.faults.add([{ kind: 'outage-refused', until: new Date(end).toISOString() }]);
    await expect.poll(failed).toBe('ECONNREFUSED');
    expect(sandbox.faults.list()).toMatchObject([{ active: true }]);
    sandbox.clock.jump(end);
    await expect.poll(status).toBe(200);
    expect(sandbox.faults.list()).toMatchObject([{ active: false }]);
    sandbox.clock.jump(AT);
    await expect.poll(failed).toBe('ECONNREFUSED');
    // Requests that came before the door was shut were reset, and count too.
    expect(sandbox.faults.list()[0]?.hits).toBeGreaterThanOrEqual(2);
    sandbox.faults.clear();
    await expect.poll(status).toBe(200);
    tried.add('outage-refused');
  });

  it('anything there is was tried here', () => {
    expect([...tried].sort()).toEqual(Object.keys(KINDS).sort());
  });

  it.each(['slow-body', 'truncated-body', 'reset-after-headers'] as const)(
    '%s asks HEAD without being sent a body',
    async (kind) => {
      const seen = await under([{ kind }], { method: 'HEAD' });
      expect([seen.status, seen.body]).toEqual([200, '']);
    },
  );
});
