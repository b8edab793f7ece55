import { createServer, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Runtime } from '../../src/index.js';
import { callTool, testRuntime, textOf } from '../support/runtime.js';
import { json, startUpstream, type TestUpstream } from '../support/upstream.js';

// Each failure of the upstream as a user reads it. Every secret that is in play is looked for in every result.

const SECRETS = ['raw-token-0123456789', 'client-id-abcdef', 'client-secret-abcdef', 'password-abcdef'];
const NEXT = 'racing_get_next_to_go';
// Each failure alone: what retries and caches make of it is proved elsewhere.
const ALONE = { TAB_RESILIENCE: 'no-retry,no-cache,no-breaker' };
let upstream: TestUpstream;
let runtime: Runtime;

beforeAll(async () => {
  upstream = await startUpstream((_, response) => json(response, 500, {}));
});
afterAll(() => upstream.stop());
// A new one for each test: the pause that a refusal asks for must not hold up the next.
beforeEach(() => {
  runtime = testRuntime(upstream.url, { API_TIMEOUT: '0.3', TAB_MAX_BODY_BYTES: '5000', ...ALONE });
});
afterEach(() => runtime.close());

async function failure(
  answer: TestUpstream['answer'],
  tool = NEXT,
  given: Record<string, unknown> = { access_token: SECRETS[0] },
  with_ = runtime,
) {
  upstream.answer = answer;
  const result = await callTool(with_, tool, given);
  const whole = JSON.stringify(result);
  expect(result.isError).toBe(true);
  for (const secret of SECRETS) expect(whole).not.toContain(secret);
  expect(whole).not.toMatch(/\bat .+\.[jt]s:\d+|node_modules|undefined|NaN|\[object Object\]/);
  return { text: textOf(result), error: result.structuredContent?.['error'] as Record<string, unknown> };
}

describe('an HTTP failure of the upstream', () => {
  it('400 repeats the details of the TAB', async () => {
    const body = {
      error: {
        details: [{ path: 'query.jurisdiction', message: 'should be NSW, VIC, ACT, QLD, SA, NT or TAS' }],
        code: 'INVALID_SYNTAX_ERROR',
        message: 'Invalid query string',
      },
    };
    const { text, error } = await failure((_, response) => json(response, 400, body));
    expect(text).toBe(
      'racing_get_next_to_go: the TAB refused the request (HTTP 400). It says: "Invalid query string" (INVALID_SYNTAX_ERROR). query.jurisdiction: should be NSW, VIC, ACT, QLD, SA, NT or TAS. Asking the same again will not help.',
    );
    expect(error).toMatchObject({ kind: 'bad_request', status: 400, retry: { helps: false } });
  });

  it('400 that repeats the server’s own token is told without it', async () => {
    const own = testRuntime(upstream.url, {
      TAB_CLIENT_ID: 'client-id-abcdef',
      TAB_CLIENT_SECRET: 'client-secret-abcdef',
      TAB_RESILIENCE: 'off',
    });
    const { text } = await failure(
      (request, response) =>
        request.url === '/oauth/token'
          ? json(response, 200, { access_token: SECRETS[0], token_type: 'Bearer', expires_in: 10_800 })
          : json(response, 400, { error: { message: `bad token ${SECRETS[0]}` } }),
      NEXT,
      {},
      own,
    );
    expect(text).toContain('It says: "bad token [redacted]".');
    await own.close();
  });

  it('401 on a private path says how to get a token', async () => {
    const { text, error } = await failure(
      (_, response) => json(response, 401, { error: { code: 'UNAUTHORIZED_ERROR', message: 'stale' } }),
      'tab_get',
      {
        path: '/v1/account-service/x',
        access_token: SECRETS[0],
      },
    );
    expect(text).toContain(
      'the TAB wants a valid token for this (HTTP 401). It says: "stale" (UNAUTHORIZED_ERROR). Get one with a tab_oauth_… tool',
    );
    expect(error).toMatchObject({ kind: 'unauthorised', status: 401 });
  });

  it('403 as JSON is a matter of rights', async () => {
    const { text, error } = await failure((_, response) =>
      json(response, 403, { error: { code: 'FORBIDDEN', message: 'no scope' } }),
    );
    expect(text).toContain('does not allow this (HTTP 403). It says: "no scope" (FORBIDDEN).');
    expect(error).toMatchObject({ kind: 'forbidden', status: 403, retry: { helps: false } });
  });

  it('403 as a web page is the edge, and its page is not repeated', async () => {
    const { text, error } = await failure((_, response) => {
      response.writeHead(403, { 'content-type': 'text/html' });
      response.end('<html><head><title>Access Denied</title></head><body>Reference #18.x</body></html>');
    });
    expect(text).toBe(
      "The TAB's edge refused this computer (HTTP 403). It serves Australian addresses at a modest pace; asking again now will not help. `tab-mcp doctor` tells a block from an outage.",
    );
    expect(error).toMatchObject({ kind: 'edge_blocked', status: 403, retry: { helps: false } });
    expect(upstream.asked.at(-1)?.headers['user-agent']).toMatch(/^tab-mcp\//);
  });

  it('404 without anything to go by is said plainly', async () => {
    const { text, error } = await failure((_, response) =>
      json(response, 404, { error: { code: 'RESOURCE_NOT_FOUND_ERROR' } }),
    );
    expect(text).toBe(
      'racing_get_next_to_go: The TAB has nothing there (HTTP 404). Asking again will not help.',
    );
    expect(error).toMatchObject({ kind: 'not_found', status: 404 });
  });

  it('429 with Retry-After tells how long to wait', async () => {
    const { text, error } = await failure((_, response) => json(response, 429, {}, { 'retry-after': '7' }));
    expect(text).toBe('racing_get_next_to_go: the TAB asks to go slower (HTTP 429). Try again in 7 s.');
    expect(error).toMatchObject({
      kind: 'rate_limited',
      status: 429,
      retry: { helps: true, after_seconds: 7 },
    });
  });

  it('429 with a date in Retry-After counts from the upstream’s own clock', async () => {
    const at = Date.parse('2026-11-24T02:00:00Z');
    const { error } = await failure((_, response) =>
      json(
        response,
        429,
        {},
        { date: new Date(at).toUTCString(), 'retry-after': new Date(at + 12_000).toUTCString() },
      ),
    );
    expect(error).toMatchObject({ retry: { helps: true, after_seconds: 12 } });
  });

  it('429 without Retry-After says a few seconds', async () => {
    const { text, error } = await failure((_, response) => json(response, 429, {}));
    expect(text).toContain('asks to go slower (HTTP 429). Try again in a few seconds.');
    expect(error['retry']).toEqual({ helps: true });
  });

  it.each([500, 502, 503, 504])(
    '%i says that the TAB failed and that trying again may help',
    async (status) => {
      const { text, error } = await failure((_, response) => {
        response.writeHead(status, { 'content-type': 'text/html' });
        response.end('<h1>oops</h1>');
      });
      expect(text).toBe(
        `racing_get_next_to_go: the TAB failed (HTTP ${status}). Try again in a few seconds.`,
      );
      expect(error).toMatchObject({ kind: 'upstream_error', status, retry: { helps: true } });
    },
  );

  it('a redirect is not followed', async () => {
    const before = upstream.asked.length;
    const { error } = await failure((_, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' });
      response.end();
    });
    expect(error).toMatchObject({ kind: 'upstream_error', status: 302, retry: { helps: false } });
    expect(upstream.asked.length).toBe(before + 1);
  });

  it('a message of the upstream that repeats the token reaches nobody', async () => {
    const { text } = await failure((request, response) =>
      json(response, 400, { error: { message: `bad header ${request.headers.authorization}` } }),
    );
    expect(text).toContain('bad header Bearer [redacted]');
  });

  it('a message of the upstream loses control and bidi characters', async () => {
    const { text } = await failure((_, response) =>
      json(response, 400, { error: { message: 'a\u001b[31mb\u202ec\u200b\u0000d' } }),
    );
    expect(text).toContain('It says: "abcd".');
  });
});

describe('an answer that can’t be used', () => {
  const page =
    (type: string, body: string | Buffer, status = 200): TestUpstream['answer'] =>
    (_, response) => {
      response.writeHead(status, { 'content-type': type });
      response.end(body);
    };

  it('of another content type is named', async () => {
    const { text, error } = await failure(page('text/html', '<html>maintenance</html>'));
    expect(text).toBe(
      'racing_get_next_to_go: the TAB answered something unusable. The answer was a web page, not JSON. Try again in a few seconds.',
    );
    expect(error).toMatchObject({ kind: 'bad_body', status: 200, retry: { helps: true } });
  });

  it('that is malformed is said to be', async () => {
    const { text } = await failure(page('application/json', '{"races": [}'));
    expect(text).toContain('The answer is no valid JSON; it may have been cut short.');
  });

  it('that is empty is said to be', async () => {
    const { text } = await failure(page('application/json', ''));
    expect(text).toContain('The answer was empty.');
  });

  it('that ends before its length is said to be incomplete', async () => {
    const { text, error } = await failure((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"races":[');
      response.socket?.destroySoon();
    });
    expect(text).toContain('The connection ended before the answer was whole.');
    expect(error).toMatchObject({ kind: 'bad_body' });
  });

  it('over the size limit is cut off and tells the limit', async () => {
    const { text, error } = await failure(
      page('application/json', JSON.stringify({ races: [], padding: 'x'.repeat(20_000) })),
    );
    expect(text).toBe(
      'racing_get_next_to_go: The answer is larger than 5000 bytes. Ask for less (filters, a single match or race); TAB_MAX_BODY_BYTES raises the limit.',
    );
    expect(error).toMatchObject({ kind: 'too_large', retry: { helps: false } });
  });

  it('that lacks what it says nothing without names the place', async () => {
    const { text, error } = await failure(page('application/json', '{"something":1}'));
    expect(text).toContain("the TAB's answer has no usable races");
    expect(error).toMatchObject({ kind: 'contract', retry: { helps: false } });
  });

  it('that breaks the contract is still given in full, with a warning', async () => {
    upstream.answer = page('application/json', '{"something":1}');
    const result = await callTool(runtime, NEXT, { detail: 'full' });
    expect(result.isError).toBeUndefined();
    expect(result.content[0]?.text).toBe('{"something":1}');
    expect(textOf(result)).toMatch(/^WARNING: the TAB's answer has no usable races/);
  });
});

describe('a connection that fails', () => {
  afterEach(() => {
    upstream.answer = (_, response) => json(response, 500, {});
  });

  it('by hanging ends in the time of an attempt', async () => {
    const { text, error } = await failure(() => undefined);
    expect(text).toBe(
      'racing_get_next_to_go: the TAB did not answer. No answer came within 0.3 s. Prices may be moving. Try again in a few seconds.',
    );
    expect(error).toMatchObject({ kind: 'timeout', retry: { helps: true } });
  });

  it('by a reset before any answer is told', async () => {
    const { text, error } = await failure((_, response) => response.socket?.resetAndDestroy());
    expect(text).toContain(
      'the TAB could not be reached. The upstream closed the connection without an answer.',
    );
    expect(error).toMatchObject({ kind: 'connection', retry: { helps: true } });
  });

  it('by refusal is told', async () => {
    const closed = await startUpstream(() => undefined);
    await closed.stop();
    const lone = testRuntime(closed.url, ALONE);
    const { text } = await failure(() => undefined, NEXT, {}, lone);
    expect(text).toContain('The upstream refused the connection.');
    await lone.close();
  });

  it('by a name that does not resolve is told', async () => {
    const lone = testRuntime('http://no-such-host.invalid', {
      ...ALONE,
      TAB_ALLOW_HOSTS: 'no-such-host.invalid',
      API_TIMEOUT: '5',
    });
    const { text, error } = await failure(() => undefined, NEXT, {}, lone);
    expect(text).toContain(
      'the TAB could not be found. The name of the upstream did not resolve. Check the network and TAB_BASE_URL',
    );
    expect(error).toMatchObject({ kind: 'dns' });
    await lone.close();
  });

  it('by something that does not speak HTTP is told', async () => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined).end('SSH-2.0-OpenSSH\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const lone = testRuntime(`http://127.0.0.1:${(server.address() as { port: number }).port}`, ALONE);
    const { error } = await failure(() => undefined, NEXT, {}, lone);
    expect(error).toMatchObject({ kind: 'connection' });
    await lone.close();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('the token endpoint', () => {
  const credentials = {
    ...ALONE,
    TAB_CLIENT_ID: 'client-id-abcdef',
    TAB_CLIENT_SECRET: 'client-secret-abcdef',
  };

  it('that refuses the credentials is told with its words and without the secrets', async () => {
    const own = testRuntime(upstream.url, credentials);
    const { text, error } = await failure(
      (request, response) =>
        json(response, 401, {
          error: 'invalid_client',
          error_description: `unknown client, got ${request.body}`,
        }),
      'tab_oauth_client_credentials',
      {},
      own,
    );
    expect(text).toContain(
      'the TAB refused the credentials (HTTP 401). It says: "unknown client, got grant_type=client_credentials&client_id=[redacted]&client_secret=[redacted]" (invalid_client).',
    );
    expect(error).toMatchObject({ kind: 'oauth', status: 401, retry: { helps: false } });
    await own.close();
  });

  it('that answers a success without a token breaks its contract', async () => {
    const own = testRuntime(upstream.url, credentials);
    const { text } = await failure(
      (_, response) => json(response, 200, { expires_in: 5 }),
      'tab_oauth_client_credentials',
      {},
      own,
    );
    expect(text).toContain('the TAB answered something unusable. The answer has no access_token.');
    await own.close();
  });

  it('is not asked when a credential is missing, which is named with the ways to supply it', async () => {
    const before = upstream.asked.length;
    const { text, error } = await failure(
      (_, response) => json(response, 200, {}),
      'tab_oauth_password_grant',
      {
        client_id: 'client-id-abcdef',
        client_secret: 'client-secret-abcdef',
      },
    );
    expect(text).toBe(
      'tab_oauth_password_grant: No username was given, so nothing was sent. Give the argument username, the request header X-Tab-Username, or start the server with TAB_USERNAME set. Asking again will not help.',
    );
    expect(error).toMatchObject({ kind: 'missing_credential' });
    expect(upstream.asked.length).toBe(before);
  });

  it('is not asked with half a pair of credentials', async () => {
    const { text } = await failure(() => undefined, 'tab_oauth_client_credentials', {
      client_id: 'client-id-abcdef',
    });
    expect(text).toContain('client_id is given but client_secret is not. Accepted: both or neither.');
  });
});

describe('a mistake of our own', () => {
  it('is told without its text', async () => {
    const read = () => {
      throw new TypeError('secret detail');
    };
    const execute: Runtime['execute'] = (tool, ...rest) =>
      runtime.execute({ ...tool, read } as never, ...rest);
    const { text, error } = await failure(
      (_, response) => json(response, 200, { races: [] }),
      NEXT,
      {},
      { ...runtime, execute },
    );
    expect(text).toBe(
      'racing_get_next_to_go: something went wrong in this server, not at the TAB. Trying again may help; its log says more.',
    );
    expect(error).toMatchObject({ kind: 'internal' });
  });
});
