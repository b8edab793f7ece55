import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpHandle, Runtime } from '../../src/index.js';
import { startHttp } from '../../src/index.js';
import { callerFromHeaders } from '../../src/server/caller-settings.js';
import { testRuntime } from '../support/runtime.js';
import { json, startUpstream, type TestUpstream } from '../support/upstream.js';
import { ask, INITIALIZE, inSession, openSession } from './wire.js';

// What is refused before any tool is reached.

let upstream: TestUpstream;
let runtime: Runtime;
let http: HttpHandle;
const errors: Error[] = [];
beforeAll(async () => {
  upstream = await startUpstream((_, response) => json(response, 200, { races: [] }));
  runtime = testRuntime(upstream.url);
  http = await startHttp({
    factory: runtime.factory,
    host: '127.0.0.1',
    port: 0,
    maxBodyBytes: 2_000,
    identify: (headers) => ({ caller: callerFromHeaders(headers, runtime.operator) }),
    onError: (error) => errors.push(error),
  });
});
afterAll(async () => {
  await http.close();
  await runtime.close();
  await upstream.stop();
});

describe('a web page that tries to reach the server', () => {
  it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', '192.168.0.1'])(
    'by the host name "%s" is refused on every path',
    async (host) => {
      for (const path of ['/mcp', '/', '/status', '/healthz']) {
        const { status, json: said } = await ask(http.port, { path, headers: { host }, body: INITIALIZE });
        expect(status).toBe(403);
        expect(said.error?.message).toMatch(/host/i);
      }
    },
  );

  it.each(['https://evil.example', 'http://localhost.evil.example', 'null', 'https://claude.ai'])(
    'from the origin %s is refused',
    async (origin) => {
      const { status } = await ask(http.port, { headers: { origin }, body: INITIALIZE });
      expect(status).toBe(403);
    },
  );

  it.each([
    {},
    { host: 'localhost' },
    { host: 'localhost:9999' },
    { host: '[::1]:80' },
    { origin: 'http://localhost:6274' },
    { origin: 'http://127.0.0.1' },
  ])('is told from a local one: %j', async (headers: Record<string, string>) => {
    expect((await ask(http.port, { headers, body: INITIALIZE })).status).toBe(200);
  });
});

describe('a request without a name for the server', () => {
  it.each([
    ['an empty Host', 'HTTP/1.1\r\nHost:', '403'],
    ['no Host', 'HTTP/1.1\r\nX-Other: 1', '400'],
    ['no Host in HTTP/1.0', 'HTTP/1.0\r\nX-Other: 1', '403'],
  ])('is refused: %s', async (_, head, status) => {
    const socket = connect(http.port, '127.0.0.1');
    socket.setEncoding('utf8').write(`GET /mcp ${head}\r\nConnection: close\r\n\r\n`);
    const [first] = (await once(socket, 'data')) as [string];
    expect(first.split(' ')[1]).toBe(status);
    socket.destroy();
  });
});

describe('a request that can’t be served', () => {
  it.each(['/', '/mcp/', '/MCP', '/other', '/mcp/x', '/..%2fmcp'])(
    'for %s is told where MCP is',
    async (path) => {
      const { status, json: said } = await ask(http.port, { path, body: INITIALIZE });
      expect([status, said.error?.message]).toEqual([404, 'Not found. MCP is served at /mcp.']);
    },
  );

  it('with a query is served all the same', async () => {
    expect((await ask(http.port, { path: '/mcp?a=1', body: INITIALIZE })).status).toBe(200);
  });

  it.each(['{', '', 'hello', '{"jsonrpc":"2.0",'])('that is no JSON is a parse error: %j', async (body) => {
    const { status, json: said } = await ask(http.port, { body });
    expect(status).toBe(400);
    expect(said).toMatchObject({ jsonrpc: '2.0', id: null, error: { code: -32_700 } });
  });

  it.each([['text/plain'], ['application/x-www-form-urlencoded']])('of type %s is refused', async (type) => {
    const { status } = await ask(http.port, {
      headers: { 'content-type': type },
      body: JSON.stringify(INITIALIZE),
    });
    expect(status).toBe(415);
  });

  it.each([
    ['with its length', { 'content-length': '50000' }],
    ['in pieces', { 'transfer-encoding': 'chunked' }],
  ])('that is too large is refused with 413, sent %s', async (_, headers: Record<string, string>) => {
    const body = JSON.stringify({ ...INITIALIZE, padding: 'x'.repeat(50_000) });
    const all = 'content-length' in headers ? { 'content-length': String(body.length) } : headers;
    const { status, json: said } = await ask(http.port, { headers: all, body });
    expect([status, said.error?.message]).toEqual([413, 'The body is larger than 2000 bytes.']);
  });

  it.each([[[]], [{}], [5], [null], [{ jsonrpc: '1.0', method: 'x', id: 1 }], [{ jsonrpc: '2.0', id: 1 }]])(
    'that is no request is refused: %j',
    async (body) => {
      const { status } = await ask(http.port, { body: JSON.stringify(body) });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    },
  );

  it.each(['PUT', 'PATCH', 'OPTIONS'])('by %s is refused', async (method) => {
    const { status } = await ask(http.port, { method });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  it('that breaks off leaves the server serving', async () => {
    const socket = connect(http.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      'POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"a":',
    );
    socket.destroy();
    await once(socket, 'close');
    expect((await ask(http.port, { body: INITIALIZE })).status).toBe(200);
  });
});

describe('settings by header', () => {
  it.each([
    ['x-tab-jurisdiction', 'WA', 'The header x-tab-jurisdiction is not accepted. Accepted: NSW, VIC'],
    ['x-tab-detail', 'everything', 'The header x-tab-detail is not accepted. Accepted: concise or full.'],
    ['x-tab-password', 'x'.repeat(4_097), 'The header x-tab-password is not accepted. Accepted: text'],
  ])('that are not accepted are named with what is: %s', async (name, value, message) => {
    const {
      status,
      json: said,
      text,
    } = await ask(http.port, { headers: { [name]: value }, body: INITIALIZE });
    expect(status).toBe(400);
    expect(said.error?.message).toContain(message);
    expect(text).not.toContain('xxxxxxxx');
  });

  it('are those of the request', async () => {
    const id = await openSession(http.port);
    for (const jurisdiction of ['vic', 'QLD']) {
      const params = { name: 'racing_get_next_to_go', arguments: {} };
      await inSession(http.port, id, 'tools/call', params, { 'x-tab-jurisdiction': jurisdiction });
      expect(upstream.asked.at(-1)?.url).toContain(`jurisdiction=${jurisdiction.toUpperCase()}`);
    }
  });
});

describe('an address', () => {
  it('in use is the system’s error', async () => {
    await expect(
      startHttp({ factory: runtime.factory, host: '127.0.0.1', port: http.port }),
    ).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  it('of IPv6 is written with brackets', async () => {
    const six = await startHttp({ factory: runtime.factory, host: '::1', port: 0 }).catch(() => undefined);
    // A container without IPv6 has nothing to prove here.
    if (!six) return;
    expect(six.url).toBe(`http://[::1]:${six.port}/mcp`);
    await six.close();
  });
});

describe('a mistake of ours', () => {
  it('is 500 without its words, and is told to the log', async () => {
    const heard: Error[] = [];
    const broken = await startHttp({
      factory: () => {
        throw new TypeError('secret detail');
      },
      host: '127.0.0.1',
      port: 0,
      onError: (error) => heard.push(error),
    });
    const { status, text, json: said } = await ask(broken.port, { body: INITIALIZE });
    expect([status, said.error?.message]).toEqual([500, 'Internal error']);
    expect(text).not.toContain('secret');
    expect(heard.map((error) => error.message)).toEqual(['secret detail']);
    await broken.close();
  });
});

it('the log heard of refusals only, not of their content', () => {
  expect(errors.length).toBeGreaterThan(0);
  for (const { message } of errors)
    expect(message).toMatch(/^(Unsupported Media Type|Rejected inbound request|aborted)/);
});
