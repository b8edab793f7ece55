import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../index.js';
import { type AskOptions, ask } from './client.testing.js';

const AT = Date.parse('2026-11-24T02:00:00Z');
const DATES = '/v1/tab-info-service/racing/dates?jurisdiction=NSW';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 'admin', at: AT, speed: 0 });
});
afterEach(() => sandbox.stop());

async function steer(method: string, body?: string, headers: Record<string, string> = {}) {
  const options: AskOptions = {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body }),
  };
  const { status, body: text } = await ask(`${sandbox.url}/sandbox/faults`, options);
  return { status, body: JSON.parse(text) as Record<string, unknown> };
}
const post = (faults: unknown, headers?: Record<string, string>) =>
  steer('POST', JSON.stringify({ faults }), headers);
const statuses = async (n: number) => {
  const seen: (number | undefined)[] = [];
  for (let i = 0; i < n; i++) seen.push((await ask(sandbox.url + DATES)).status);
  return seen;
};

describe('the controls of the faults', () => {
  it('begin empty', async () => {
    expect(await steer('GET')).toEqual({ status: 200, body: { requests: 0, faults: [] } });
  });

  it('add faults, count their hits and take them away', async () => {
    const fault = { kind: 'status', route: '*', rate: 1, status: 503, body: 'json', times: 2 };
    const added = await post([{ kind: 'status', status: 503, times: 2 }]);
    expect(added.body).toEqual({ requests: 0, faults: [{ ...fault, hits: 0, active: true }] });
    expect(await statuses(3)).toEqual([503, 503, 200]);
    await post([{ kind: 'hang', route: '/oauth/token' }]);
    expect((await steer('GET')).body).toMatchObject({
      requests: 3,
      faults: [
        { ...fault, hits: 2, active: false },
        { kind: 'hang', hits: 0, active: true },
      ],
    });
    expect((await steer('DELETE')).body).toEqual({ requests: 0, faults: [] });
    expect(await statuses(1)).toEqual([200]);
  });

  it('are never hit themselves, nor counted', async () => {
    await post([{ kind: 'hang' }, { kind: 'latency', delay: { shape: 'fixed', ms: 600_000 } }]);
    expect((await ask(`${sandbox.url}/sandbox/clock`)).status).toBe(200);
    expect((await steer('GET')).body).toMatchObject({ requests: 0, faults: [{ hits: 0 }, { hits: 0 }] });
  });

  it('follow the world’s clock in windows', async () => {
    await post([
      { kind: 'status', status: 502, from: '2026-11-24T02:01:00Z', until: '2026-11-24T02:02:00Z' },
    ]);
    const seen: unknown[] = [];
    for (const minute of [0, 1, 2]) {
      sandbox.clock.jump(AT + minute * 60_000);
      seen.push(...(await statuses(1)));
    }
    expect(seen).toEqual([200, 502, 200]);
  });

  it('say what is wrong with each field, and add nothing then', async () => {
    const answer = await post([{ kind: 'hang' }, { kind: 'hang', rate: 2, x: 1 }]);
    expect(answer).toEqual({
      status: 400,
      body: {
        error: {
          code: 'INVALID_SYNTAX_ERROR',
          message: 'The faults are not accepted',
          details: [
            {
              path: 'faults[1].rate',
              message: 'faults[1].rate 2 is not accepted. Accepted: a number from 0 to 1.',
            },
            {
              path: 'faults[1].x',
              message: 'faults[1].x is unknown. Accepted: kind, route, rate, from, until, times.',
            },
          ],
        },
      },
    });
    expect((await steer('POST', '{')).body).toMatchObject({ error: { details: [{ path: '' }] } });
    expect((await steer('GET')).body).toEqual({ requests: 0, faults: [] });
  });

  it('refuse an outage that a stopped clock would never end', async () => {
    const outage = [{ kind: 'outage-refused', until: '2026-11-24T03:00:00Z' }];
    const { status, body } = await post(outage);
    expect([status, body]).toMatchObject([400, { error: { details: [{ path: 'faults[0].kind' }] } }]);
    sandbox.clock.setSpeed(1);
    expect((await post(outage)).body).toMatchObject({ faults: [{ kind: 'outage-refused' }] });
  });

  it('refuse other sites, other names and other types', async () => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const body = method === 'POST' ? '{"faults":[]}' : undefined;
      const seen = [];
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { host: 'evil.example' },
        { origin: sandbox.url },
      ] as Record<string, string>[]) {
        seen.push((await steer(method, body, headers)).status);
      }
      expect([method, ...seen]).toEqual([method, 403, 403, 403, 200]);
    }
    expect((await post([], { 'content-type': 'text/plain' })).status).toBe(415);
  });
});

describe('a sandbox that misbehaves from the start', () => {
  it('hits the same requests in every run of a seed, and again after it was cleared', async () => {
    const faults = [{ kind: 'status', status: 500, rate: 0.5 } as const];
    const first = await startSandbox({ seed: 'admin', at: AT, speed: 0, faults });
    const other = await startSandbox({ seed: 'another', at: AT, speed: 0, faults });
    const run = async ({ url }: Sandbox) => {
      const seen = [];
      for (let i = 0; i < 24; i++) seen.push((await ask(url + DATES)).status);
      return seen;
    };
    const wanted = await run(first);
    expect(new Set(wanted)).toEqual(new Set([200, 500]));
    sandbox.faults.add(faults);
    expect(await run(sandbox)).toEqual(wanted);
    expect(await run(other)).not.toEqual(wanted);
    first.faults.clear();
    first.faults.add(faults);
    expect(await run(first)).toEqual(wanted);
    await Promise.all([first.stop(), other.stop()]);
  });

  it('does not start with faults that are not accepted', async () => {
    const faults = [{ kind: 'status', status: 418 as 500 } as const];
    await expect(startSandbox({ faults })).rejects.toThrow('Accepted: 500, 502, 503, 504.');
  });

  it('may refuse connections from the start, and stops then too', async () => {
    const until = new Date(AT + 1000).toISOString();
    const down = await startSandbox({ at: AT, speed: 0, faults: [{ kind: 'outage-refused', until }] });
    expect((await ask(down.url + DATES)).failed).toBe('ECONNREFUSED');
    await Promise.all([down.stop(), down.stop()]);
  });

  it('stops though requests wait, hang or drip', async () => {
    const { faults, url, stop } = sandbox;
    faults.add([
      { kind: 'hang', times: 1 },
      { kind: 'slow-body', bytes: 1, everyMs: 60_000, times: 1 },
      { kind: 'latency', delay: { shape: 'fixed', ms: 600_000 }, from: '2026-11-24T02:00:01Z' },
    ]);
    const waiting = [ask(url + DATES), ask(url + DATES)];
    await expect.poll(() => faults.requests()).toBe(2);
    sandbox.clock.jump(AT + 1000);
    waiting.push(ask(url + DATES));
    await expect.poll(() => faults.requests()).toBe(3);
    await stop();
    expect((await Promise.all(waiting)).every(({ failed }) => failed !== undefined)).toBe(true);
  });
});
