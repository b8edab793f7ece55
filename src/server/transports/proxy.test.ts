import { request as plainRequest } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { callTool, testRuntime } from '../../../test/support/runtime.js';
import { json, startUpstream, type TestUpstream } from '../../../test/support/upstream.js';
import type { Runtime } from '../../index.js';
import { startSandbox } from '../../sandbox/index.js';
import { raceBody } from '../../upstream/race.testing.js';
import { type ProxyHandle, startProxy } from './proxy.js';

const NEXT = '/v1/tab-info-service/racing/next-to-go/races?jurisdiction=NSW';
/** 14:02 in Sydney. */
const AT = Date.parse('2026-11-24T03:02:00Z');

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

async function proxyOver(
  upstream: string,
  env: Record<string, string> = {},
): Promise<ProxyHandle & { runtime: Runtime }> {
  const runtime = testRuntime(upstream, { DEFAULT_JURISDICTION: 'VIC', ...env });
  const proxy = await startProxy({
    client: runtime.client,
    caller: runtime.operator,
    mark: runtime.mark,
    status: runtime.status,
    host: '127.0.0.1',
    port: 0,
  });
  cleanups.push(runtime.close, proxy.close);
  return { ...proxy, runtime };
}

async function upstreamOf(answer: TestUpstream['answer']): Promise<TestUpstream> {
  const upstream = await startUpstream(answer);
  cleanups.push(upstream.stop);
  return upstream;
}

async function sandboxAt(at: number) {
  const sandbox = await startSandbox({ at, speed: 0 });
  cleanups.push(sandbox.stop);
  return sandbox;
}

/** A request with any path and headers, which `fetch` would put right or not send. */
function raw(base: string, path: string, headers: Record<string, string>, method = 'GET') {
  type Answer = { status: number; headers: NodeJS.Dict<string | string[]>; text: string };
  return new Promise<Answer>((resolve, reject) => {
    const sent = plainRequest(
      { host: '127.0.0.1', port: new URL(base).port, path, method, headers },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      },
    );
    sent.on('error', reject).end();
  });
}

describe('an old race', () => {
  const RACE = '/v1/tab-info-service/racing/dates/2026-11-24/meetings/R/WFM/races/4?jurisdiction=NSW';

  it('is given while it has not started, and refused from then on, as its body would say that it is open', async () => {
    // The race of this body jumps four minutes after this.
    let now = Date.parse('2026-11-24T03:00:00Z');
    let fails = false;
    const upstream = await upstreamOf((asked, response) => {
      const date = { date: new Date(now).toUTCString() };
      const race = asked.url.startsWith('/v1/tab-info-service/racing/dates/');
      if (race && fails) json(response, 503, {}, date);
      else json(response, 200, race ? raceBody(3) : {}, date);
    });
    const proxy = await proxyOver(upstream.url, { TAB_RESILIENCE: 'no-retry' });
    const moveTo = async (later: number) => {
      now += later;
      await fetch(`${proxy.url}/v1/tab-info-service/x?${later}`);
    };
    expect((await fetch(proxy.url + RACE)).status).toBe(200);
    fails = true;
    await moveTo(200_000);
    const before = await fetch(proxy.url + RACE);
    expect([before.status, before.headers.get('x-tab-source')]).toEqual([200, 'stale']);
    await moveTo(50_000);
    const after = await fetch(proxy.url + RACE);
    expect(after.status).toBe(504);
    expect(await after.text()).toContain('was due to start at 2026-11-24T03:04:00.000Z');
  });
});

describe('the proxy over the sandbox', () => {
  it('answers what the sandbox answers, byte for byte, with age, source and the mark of practice', async () => {
    const sandbox = await sandboxAt(AT);
    const proxy = await proxyOver(sandbox.url);
    const answer = await fetch(proxy.url + NEXT);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(await (await fetch(sandbox.url + NEXT)).text());
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      age: '0',
      'x-tab-source': 'upstream',
      'x-tab-practice': 'sandbox',
      'x-tab-sandbox': 'now=2026-11-24T03:02:00.000Z,speed=0',
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      date: new Date(AT).toUTCString(),
    });
  });

  it('takes the sandbox for today’s date, and for the index and past days', async () => {
    const sandbox = await sandboxAt(AT);
    const proxy = await proxyOver(sandbox.url);
    for (const path of ['/v1/', '/v1/tab-info-service/racing/dates/today/meetings?jurisdiction=NSW']) {
      const first = await fetch(proxy.url + path);
      const second = await fetch(proxy.url + path);
      expect([first.status, second.status]).toEqual([200, 200]);
      expect(await first.text()).toBe(await second.text());
    }
  });

  it('answers again from what it keeps, with the age, also what a tool has read', async () => {
    const sandbox = await sandboxAt(AT);
    const proxy = await proxyOver(sandbox.url);
    const dates = `${proxy.url}/v1/tab-info-service/racing/dates?jurisdiction=VIC`;
    const first = await (await fetch(dates)).text();
    sandbox.clock.jump(AT + 42_500);
    // The clock is known to have moved only when something is asked that is not kept.
    await fetch(proxy.url + NEXT);
    const again = await fetch(dates);
    expect(await again.text()).toBe(first);
    expect(again.headers.get('x-tab-source')).toBe('memory');
    expect(again.headers.get('age')).toBe('42');
    await callTool(proxy.runtime, 'racing_get_jackpot_pools', { meeting_date: '2026-11-24' });
    const pools = '/v1/tab-info-service/racing/dates/today/jackpot-pools?jurisdiction=VIC';
    expect((await fetch(proxy.url + pools)).headers.get('x-tab-source')).toBe('memory');
  });

  it('passes the TAB’s error on with its status and body', async () => {
    const sandbox = await sandboxAt(AT);
    const proxy = await proxyOver(sandbox.url);
    for (const [path, status] of [
      ['/v1/tab-info-service/racing/dates/2026-11-24/meetings/R/ZZZ/races/1?jurisdiction=NSW', 404],
      ['/v1/tab-info-service/racing/dates?jurisdiction=WA', 400],
    ] as const) {
      const [ours, theirs] = await Promise.all([fetch(proxy.url + path), fetch(sandbox.url + path)]);
      expect(ours.status).toBe(status);
      const said = (await theirs.json()) as { error: object };
      expect(await ours.json()).toEqual({ error: { details: [], ...said.error } });
      expect(ours.headers.get('x-tab-practice')).toBe('sandbox');
    }
  });

  it('is known as practice by another server that reads through it', async () => {
    const sandbox = await sandboxAt(AT);
    const proxy = await proxyOver(sandbox.url);
    const behind = await proxyOver(proxy.url);
    const answer = await fetch(behind.url + NEXT);
    expect(answer.headers.get('x-tab-practice')).toBe('sandbox');
    expect(answer.headers.get('date')).toBe(new Date(AT).toUTCString());
  });
});

describe('what the upstream is asked', () => {
  it('is the path and the query alone, with no token or cookie of who asked', async () => {
    const upstream = await upstreamOf((_, response) => json(response, 200, {}));
    const proxy = await proxyOver(upstream.url);
    const path = '/v1/tab-info-service/sports/Rugby%20League?jurisdiction=QLD&a=b%20c';
    await raw(proxy.url, path, { authorization: 'Bearer x', cookie: 'a=b', 'x-other': 'c' });
    const [asked] = upstream.asked;
    expect([asked?.method, asked?.url]).toEqual([
      'GET',
      '/v1/tab-info-service/sports/Rugby%20League?a=b%20c&jurisdiction=QLD',
    ]);
    expect(Object.keys(asked?.headers ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/authorization|cookie|x-other/)]),
    );
  });

  it('has no jurisdiction that was not asked for', async () => {
    const upstream = await upstreamOf((_, response) => json(response, 200, {}));
    const proxy = await proxyOver(upstream.url);
    await fetch(`${proxy.url}/v1/tab-info-service/racing/dates`);
    expect(upstream.asked[0]?.url).toBe('/v1/tab-info-service/racing/dates');
  });

  it('is nothing at all for what is refused', async () => {
    const upstream = await upstreamOf((_, response) => json(response, 200, {}));
    const proxy = await proxyOver(upstream.url);
    for (const path of ['/v1/accounts/1', '/v1/../oauth', '/', '/v1//x']) await raw(proxy.url, path, {});
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      await raw(proxy.url, NEXT, {}, method);
    await raw(proxy.url, NEXT, { host: 'evil.test' });
    await raw(proxy.url, NEXT, { origin: 'http://evil.test' });
    expect(upstream.asked).toEqual([]);
  });
});

describe('a refusal', () => {
  async function refused(path: string, headers: Record<string, string>, method = 'GET') {
    const upstream = await upstreamOf((_, response) => json(response, 200, {}));
    const proxy = await proxyOver(upstream.url);
    const { status, text, headers: given } = await raw(proxy.url, path, headers, method);
    const { error } = JSON.parse(text) as { error: { code: string; message: string } };
    return { status, ...error, allow: given['allow'] };
  }

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('of %s says that it only reads', async (method) => {
    expect(await refused(NEXT, {}, method)).toMatchObject({
      status: 405,
      code: 'PROXY_REFUSED',
      message: `No bet was placed. This proxy only reads: ${method} is not sent. Accepted: GET and HEAD.`,
      allow: 'GET, HEAD',
    });
  });

  it('of an account’s path is 403, of an unsafe one 400, of one outside the API 404', async () => {
    expect(await refused('/v1/accounts/1/balance', {})).toMatchObject({ status: 403, code: 'PROXY_REFUSED' });
    expect(await refused('/v1/%2e%2e/oauth', {})).toMatchObject({ status: 400, code: 'PROXY_BAD_INPUT' });
    expect(await refused('/nothing', {})).toMatchObject({ status: 404, code: 'PROXY_NOT_FOUND' });
  });

  it.each<[string, Record<string, string>, string]>([
    ['Host', { host: 'evil.test' }, 'under its own address only'],
    ['Origin', { origin: 'http://evil.test' }, 'No web page of another site may ask'],
    ['Origin', { origin: 'null' }, 'No web page of another site may ask'],
  ])('of a foreign %s is 403, also for its state', async (_, headers, words) => {
    for (const path of [NEXT, '/status']) {
      const answer = await refused(path, headers);
      expect(answer).toMatchObject({ status: 403, code: 'PROXY_REFUSED' });
      expect(answer.message).toContain(words);
    }
  });
});

describe('a failure on the way', () => {
  it('is 502 with a JSON error when nothing listens', async () => {
    const upstream = await upstreamOf(() => undefined);
    const proxy = await proxyOver(upstream.url, { TAB_RESILIENCE: 'no-retry' });
    await upstream.stop();
    const answer = await fetch(proxy.url + NEXT);
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({ error: { details: [], code: 'PROXY_CONNECTION' } });
  });

  it('has Retry-After where the TAB gave it', async () => {
    const upstream = await upstreamOf((_, response) => json(response, 400, {}, { 'retry-after': '3' }));
    upstream.answer = (_, response) =>
      json(response, 503, { error: { code: 'DOWN', message: 'Later' } }, { 'retry-after': '3600' });
    const proxy = await proxyOver(upstream.url);
    const answer = await fetch(proxy.url + NEXT);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('3600');
    expect(await answer.json()).toEqual({ error: { details: [], code: 'DOWN', message: 'Later' } });
  });

  it('is told to the log only when it is our own', async () => {
    const runtime = testRuntime('http://127.0.0.1:9');
    const errors: unknown[] = [];
    const broken = new Error('broken');
    const proxy = await startProxy({
      client: {
        ...runtime.client,
        get: () => Promise.reject(broken),
      },
      caller: runtime.operator,
      mark: () => undefined,
      host: '127.0.0.1',
      port: 0,
      onError: (error) => errors.push(error),
    });
    cleanups.push(runtime.close, proxy.close);
    const answer = await fetch(proxy.url + NEXT);
    expect([answer.status, errors]).toEqual([500, [broken]]);
    expect(answer.headers.get('x-tab-practice')).toBeNull();
  });

  it('drops the connection when not even the failure can be told', async () => {
    const runtime = testRuntime('http://127.0.0.1:9');
    const errors: unknown[] = [];
    const proxy = await startProxy({
      client: runtime.client,
      caller: runtime.operator,
      mark: () => {
        throw new Error('broken');
      },
      host: '127.0.0.1',
      port: 0,
      onError: (error) => errors.push(error),
    });
    cleanups.push(runtime.close, proxy.close);
    await expect(raw(proxy.url, '/nothing', {})).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(errors).toEqual([new Error('broken')]);
  });

  it('ends the request to the upstream when whoever asked has left', async () => {
    const asked = Promise.withResolvers<void>();
    const left = Promise.withResolvers<void>();
    const upstream = await upstreamOf((_, response) => {
      response.once('close', () => left.resolve());
      asked.resolve();
    });
    const proxy = await proxyOver(upstream.url);
    const leaving = new AbortController();
    const gone = fetch(proxy.url + NEXT, { signal: leaving.signal }).catch(() => 'gone');
    await asked.promise;
    leaving.abort();
    await left.promise;
    expect(await gone).toBe('gone');
  });
});

describe('HEAD', () => {
  it('gives the headers of GET and no body', async () => {
    const upstream = await upstreamOf((_, response) => json(response, 200, { a: 1 }));
    const proxy = await proxyOver(upstream.url);
    const answer = await raw(proxy.url, NEXT, {}, 'HEAD');
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(answer.headers).toMatchObject({ 'content-length': '7', age: '0', 'x-tab-source': 'upstream' });
    expect(upstream.asked[0]?.method).toBe('GET');
  });
});

describe('/status', () => {
  it('tells the state, by GET only', async () => {
    const upstream = await upstreamOf((_, response) => json(response, 200, {}));
    const proxy = await proxyOver(upstream.url);
    const answer = await fetch(`${proxy.url}/status`);
    expect(await answer.json()).toMatchObject({ jurisdiction: 'VIC', address: upstream.url });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const posted = await raw(proxy.url, '/status', {}, 'POST');
    expect([posted.status, posted.headers['allow']]).toEqual([405, 'GET']);
  });
});

describe('startProxy', () => {
  it('rejects with the system’s error when the port is in use', async () => {
    const upstream = await upstreamOf(() => undefined);
    const { port } = await proxyOver(upstream.url);
    const runtime = testRuntime(upstream.url);
    cleanups.push(runtime.close);
    await expect(
      startProxy({
        client: runtime.client,
        caller: runtime.operator,
        mark: () => undefined,
        host: '127.0.0.1',
        port,
      }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
