import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { sandboxClock } from '../clock.js';
import { adminRoutes } from './admin.js';
import type { SandboxRoute } from './route.js';
import { type SandboxServer, type SandboxServerOptions, startServer } from './server.js';

const START = Date.parse('2026-11-24T02:00:00.250Z');
const running: SandboxServer[] = [];
afterEach(() => Promise.all(running.splice(0).map((server) => server.stop())));

const ROUTES: SandboxRoute[] = [
  {
    method: 'GET',
    path: '/echo/{name}',
    handle: ({ params, origin }) => ({ status: 200, body: { ...params, origin } }),
  },
  { method: 'GET', path: '/open', needsJurisdiction: false, handle: () => ({ status: 200, body: [1] }) },
  { method: 'GET', path: '/large', handle: () => ({ status: 200, body: { text: 'x'.repeat(5_000) } }) },
  {
    method: 'GET',
    path: '/image',
    needsJurisdiction: false,
    handle: () => ({ status: 200, body: '<svg/>', contentType: 'image/svg+xml', headers: { 'X-More': '1' } }),
  },
  {
    method: 'GET',
    path: '/broken',
    handle: () => {
      throw new Error('no such race');
    },
  },
  { method: 'POST', path: '/post', handle: ({ body }) => ({ status: 200, body: { length: body.length } }) },
];

async function setUp(options: Partial<SandboxServerOptions> = {}): Promise<SandboxServer> {
  const clock = sandboxClock({ at: START, speed: 0, real: () => 0 });
  const server = await startServer({
    seed: 'a b,c',
    clock,
    routes: [...ROUTES, ...adminRoutes(clock, (now) => now + 240_000)],
    port: 0,
    host: '127.0.0.1',
    allowHosts: [],
    before: [],
    refuseAuthorization: (header) => (header ? { status: 401, body: {} } : undefined),
    ...options,
  });
  running.push(server);
  return server;
}

/** Sends a raw request, for headers and forms fetch does not let through. */
async function raw(server: SandboxServer, text: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  socket.end(text);
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk));
  await once(socket, 'close');
  return answer;
}

describe('the sandbox server', () => {
  it('stamps every response with the world, errors too', async () => {
    const { url } = await setUp();
    const paths = ['/open', '/nothing', '/echo/x', '/broken?jurisdiction=NSW', '/echo/%zz', '/image'];
    const statuses: number[] = [];
    for (const path of paths) {
      const response = await fetch(url + path);
      statuses.push(response.status);
      expect(response.headers.get('x-tab-sandbox')).toBe(
        'seed=a%20b%2Cc,now=2026-11-24T02:00:00.250Z,speed=0',
      );
      expect(response.headers.get('date')).toBe('Tue, 24 Nov 2026 02:00:00 GMT');
    }
    expect(statuses).toEqual([200, 404, 400, 500, 400, 200]);
  });

  it('answers JSON in UTF-8 without ETag or CORS', async () => {
    const { url } = await setUp();
    const response = await fetch(`${url}/echo/A%2FB%20v%20C/?jurisdiction=NSW`);
    expect(await response.json()).toEqual({ name: 'A/B v C', origin: url });
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('etag')).toBeNull();
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('sends text as it is with its own type', async () => {
    const { url } = await setUp();
    const response = await fetch(`${url}/image`);
    expect(await response.text()).toBe('<svg/>');
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    expect(response.headers.get('x-more')).toBe('1');
  });

  it('answers HEAD like GET without the body', async () => {
    const { url } = await setUp();
    const response = await fetch(`${url}/open`, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([
      200,
      '3',
      '',
    ]);
  });

  it('compresses large bodies on request', async () => {
    const { url } = await setUp();
    for (const coding of ['gzip', 'br']) {
      const response = await fetch(`${url}/large?jurisdiction=NSW`, {
        headers: { 'accept-encoding': coding },
      });
      expect(response.headers.get('content-encoding')).toBe(coding);
      expect(await response.json()).toEqual({ text: 'x'.repeat(5_000) });
    }
    const plain = await fetch(`${url}/large?jurisdiction=NSW`, {
      headers: { 'accept-encoding': 'identity' },
    });
    expect(plain.headers.get('content-encoding')).toBeNull();
  });

  it('demands one jurisdiction in upper case, and words the refusal as recorded', async () => {
    const { url } = await setUp();
    for (const query of [
      '',
      '?jurisdiction=',
      '?jurisdiction=WA',
      '?jurisdiction=nsw',
      '?jurisdiction=NSW&jurisdiction=VIC',
    ]) {
      const response = await fetch(`${url}/echo/x${query}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({
        error: {
          details: [{ path: 'query.jurisdiction', message: 'should be NSW, VIC, ACT, QLD, SA, NT or TAS' }],
          code: 'INVALID_SYNTAX_ERROR',
          message: 'Invalid query string',
        },
      });
    }
  });

  it('answers 404 in the TAB way for unknown paths and methods', async () => {
    const { url } = await setUp();
    for (const response of [await fetch(`${url}/nothing`), await fetch(`${url}/open`, { method: 'POST' })]) {
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { code: 'RESOURCE_NOT_FOUND_ERROR' } });
    }
  });

  it('checks the token of reads, not of posts', async () => {
    const { url } = await setUp();
    const headers = { authorization: 'Bearer old' };
    expect((await fetch(`${url}/open`, { headers })).status).toBe(401);
    expect((await fetch(`${url}/nothing`, { headers })).status).toBe(401);
    expect((await fetch(`${url}/post`, { method: 'POST', headers, body: 'abc' })).status).toBe(200);
  });

  it('refuses bodies no call of the TAB needs', async () => {
    const { url } = await setUp();
    expect((await fetch(`${url}/post`, { method: 'POST', body: 'x'.repeat(1_000_001) })).status).toBe(413);
    expect(
      await (await fetch(`${url}/post`, { method: 'POST', body: 'x'.repeat(1_000_000) })).json(),
    ).toEqual({
      length: 1_000_000,
    });
  });

  it('refuses names that are not its own, as a rebound web page would use', async () => {
    const server = await setUp({ allowHosts: ['sandbox'] });
    const get = (host: string) =>
      raw(server, `GET /open HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(await get('evil.example')).toMatch(/^HTTP\/1\.1 403 [\s\S]*X-Tab-Sandbox/);
    expect(await get('sandbox:80')).toMatch(/^HTTP\/1\.1 200/);
    expect(await get('localhost')).toMatch(/^HTTP\/1\.1 200/);
  });

  it('stamps even the answer to what is no HTTP', async () => {
    const answer = await raw(await setUp(), 'nonsense\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*X-Tab-Sandbox: seed=/);
  });

  it('reads a target with scheme and host like a path', async () => {
    const answer = await raw(
      await setUp(),
      'GET http://127.0.0.1/open HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200/);
  });

  it('asks the hooks first, but not for its own controls', async () => {
    const seen: string[] = [];
    const { url } = await setUp({
      before: [
        ({ path }) => void seen.push(path),
        async ({ path }) => (path === '/open' ? { status: 503, body: {} } : undefined),
      ],
    });
    expect((await fetch(`${url}/open`)).status).toBe(503);
    expect((await fetch(`${url}/sandbox/clock`)).status).toBe(200);
    expect((await fetch(`${url}/nothing`)).status).toBe(404);
    expect(seen).toEqual(['/open', '/nothing']);
  });

  it('leaves the error of a port in use untouched', async () => {
    const { port } = await setUp();
    await expect(setUp({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('stops with connections still open, as often as asked', async () => {
    const server = await setUp();
    const socket = connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    const closed = once(socket, 'close');
    socket.on('error', () => undefined);
    await fetch(`${server.url}/open`);
    await Promise.all([server.stop(), server.stop()]);
    await closed;
    await expect(fetch(`${server.url}/open`)).rejects.toThrow();
  });
});

describe('the controls of the sandbox', () => {
  const change = (url: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/sandbox/clock`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });

  it('tell and move the clock, and the stamp follows', async () => {
    const { url } = await setUp();
    const response = await change(url, JSON.stringify({ at: '2026-11-25T00:00:00Z', speed: 0.5 }));
    expect(await response.json()).toEqual({ now: '2026-11-25T00:00:00.000Z', speed: 0.5 });
    expect(response.headers.get('x-tab-sandbox')).toContain('now=2026-11-25T00:00:00.000Z,speed=0.5');
    await change(url, '{"paused":true}');
    expect(await (await fetch(`${url}/sandbox/clock`)).json()).toMatchObject({ speed: 0 });
    expect(await (await change(url, '{"paused":false,"at":0}')).json()).toEqual({
      now: '1970-01-01T00:00:00.000Z',
      speed: 0.5,
    });
  });

  it('step the clock on, back, and to the next jump', async () => {
    const { url } = await setUp();
    const stepped = async (step: unknown) => {
      const told = (await (await change(url, JSON.stringify({ step }))).json()) as { now: string };
      return Date.parse(told.now) - START;
    };
    expect(await stepped(90_000)).toBe(90_000);
    expect(await stepped(-30_000)).toBe(60_000);
    expect(await stepped('next-jump')).toBe(300_000);
  });

  it('refuse what they do not understand', async () => {
    const { url } = await setUp();
    for (const body of [
      '',
      '[]',
      '{"at":"soon"}',
      '{"at":1e99}',
      '{"at":[1]}',
      '{"speed":-1}',
      '{"speed":"1"}',
      '{"paused":1}',
      '{"x":1}',
      '{"step":"1"}',
      '{"step":1e15}',
      '{"step":1,"at":0}',
    ]) {
      expect((await change(url, body)).status).toBe(400);
    }
    expect((await change(url, '{}', { 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('refuse other sites', async () => {
    const { url } = await setUp();
    expect((await change(url, '{"speed":9}', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await change(url, '{"speed":9}', { origin: 'null' })).status).toBe(403);
    expect((await change(url, '{"speed":9}', { origin: url })).status).toBe(200);
  });
});
