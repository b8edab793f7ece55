import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Runtime } from '../../src/index.js';
import { findTool } from '../../src/server/catalogue.js';
import { callTool, testRuntime, textOf } from '../support/runtime.js';
import { json, startUpstream, type TestUpstream } from '../support/upstream.js';

// How long a call may take, and what happens to its socket when nobody waits any more.

let upstream: TestUpstream;
let open: Runtime[];
beforeEach(async () => {
  upstream = await startUpstream((_, response) => json(response, 200, { races: [] }));
  open = [];
});
afterEach(async () => {
  await Promise.all(open.map((runtime) => runtime.close()));
  await upstream.stop();
});

function runtime(env: Record<string, string> = {}): Runtime {
  const made = testRuntime(upstream.url, env);
  open.push(made);
  return made;
}

/** An upstream that never answers; tells of each request that it began and that its socket closed. */
function hanging() {
  let begun = (_: unknown) => {};
  let closed = (_: unknown) => {};
  const told = {
    begun: new Promise((resolve) => {
      begun = resolve;
    }),
    closed: new Promise((resolve) => {
      closed = resolve;
    }),
  };
  upstream.answer = (_, response) => {
    response.once('close', closed);
    begun(undefined);
  };
  return told;
}

const NEXT = findTool('racing_get_next_to_go')!;

describe('a caller that goes', () => {
  it('aborts the socket and is told that it was cancelled', async () => {
    const { begun, closed } = hanging();
    const on = runtime({ API_TIMEOUT: '60' });
    const cancel = new AbortController();
    const result = on.execute(NEXT, {}, on.operator, cancel.signal);
    await begun;
    cancel.abort();
    await closed;
    expect((await result).structuredContent?.['error']).toMatchObject({ kind: 'cancelled' });
    expect(textOf(await result)).toBe('racing_get_next_to_go: cancelled before an answer came.');
  });

  it('before anything was sent sends nothing', async () => {
    const on = runtime();
    await callTool(on, 'racing_get_next_to_go');
    upstream.asked.length = 0;
    const result = await on.execute(NEXT, {}, on.operator, AbortSignal.abort());
    expect(result.structuredContent?.['error']).toMatchObject({ kind: 'cancelled' });
    expect(upstream.asked).toEqual([]);
  });

  it('while the token endpoint hangs does not wait for it', async () => {
    const { begun } = hanging();
    const on = runtime({ API_TIMEOUT: '60', TAB_CLIENT_ID: 'client-1', TAB_CLIENT_SECRET: 'secret-1' });
    const cancel = new AbortController();
    const result = on.execute(NEXT, {}, on.operator, cancel.signal);
    await begun;
    expect(upstream.asked.map((request) => request.url)).toEqual(['/oauth/token']);
    cancel.abort();
    expect((await result).structuredContent?.['error']).toMatchObject({ kind: 'cancelled' });
  }, 5_000);
});

describe('an attempt', () => {
  it('that takes too long is aborted on the wire', async () => {
    const { closed } = hanging();
    const result = await callTool(runtime({ API_TIMEOUT: '0.1' }), 'racing_get_next_to_go');
    expect(result.structuredContent?.['error']).toMatchObject({ kind: 'timeout' });
    await closed;
  });

  it('of sports lists and competitions may take three times as long', async () => {
    hanging();
    const on = runtime({ API_TIMEOUT: '0.1' });
    const results = await Promise.all(
      ['sports_get_all_open', 'sports_get_next_to_go'].map((name) => callTool(on, name)),
    );
    expect(results.map((result) => /within ([\d.]+) s/.exec(textOf(result))?.[1])).toEqual(['0.3', '0.1']);
  });
});

describe('a connection', () => {
  it('is kept and used again', async () => {
    const sockets = new Set<unknown>();
    upstream.answer = (_, response) => {
      sockets.add(response.socket);
      json(response, 200, { races: [] });
    };
    const on = runtime();
    for (let i = 0; i < 20; i++) await callTool(on, 'racing_get_next_to_go');
    expect(sockets.size).toBeLessThan(4);
  });

  it('is closed with the runtime', async () => {
    let socket: import('node:net').Socket | null = null;
    upstream.answer = (_, response) => {
      socket = response.socket;
      json(response, 200, { races: [] });
    };
    const on = testRuntime(upstream.url);
    await callTool(on, 'racing_get_next_to_go');
    const closed = once(socket!, 'close');
    await on.close();
    await closed;
  });

  it('carries the base path of the upstream and an honest name', async () => {
    const on = testRuntime(`${upstream.url}/proxy/`);
    open.push(on);
    await callTool(on, 'racing_get_next_to_go');
    expect(upstream.asked.at(-1)?.url).toMatch(/^\/proxy\/v1\/tab-info-service\/racing\/next-to-go\/races\?/);
    expect(upstream.asked.at(-1)?.headers).toMatchObject({
      accept: 'application/json',
      'user-agent': expect.stringMatching(/^tab-mcp\/\d+\.\d+\.\d+ /),
    });
    expect(upstream.asked.at(-1)?.headers).not.toHaveProperty('cookie');
  });
});
