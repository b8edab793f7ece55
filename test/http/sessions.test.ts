import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HttpHandle, type Runtime, startHttp } from '../../src/index.js';
import { createSessions, type Sessions } from '../../src/server/transports/sessions.js';
import { tools } from '../../src/tools/registry.js';
import { testRuntime } from '../support/runtime.js';
import { json, startUpstream, type TestUpstream } from '../support/upstream.js';
import { ask, INITIALIZE, inSession, openSession } from './wire.js';

// Sessions of 2025-era clients over Streamable HTTP: begun, used, ended, evicted, reaped.

let upstream: TestUpstream;
let runtime: Runtime;
let open: { close(): Promise<unknown> }[];
beforeEach(async () => {
  upstream = await startUpstream((_, response) => json(response, 200, { races: [] }));
  runtime = testRuntime(upstream.url);
  open = [];
});
afterEach(async () => {
  for (const one of open) await one.close();
  await runtime.close();
  await upstream.stop();
});

async function serve(more: Partial<Parameters<typeof startHttp>[0]> = {}): Promise<HttpHandle> {
  const http = await startHttp({ factory: runtime.factory, host: '127.0.0.1', port: 0, ...more });
  open.push(http);
  return http;
}

describe('a session', () => {
  it('begins with initialize, serves, and ends with DELETE', async () => {
    const { port, sessions: _, ...handle } = await serve();
    const id = await openSession(port);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    const list = await inSession(port, id, 'tools/list');
    expect(list.json.result?.['tools']).toHaveLength(tools.length);
    expect((await ask(port, { method: 'DELETE', headers: { 'mcp-session-id': id } })).status).toBe(200);
    expect((await inSession(port, id, 'tools/list')).status).toBe(404);
    expect(handle.url).toBe(`http://127.0.0.1:${port}/mcp`);
  });

  it('that is unknown is 404, so that the client begins anew; that is missing is 400', async () => {
    const { port } = await serve();
    const unknown = await inSession(port, 'no-such-session', 'tools/list');
    expect([unknown.status, unknown.json.error?.message]).toEqual([404, 'Session not found']);
    const missing = await ask(port, { body: { jsonrpc: '2.0', id: 2, method: 'tools/list', params: {} } });
    expect([missing.status, missing.json.error?.message]).toEqual([400, 'Bad Request: Session ID required']);
    for (const method of ['GET', 'DELETE']) expect((await ask(port, { method })).status).toBe(400);
  });

  it('is counted from its beginning to its end', async () => {
    const http = await serve();
    expect(http.sessions).toBe(0);
    const ids = [await openSession(http.port), await openSession(http.port)];
    expect(http.sessions).toBe(2);
    await ask(http.port, { method: 'DELETE', headers: { 'mcp-session-id': ids[0]! } });
    expect(http.sessions).toBe(1);
  });

  it('whose handshake is refused leaves none behind', async () => {
    const http = await serve();
    const reply = await ask(http.port, { headers: { accept: 'text/plain' }, body: INITIALIZE });
    expect(reply.status).toBe(406);
    expect(http.sessions).toBe(0);
  });

  it('has tokens of its own: a handle of one is worth nothing in another', async () => {
    upstream.answer = (request, response) =>
      json(
        response,
        200,
        request.url === '/oauth/token' ? { access_token: 'raw-token-1', expires_in: 900 } : { races: [] },
      );
    const { port } = await serve();
    const [mine, theirs] = [await openSession(port), await openSession(port)];
    const login = { client_id: 'c-0001', client_secret: 's-0001' };
    const grant = await inSession(port, mine, 'tools/call', {
      name: 'tab_oauth_client_credentials',
      arguments: login,
    });
    const handle = /tabh_[\w-]{22}/.exec(grant.text)?.[0];
    const read = { name: 'racing_get_next_to_go', arguments: { access_token: handle } };
    expect((await inSession(port, mine, 'tools/call', read)).json.result?.['isError']).toBeUndefined();
    const stolen = await inSession(port, theirs, 'tools/call', read);
    expect(stolen.text).toContain('is a handle that this server does not know');
  });
});

describe('too many sessions', () => {
  it('end the longest idle', async () => {
    const time = { now: 0 };
    const http = await serve({ maxSessions: 3, clock: () => time.now });
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) {
      time.now += 1_000;
      ids.push(await openSession(http.port));
    }
    time.now += 1_000;
    await inSession(http.port, ids[0]!, 'ping');
    ids.push(await openSession(http.port));
    expect(http.sessions).toBe(3);
    const alive = await Promise.all(ids.map(async (id) => (await inSession(http.port, id, 'ping')).status));
    expect(alive).toEqual([200, 404, 200, 200]);
  });

  it('that come all at once stay within the limit', async () => {
    const http = await serve({ maxSessions: 3 });
    await Promise.all(Array.from({ length: 12 }, () => ask(http.port, { body: INITIALIZE })));
    expect(http.sessions).toBeLessThanOrEqual(3);
  });
});

describe('an idle session', () => {
  let sessions: Sessions;
  let port: number;
  const time = { now: 0 };
  beforeEach(async () => {
    time.now = 0;
    sessions = createSessions({ factory: runtime.factory, clock: () => time.now, max: 10, idleMs: 60_000 });
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const text = Buffer.concat(chunks).toString('utf8');
      await sessions.handle(request, response, text === '' ? undefined : JSON.parse(text));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as { port: number }).port;
    open.push({
      close: async () => {
        await sessions.close();
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
    });
  });

  it('is reaped after its time, one in use is not', async () => {
    const [idle, used] = [await openSession(port), await openSession(port)];
    time.now = 59_999;
    sessions.reap();
    expect(sessions.size).toBe(2);
    await inSession(port, used, 'ping');
    time.now = 60_000;
    sessions.reap();
    expect(sessions.size).toBe(1);
    expect((await inSession(port, idle, 'ping')).status).toBe(404);
    expect((await inSession(port, used, 'ping')).status).toBe(200);
  });

  it('with an open stream is not idle', async () => {
    const id = await openSession(port);
    const stream = await fetch(`http://127.0.0.1:${port}/`, {
      headers: { 'mcp-session-id': id, accept: 'text/event-stream' },
    });
    expect(stream.status).toBe(200);
    time.now = 600_000;
    sessions.reap();
    expect(sessions.size).toBe(1);
    await stream.body?.cancel();
  });
});

describe('closing', () => {
  it('ends sessions and their streams, and leaves nothing listening', async () => {
    const http = await startHttp({ factory: runtime.factory, host: '127.0.0.1', port: 0 });
    const id = await openSession(http.port);
    const stream = await fetch(http.url, { headers: { 'mcp-session-id': id, accept: 'text/event-stream' } });
    const ended = stream.text().catch(() => 'cut');
    await http.close();
    await ended;
    expect(http.sessions).toBe(0);
    const refused = await new Promise<string | undefined>((resolve) => {
      connect(http.port, '127.0.0.1')
        .once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
        .once('connect', () => resolve('connected'));
    });
    expect(refused).toBe('ECONNREFUSED');
  });
});
