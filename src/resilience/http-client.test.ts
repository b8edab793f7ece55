import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endedIn, untilIdle } from '../../test/support/idle.js';
import { json, startUpstream, type TestUpstream } from '../../test/support/upstream.js';
import { poolTransport } from '../client/transport.js';
import { HttpError, TransportError } from '../errors/index.js';
import { BreakerOpenError } from '../policy/errors.js';
import { createRegistry, type Registry } from '../policy/registry.js';
import { type VirtualTime, virtualTime } from '../policy/virtual-time.testing.js';
import { createHttpClient, type HttpClient, type HttpClientOptions } from './http-client.js';

let upstream: TestUpstream;
let time: VirtualTime;
let registry: Registry;
let open: HttpClient[];
beforeEach(async () => {
  upstream = await startUpstream((_, response) => json(response, 200, { races: [1] }));
  time = virtualTime();
  registry = createRegistry();
  open = [];
});
afterEach(async () => {
  await Promise.all(open.map((client) => client.close()));
  await upstream.stop();
});

function client(options: Partial<HttpClientOptions> = {}): HttpClient {
  const surroundings = { registry, timing: time, clock: time.clock };
  const made = createHttpClient({ name: 'races', baseUrl: upstream.url, ...surroundings, ...options });
  open.push(made);
  return made;
}

/** What a call ends in, with time moved on for as long as it takes. */
const ended = <T>(work: Promise<T>): Promise<T> => {
  const underWay = () => open.reduce((sum, each) => sum + each.stats().limits.active, 0);
  return endedIn(work, () => untilIdle(underWay, upstream), time.advance, 100);
};

const failing = (status = 500) => {
  upstream.answer = (_, response) => json(response, status, { message: `no ${status}` });
};

describe('a read', () => {
  it('gives the JSON, where it came from and how old it is, and asks once while that is fresh', async () => {
    const races = client({ cache: { ttlMs: 1_000 } });
    const first = await races.get('/next', { query: { code: 'R' } });
    expect(first).toMatchObject({ status: 200, body: { races: [1] }, source: 'upstream', ageMs: 0 });
    await time.advance(999);
    const again = await races.get('/next', { query: { code: 'R' } });
    expect(again).toMatchObject({ source: 'memory', ageMs: 999 });
    expect(again.body).toBe(first.body);
    await time.advance(1);
    expect(await races.get('/next', { query: { code: 'R' } })).toMatchObject({ source: 'upstream' });
    expect(upstream.asked.map(({ url }) => url)).toEqual(['/next?code=R', '/next?code=R']);
  });

  it('puts its path behind that of the base, with headers for all and an honest wish for JSON', async () => {
    const races = client({ baseUrl: `${upstream.url}/v1/`, headers: { 'user-agent': 'a-bot/1' } });
    await races.get('/a%20b');
    expect(upstream.asked[0]).toMatchObject({
      url: '/v1/a%20b',
      headers: { 'user-agent': 'a-bot/1', accept: 'application/json' },
    });
  });

  it('is one request for a thousand who ask at once, kept or not', async () => {
    for (const cache of [{ ttlMs: 1_000 }, false] as const) {
      upstream.asked.length = 0;
      const races = client({ name: `cache ${Boolean(cache)}`, cache });
      await Promise.all(Array.from({ length: 1_000 }, () => races.get('/next')));
      expect(upstream.asked).toHaveLength(1);
      await races.get('/next');
      expect(upstream.asked).toHaveLength(cache ? 1 : 2);
    }
  });

  it('with headers of its own is neither kept nor shared', async () => {
    const races = client();
    const headers = { authorization: 'Bearer a' };
    await Promise.all([races.get('/mine', { headers }), races.get('/mine', { headers })]);
    await races.get('/mine', { headers });
    await races.get('/mine');
    expect(upstream.asked).toHaveLength(4);
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
    expect(upstream.asked).toHaveLength(2);
  });

  it('is not asked again where retries are taken out', async () => {
    failing();
    await expect(client({ retry: false }).get('/next')).rejects.toBeInstanceOf(HttpError);
    expect(upstream.asked).toHaveLength(1);
  });

  it('is answered by what is old where that is allowed, and says so', async () => {
    const races = client({ cache: { ttlMs: 1_000, staleIfErrorMs: 5_000 }, retry: false });
    await races.get('/next');
    failing();
    await time.advance(1_500);
    expect(await races.get('/next')).toMatchObject({
      source: 'stale',
      because: 'failed',
      ageMs: 1_500,
      error: expect.any(HttpError),
    });
    await time.advance(5_000);
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
          ...time,
          clock: () => {
            came();
            return time.clock();
          },
        }),
    });
    let finish = () => undefined as unknown;
    upstream.answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
      finish = () => response.end('[]');
    };
    const asked = races.get('/next');
    await headers;
    await time.advance(3_000);
    finish();
    expect(await asked).toMatchObject({ source: 'upstream', ageMs: 3_000 });
  });

  it('has each header once, however it is spelled, and the call’s own before the client’s', async () => {
    const races = client({ headers: { Authorization: 'Bearer client', 'X-One': 'a' } });
    await races.get('/next', { headers: { authorization: 'Bearer call' } });
    await races.post('/bets', {}, { headers: { 'Content-Type': 'application/merge-patch+json' } });
    const [read, post] = upstream.asked;
    expect(read?.headers).toMatchObject({ authorization: 'Bearer call', 'x-one': 'a' });
    expect(post?.headers).toMatchObject({ 'content-type': 'application/merge-patch+json' });
  });

  it('repeats no secret of its headers in an error', async () => {
    upstream.answer = ({ headers }, response) =>
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
    expect(upstream.asked).toHaveLength(3);
    upstream.answer = (_, response) => json(response, 200, {});
    const sloppy = { ttlMs: undefined } as object;
    await races.get('/next', sloppy);
    await time.advance(60);
    expect(await races.get('/next', sloppy)).toMatchObject({ source: 'upstream' });
  });

  it('that finds nothing is believed as long as an answer is kept, ten seconds at most', async () => {
    failing(404);
    const asked = async (races: HttpClient) => {
      upstream.asked.length = 0;
      await races.get('/none').catch(() => undefined);
      await races.get('/none').catch(() => undefined);
      return upstream.asked.length;
    };
    expect(await asked(client({ name: 'none', cache: false }))).toBe(2);
    const brief = client({ name: 'brief', cache: { ttlMs: 1_000 } });
    expect(await asked(brief)).toBe(1);
    await time.advance(1_000);
    expect(await asked(brief)).toBe(1);
    const long = client({ name: 'long', cache: { ttlMs: 60_000 } });
    await asked(long);
    await time.advance(10_000);
    expect(await asked(long)).toBe(1);
  });

  it('may be kept otherwise than the rest', async () => {
    const races = client();
    await races.get('/next', { ttlMs: 0 });
    await races.get('/next', { ttlMs: 0 });
    expect(upstream.asked).toHaveLength(2);
  });

  it('is aborted on the wire when the last who waits has left', async () => {
    let held: ServerResponse | undefined;
    const begun = new Promise<void>((resolve) => {
      upstream.answer = (_, response) => {
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
    await time.advance(25);
    await closed;
    await checked[1];
  });

  it('ends with the time of an attempt, and of the call', async () => {
    upstream.answer = () => undefined;
    const races = client({ attemptMs: 1_000, callMs: 2_500, retry: { preset: 'persistent' } });
    const began = time.clock();
    await expect(ended(races.get('/next'))).rejects.toMatchObject({ kind: 'timeout' });
    expect(time.clock() - began).toBeLessThanOrEqual(2_500);
    await expect(ended(client({ name: 'once', attemptMs: 300, retry: false }).get('/x'))).rejects.toThrow(
      'No answer came within 0.3 s.',
    );
  });

  it.each(['next', '/a/../b', '/a?b', '/a#b', '/a b', '//other.example/x', '/%2e%2e/x', ''])(
    'is refused for the path %j before anything is sent',
    async (path) => {
      await expect(client().get(path)).rejects.toBeInstanceOf(RangeError);
      expect(upstream.asked).toEqual([]);
    },
  );
});

describe('a POST', () => {
  it('sends JSON, or a form', async () => {
    const bets = client();
    expect((await bets.post('/bets', { stake: 1 })).body).toEqual({ races: [1] });
    await bets.post('/form', new URLSearchParams({ a: 'b c' }));
    expect(upstream.asked.map(({ body, headers }) => [headers['content-type'], body])).toEqual([
      ['application/json', '{"stake":1}'],
      ['application/x-www-form-urlencoded', 'a=b+c'],
    ]);
  });

  it.each([500, 503, 429])('is one attempt after %d, whatever the preset', async (status) => {
    failing(status);
    const bets = client({ retry: { preset: 'persistent' } });
    await expect(ended(bets.post('/bets', {}))).rejects.toMatchObject({ status });
    expect(upstream.asked).toHaveLength(1);
  });

  it('is one attempt after a connection that closes, and tells that it may have arrived', async () => {
    upstream.answer = (_, response) => response.destroy();
    const failed = ended(client().post('/bets', {}));
    await expect(failed).rejects.toMatchObject({ kind: 'connection', sent: true });
    await expect(failed).rejects.toBeInstanceOf(TransportError);
    expect(upstream.asked).toHaveLength(1);
  });

  it('is one attempt when it takes too long', async () => {
    upstream.answer = () => undefined;
    await expect(ended(client().post('/bets', {}))).rejects.toMatchObject({ kind: 'timeout', sent: true });
    expect(upstream.asked).toHaveLength(1);
  });

  it('tells that it may have arrived whatever ended it once it was on its way, and that it did not before', async () => {
    upstream.answer = () => undefined;
    const bets = client({ limits: { concurrency: 1 }, callMs: 1_000, attemptMs: 900 });
    const cancel = new AbortController();
    const [first, cancelled, queued] = [
      bets.post('/bets', {}),
      bets.post('/bets', {}, { signal: cancel.signal }),
      bets.post('/bets', {}),
    ].map((post) => post.catch((error: unknown) => error));
    cancel.abort();
    expect(await cancelled).toMatchObject({ kind: 'cancelled', sent: false });
    expect(await ended(first!)).toMatchObject({ kind: 'timeout', sent: true });
    // It began a tenth of a second before its call was over.
    expect(await ended(queued!)).toMatchObject({ kind: 'timeout', sent: true });
    expect(upstream.asked).toHaveLength(2);
    upstream.answer = (_, response) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>');
    await expect(client({ name: 'pages' }).post('/bets', {})).rejects.toMatchObject({
      kind: 'bad_body',
      sent: true,
    });
  });

  it('is never kept or shared', async () => {
    const bets = client();
    await Promise.all([bets.post('/bets', {}), bets.post('/bets', {})]);
    expect(upstream.asked).toHaveLength(2);
    expect(bets.stats().cache.entries).toBe(0);
  });

  it('is taken when it is answered with nothing', async () => {
    upstream.answer = (_, response) => void response.writeHead(204).end();
    expect(await client().post('/bets', {})).toMatchObject({ status: 204, body: undefined, text: '' });
    upstream.answer = (_, response) => void response.writeHead(201).end();
    expect(await client({ name: 'other' }).post('/bets', {})).toMatchObject({ status: 201, body: undefined });
  });

  it('counts in the breaker, which then refuses reads and POSTs alike', async () => {
    failing();
    const bets = client();
    for (let i = 0; i < 10; i++) await bets.post('/bets', {}).catch(() => undefined);
    await expect(bets.post('/bets', {})).rejects.toBeInstanceOf(BreakerOpenError);
    await expect(bets.get('/next')).rejects.toBeInstanceOf(BreakerOpenError);
    expect(upstream.asked).toHaveLength(10);
    registry.resetAllCircuits();
    upstream.answer = (_, response) => json(response, 200, {});
    expect((await bets.post('/bets', {})).status).toBe(200);
  });
});

describe('what is taken out or tuned', () => {
  it('lets no attempt last as long as its call, for that would blind the breaker', async () => {
    expect(() => client({ callMs: 1_000, attemptMs: 1_000 })).toThrow(
      'attemptMs should be less than callMs (1000), got 1000',
    );
    upstream.answer = () => undefined;
    const quick = client({ callMs: 100, retry: false });
    for (let i = 0; i < 10; i++) await ended(quick.get(`/${i}`)).catch(() => undefined);
    expect(quick.stats().circuit).toMatchObject({ state: 'open', failures: 10 });
  });

  it('refuses a base with a query, which would be lost', () => {
    expect(() => client({ baseUrl: `${upstream.url}/v1?key=a` })).toThrow('baseUrl should have no query');
  });

  it('is the breaker', async () => {
    failing();
    const races = client({ breaker: false, retry: false });
    for (let i = 0; i < 30; i++) await races.get(`/${i}`).catch(() => undefined);
    expect(upstream.asked).toHaveLength(30);
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
    const began = time.clock();
    await ended(Promise.all(['/a', '/b', '/c'].map((path) => races.get(path))));
    expect(time.clock() - began).toBe(2_000);
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
    expect(registry.getCacheStats()).toMatchObject({ races: { entries: 1 } });
    expect(registry.getAllCircuitStats()).toMatchObject({ races: { state: 'closed' } });
    expect(() => client()).toThrow('There is a circuit named races already.');
    registry.clearCache('races');
    expect(first.stats().cache.entries).toBe(0);
    await first.close();
    expect([registry.getCacheStats(), registry.getAllCircuitStats()]).toEqual([{}, {}]);
    client();
  });

  it('that is half taken takes nothing', () => {
    client();
    const cache = registry.getCacheStats();
    registry.cache({ name: 'half', clear: () => undefined, stats: () => cache['races']! });
    expect(() => client({ name: 'half' })).toThrow('There is a cache named half already.');
    expect(Object.keys(registry.getAllCircuitStats())).toEqual(['races']);
  });
});
