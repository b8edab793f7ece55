import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { json } from '../../test/support/upstream.js';
import { poolTransport } from '../client/transport.js';
import { HttpError } from '../errors/index.js';
import type { HttpClient, HttpClientOptions } from './http-client.js';
import { httpClients } from './http-client.testing.js';

const { bench, client, ended, failing } = httpClients();

describe('a read', () => {
  it('gives the JSON, where it came from and how old it is, and asks once while that is fresh', async () => {
    const races = client({ cache: { ttlMs: 1_000 } });
    const first = await races.get('/next', { query: { code: 'R' } });
    expect(first).toMatchObject({ status: 200, body: { races: [1] }, source: 'upstream', ageMs: 0 });
    await bench.time.advance(999);
    const again = await races.get('/next', { query: { code: 'R' } });
    expect(again).toMatchObject({ source: 'memory', ageMs: 999 });
    expect(again.body).toBe(first.body);
    await bench.time.advance(1);
    expect(await races.get('/next', { query: { code: 'R' } })).toMatchObject({ source: 'upstream' });
    expect(bench.upstream.asked.map(({ url }) => url)).toEqual(['/next?code=R', '/next?code=R']);
  });

  it('puts its path behind that of the base, with headers for all and an honest wish for JSON', async () => {
    const races = client({ baseUrl: `${bench.upstream.url}/v1/`, headers: { 'user-agent': 'a-bot/1' } });
    await races.get('/a%20b');
    expect(bench.upstream.asked[0]).toMatchObject({
      url: '/v1/a%20b',
      headers: { 'user-agent': 'a-bot/1', accept: 'application/json' },
    });
  });

  it('is one request for a thousand who ask at once, kept or not', async () => {
    for (const cache of [{ ttlMs: 1_000 }, false] as const) {
      bench.upstream.asked.length = 0;
      const races = client({ name: `cache ${Boolean(cache)}`, cache });
      await Promise.all(Array.from({ length: 1_000 }, () => races.get('/next')));
      expect(bench.upstream.asked).toHaveLength(1);
      await races.get('/next');
      expect(bench.upstream.asked).toHaveLength(cache ? 1 : 2);
    }
  });

  it('with headers of its own is neither kept nor shared', async () => {
    const races = client();
    const headers = { authorization: 'Bearer a' };
    await Promise.all([races.get('/mine', { headers }), races.get('/mine', { headers })]);
    await races.get('/mine', { headers });
    await races.get('/mine');
    expect(bench.upstream.asked).toHaveLength(4);
    expect(races.stats().cache).toMatchObject({ bypassed: 3, entries: 1 });
  });

  it('gives a body that nobody can change for the others', async () => {
    const { body } = await client().get('/next');
    expect(() => (body as { races: number[] }).races.push(2)).toThrow(TypeError);
  });

  it('is asked again as the preset says', async () => {
    failing(503);
    await expect(ended(client({ retry: 'quick' }).get('/next'))).rejects.toMatchObject({
      kind: 'upstream_error',
      status: 503,
      tries: 2,
    });
    expect(bench.upstream.asked).toHaveLength(2);
  });

  it('is not asked again where retries are taken out', async () => {
    failing();
    await expect(client({ retry: false }).get('/next')).rejects.toBeInstanceOf(HttpError);
    expect(bench.upstream.asked).toHaveLength(1);
  });

  it('is answered by what is old where that is allowed, and says so', async () => {
    const races = client({ cache: { ttlMs: 1_000, staleIfErrorMs: 5_000 }, retry: false });
    await races.get('/next');
    failing();
    await bench.time.advance(1_500);
    expect(await races.get('/next')).toMatchObject({
      source: 'stale',
      because: 'failed',
      ageMs: 1_500,
      error: expect.any(HttpError),
    });
    await bench.time.advance(5_000);
    await expect(races.get('/next')).rejects.toBeInstanceOf(HttpError);
  });

  it('is as old as its headers, however long its body takes', async () => {
    let came = () => undefined as unknown;
    const headers = new Promise<void>((resolve) => {
      came = resolve;
    });
    const races = client({
      connect: (origin, maxBytes) =>
        poolTransport(origin, maxBytes, {
          ...bench.time,
          clock: () => {
            came();
            return bench.time.clock();
          },
        }),
    });
    let finish = () => undefined as unknown;
    bench.upstream.answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
      finish = () => response.end('[]');
    };
    const asked = races.get('/next');
    await headers;
    await bench.time.advance(3_000);
    finish();
    expect(await asked).toMatchObject({ source: 'upstream', ageMs: 3_000 });
  });

  it('has each header once, however it is spelled, and the call’s own before the client’s', async () => {
    const races = client({ headers: { Authorization: 'Bearer client', 'X-One': 'a' } });
    await races.get('/next', { headers: { authorization: 'Bearer call' } });
    await races.post('/bets', {}, { headers: { 'Content-Type': 'application/merge-patch+json' } });
    const [read, post] = bench.upstream.asked;
    expect(read?.headers).toMatchObject({ authorization: 'Bearer call', 'x-one': 'a' });
    expect(post?.headers).toMatchObject({ 'content-type': 'application/merge-patch+json' });
  });

  it('repeats no secret of its headers in an error', async () => {
    bench.upstream.answer = ({ headers }, response) =>
      json(response, 400, { message: `not ${headers['authorization']} nor ${headers['x-api-key']}` });
    const headers = { Authorization: 'Bearer token-abcdef', 'X-Api-Key': 'key-abcdef' };
    await expect(client({ headers }).get('/next')).rejects.toMatchObject({
      message: 'HTTP 400: not [redacted] nor [redacted]',
    });
  });

  it('whose ttl is none, or not said, is as it is told', async () => {
    failing(404);
    const races = client({ cache: { ttlMs: 50 } });
    for (let i = 0; i < 3; i++) await races.get('/none', { ttlMs: 0 }).catch(() => undefined);
    expect(bench.upstream.asked).toHaveLength(3);
    bench.upstream.answer = (_, response) => json(response, 200, {});
    const sloppy = { ttlMs: undefined } as object;
    await races.get('/next', sloppy);
    await bench.time.advance(60);
    expect(await races.get('/next', sloppy)).toMatchObject({ source: 'upstream' });
  });

  it('that finds nothing is believed as long as an answer is kept, ten seconds at most', async () => {
    failing(404);
    const asked = async (races: HttpClient) => {
      bench.upstream.asked.length = 0;
      await races.get('/none').catch(() => undefined);
      await races.get('/none').catch(() => undefined);
      return bench.upstream.asked.length;
    };
    expect(await asked(client({ name: 'none', cache: false }))).toBe(2);
    const brief = client({ name: 'brief', cache: { ttlMs: 1_000 } });
    expect(await asked(brief)).toBe(1);
    await bench.time.advance(1_000);
    expect(await asked(brief)).toBe(1);
    const long = client({ name: 'long', cache: { ttlMs: 60_000 } });
    await asked(long);
    await bench.time.advance(10_000);
    expect(await asked(long)).toBe(1);
  });

  it('may be kept otherwise than the rest', async () => {
    const races = client();
    await races.get('/next', { ttlMs: 0 });
    await races.get('/next', { ttlMs: 0 });
    expect(bench.upstream.asked).toHaveLength(2);
  });

  it('is aborted on the wire when the last who waits has left', async () => {
    let held: ServerResponse | undefined;
    const begun = new Promise<void>((resolve) => {
      bench.upstream.answer = (_, response) => {
        held = response;
        resolve();
      };
    });
    const cancels = [new AbortController(), new AbortController()];
    const races = client();
    const reads = cancels.map(({ signal }) => races.get('/next', { signal }));
    const checked = reads.map((read) => expect(read).rejects.toMatchObject({ kind: 'cancelled' }));
    await begun;
    cancels[0]?.abort();
    await checked[0];
    expect(held?.socket?.destroyed).toBe(false);
    const closed = once(held!, 'close');
    cancels[1]?.abort();
    await bench.time.advance(25);
    await closed;
    await checked[1];
  });

  it('ends with the time of an attempt, and of the call', async () => {
    bench.upstream.answer = () => undefined;
    const races = client({ attemptMs: 1_000, callMs: 2_500, retry: { preset: 'persistent' } });
    const began = bench.time.clock();
    await expect(ended(races.get('/next'))).rejects.toMatchObject({ kind: 'timeout' });
    expect(bench.time.clock() - began).toBeLessThanOrEqual(2_500);
    await expect(ended(client({ name: 'once', attemptMs: 300, retry: false }).get('/x'))).rejects.toThrow(
      'No answer came within 0.3 s.',
    );
  });

  it.each(['next', '/a/../b', '/a?b', '/a#b', '/a b', '//other.example/x', '/%2e%2e/x', ''])(
    'is refused for the path %j before anything is sent',
    async (path) => {
      await expect(client().get(path)).rejects.toBeInstanceOf(RangeError);
      expect(bench.upstream.asked).toEqual([]);
    },
  );
});

describe('what is taken out or tuned', () => {
  it('lets no attempt last as long as its call, for that would blind the breaker', async () => {
    expect(() => client({ callMs: 1_000, attemptMs: 1_000 })).toThrow(
      'attemptMs should be less than callMs (1000), got 1000',
    );
    bench.upstream.answer = () => undefined;
    const quick = client({ callMs: 100, retry: false });
    for (let i = 0; i < 10; i++) await ended(quick.get(`/${i}`)).catch(() => undefined);
    expect(quick.stats().circuit).toMatchObject({ state: 'open', failures: 10 });
  });

  it('refuses a base with a query, which would be lost', () => {
    expect(() => client({ baseUrl: `${bench.upstream.url}/v1?key=a` })).toThrow(
      'baseUrl should have no query',
    );
  });

  it('is the breaker', async () => {
    failing();
    const races = client({ breaker: false, retry: false });
    for (let i = 0; i < 30; i++) await races.get(`/${i}`).catch(() => undefined);
    expect(bench.upstream.asked).toHaveLength(30);
  });

  it('is the number of routes a breaker wants', async () => {
    failing();
    const races = client({ breaker: { minRoutes: 2 }, retry: false });
    for (let i = 0; i < 30; i++) await races.get(`/${i}`, { route: 'one' }).catch(() => undefined);
    expect(races.stats().circuit.state).toBe('closed');
    await races.get('/x', { route: 'two' }).catch(() => undefined);
    expect(races.stats().circuit.state).toBe('open');
  });

  it('is the rate', async () => {
    const races = client({ limits: { ratePerSecond: 1 }, cache: false });
    const began = bench.time.clock();
    await ended(Promise.all(['/a', '/b', '/c'].map((path) => races.get(path))));
    expect(bench.time.clock() - began).toBe(2_000);
    expect(races.stats().limits.started).toBe(3);
  });

  it('is named when it is no value', () => {
    const bad: [Partial<HttpClientOptions>, string][] = [
      [{ baseUrl: 'ftp://a' }, 'baseUrl should be an http or https URL'],
      [{ baseUrl: 'https://user:pass@a.example' }, 'baseUrl should be'],
      [{ cache: { ttlMs: -1 } }, 'cache.ttlMs should be a number from 0'],
      [{ attemptMs: 0 }, 'attemptMs should be a number from 1'],
      [{ retry: { maxRetries: 99 } }, 'retry.maxRetries should be a whole number from 0 to 20, got 99'],
    ];
    for (const [options, message] of bad) expect(() => client(options)).toThrow(message);
  });
});

describe('a name', () => {
  it('is found in the registry, taken once, and free again after close', async () => {
    const first = client();
    await first.get('/next');
    expect(bench.registry.getCacheStats()).toMatchObject({ races: { entries: 1 } });
    expect(bench.registry.getAllCircuitStats()).toMatchObject({ races: { state: 'closed' } });
    expect(() => client()).toThrow('There is a circuit named races already.');
    bench.registry.clearCache('races');
    expect(first.stats().cache.entries).toBe(0);
    await first.close();
    expect([bench.registry.getCacheStats(), bench.registry.getAllCircuitStats()]).toEqual([{}, {}]);
    client();
  });

  it('that is half taken takes nothing', () => {
    client();
    const cache = bench.registry.getCacheStats();
    bench.registry.cache({ name: 'half', clear: () => undefined, stats: () => cache['races']! });
    expect(() => client({ name: 'half' })).toThrow('There is a cache named half already.');
    expect(Object.keys(bench.registry.getAllCircuitStats())).toEqual(['races']);
  });
});
