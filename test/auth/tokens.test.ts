import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Runtime } from '../../src/index.js';
import { callTool, testRuntime, textOf } from '../support/runtime.js';
import { type Asked, json, startUpstream, type TestUpstream } from '../support/upstream.js';

const OWN = { TAB_CLIENT_ID: 'client-1', TAB_CLIENT_SECRET: 'secret-1' };
let upstream: TestUpstream;
let open: Runtime[];
let state: string;

beforeEach(async () => {
  upstream = await startUpstream(() => undefined);
  open = [];
  state = mkdtempSync(join(tmpdir(), 'tab-mcp-'));
});
afterEach(async () => {
  await Promise.all(open.map((runtime) => runtime.close()));
  await upstream.stop();
  rmSync(state, { recursive: true });
});

function runtime(env: Record<string, string> = {}): Runtime {
  const made = testRuntime(upstream.url, { TAB_STATE_DIR: state, ...env });
  open.push(made);
  return made;
}

const bearer = (request: Asked) => request.headers.authorization;
const reads = () => upstream.asked.filter((request) => request.method === 'GET');
const grants = () => upstream.asked.filter((request) => request.url === '/oauth/token');

/** An upstream that issues token-1, token-2 … and lets `allowed` decide which bearer reads. */
function issuing(allowed: (bearer: string | undefined) => boolean, expiresIn = 10_800): void {
  let issued = 0;
  upstream.answer = (request, response) => {
    if (request.url === '/oauth/token') {
      issued++;
      return json(response, 200, {
        access_token: `token-${issued}`,
        refresh_token: `refresh-${issued}`,
        token_type: 'Bearer',
        expires_in: expiresIn,
      });
    }
    return allowed(bearer(request))
      ? json(response, 200, { races: [] })
      : json(response, 401, { error: { message: 'stale' } });
  };
}

const read = (on: Runtime, given = {}) => callTool(on, 'racing_get_next_to_go', given);

describe('a public read', () => {
  it('without credentials sends no Authorization at all', async () => {
    issuing((token) => token === undefined);
    expect((await read(runtime())).isError).toBeUndefined();
    expect(reads().map(bearer)).toEqual([undefined]);
    expect(grants()).toEqual([]);
  });

  it('with credentials gets the server’s own token once, form-encoded, for many callers at a time', async () => {
    issuing((token) => token === 'Bearer token-1');
    const on = runtime(OWN);
    const results = await Promise.all(Array.from({ length: 20 }, () => read(on)));
    expect(results.every((result) => !result.isError)).toBe(true);
    expect(grants()).toHaveLength(1);
    expect(grants()[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(grants()[0]?.body).toBe('grant_type=client_credentials&client_id=client-1&client_secret=secret-1');
  });

  it('renews the server’s own token after a 401 and replays, once for all who wait', async () => {
    issuing((token) => token === 'Bearer token-2');
    const on = runtime(OWN);
    const results = await Promise.all(Array.from({ length: 5 }, () => read(on)));
    expect(results.every((result) => !result.isError)).toBe(true);
    expect(grants()).toHaveLength(2);
    expect(textOf(results[0]!)).not.toContain('without');
  });

  it('goes on anonymously after a second 401, and says so', async () => {
    issuing((token) => token === undefined);
    const result = await read(runtime(OWN));
    expect(textOf(result)).toContain('The TAB refused the server’s token twice; this was read without it.');
    expect(result.structuredContent?.['note']).toContain('refused the server’s token twice');
    expect(reads().map(bearer)).toEqual(['Bearer token-1', 'Bearer token-2', undefined]);
  });

  it('goes on anonymously when the token endpoint refuses the credentials, and says so', async () => {
    upstream.answer = (request, response) =>
      request.url === '/oauth/token'
        ? json(response, 401, { error: 'invalid_client' })
        : json(response, 200, { races: [] });
    expect(textOf(await read(runtime(OWN)))).toContain(
      'The TAB refused the server’s credentials; this was read without them.',
    );
  });

  it('with a caller’s stale token is read without it, and says so', async () => {
    issuing((token) => token === undefined);
    const result = await read(runtime(), { access_token: 'stale-token' });
    expect(reads().map(bearer)).toEqual(['Bearer stale-token', undefined]);
    expect(textOf(result)).toContain('The TAB refused the access token; this was read without it.');
  });
});

describe('a path that is not public', () => {
  it('never gets the server’s own token', async () => {
    issuing(() => true);
    await callTool(runtime(OWN), 'tab_get', { path: '/v1/account-service/accounts/1/balance' });
    expect(reads().map(bearer)).toEqual([undefined]);
    expect(grants()).toEqual([]);
  });

  it('is not read anonymously when the caller’s token is refused', async () => {
    issuing(() => false);
    const result = await callTool(runtime(), 'tab_get', {
      path: '/v1/account-service/x',
      access_token: 'caller-token',
    });
    expect(result.isError).toBe(true);
    expect(reads().map(bearer)).toEqual(['Bearer caller-token']);
  });
});

describe('what the OAuth tools hand out', () => {
  const login = { client_id: 'c-0001', client_secret: 's-0001', username: 'u-0001', password: 'p-0001' };
  const facts = (result: Awaited<ReturnType<typeof callTool>>) =>
    result.structuredContent?.['facts'] as Record<string, unknown>;

  it('is a handle for each token, never the token', async () => {
    issuing(() => true);
    const result = await callTool(runtime(), 'tab_oauth_password_grant', login);
    expect(facts(result)['access_token']).toMatch(/^tabh_[\w-]{22}$/);
    expect(facts(result)['refresh_token']).toMatch(/^tabh_[\w-]{22}$/);
    expect(JSON.stringify(result)).not.toMatch(/token-1|refresh-1|p-0001|s-0001/);
    expect(grants()[0]?.body).toBe(
      'grant_type=password&client_id=c-0001&client_secret=s-0001&username=u-0001&password=p-0001',
    );
  });

  it('says when the token ends, a minute early', async () => {
    issuing(() => true);
    const before = Math.floor(Date.now() / 1000);
    const { expires_at, expires_in } = facts(await callTool(runtime(), 'tab_oauth_password_grant', login));
    expect(expires_in).toBe(10_800);
    expect(expires_at as number).toBeGreaterThanOrEqual(before + 10_740 - 2);
    expect(expires_at as number).toBeLessThanOrEqual(before + 10_740 + 5);
  });

  it('opens a read when given back as access_token', async () => {
    issuing((token) => token === 'Bearer token-1');
    const on = runtime();
    const handle = facts(await callTool(on, 'tab_oauth_password_grant', login))['access_token'];
    expect((await read(on, { access_token: handle })).isError).toBeUndefined();
    expect(reads().map(bearer)).toEqual(['Bearer token-1']);
  });

  it('renews when the refresh handle is given back', async () => {
    issuing(() => true);
    const on = runtime();
    const handle = facts(await callTool(on, 'tab_oauth_password_grant', login))['refresh_token'];
    await callTool(on, 'tab_oauth_refresh', {
      refresh_token: handle,
      client_id: 'c-0001',
      client_secret: 's-0001',
    });
    expect(grants()[1]?.body).toBe(
      'grant_type=refresh_token&client_id=c-0001&client_secret=s-0001&refresh_token=refresh-1',
    );
  });

  it('is worth nothing to another caller', async () => {
    issuing(() => true);
    const on = runtime();
    const handle = facts(await callTool(on, 'tab_oauth_password_grant', login))['access_token'];
    const stranger = { ...on.operator, principal: 'session:other' };
    const result = await callTool(on, 'racing_get_next_to_go', { access_token: handle }, stranger);
    expect(textOf(result)).toContain('access_token is a handle that this server does not know');
    expect(reads()).toEqual([]);
  });

  it('is worth nothing after its end', async () => {
    issuing(() => true, 30);
    const on = runtime();
    const handle = facts(await callTool(on, 'tab_oauth_password_grant', login))['access_token'];
    expect(textOf(await read(on, { access_token: handle }))).toContain(
      'is a handle that this server does not know',
    );
  });

  it('is the raw token only where the operator allows it', async () => {
    issuing(() => true);
    const result = await callTool(
      runtime({ TAB_EXPOSE_RAW_TOKENS: 'true' }),
      'tab_oauth_password_grant',
      login,
    );
    expect(facts(result)).toMatchObject({ access_token: 'token-1', refresh_token: 'refresh-1' });
  });
});

describe('a refresh token that the TAB rotates', () => {
  const configured = { ...OWN, TAB_REFRESH_TOKEN: 'first-refresh' };

  it('is kept for the owner alone, and its successor is used after a restart', async () => {
    issuing(() => true);
    await callTool(runtime(configured), 'tab_oauth_refresh');
    await callTool(runtime(configured), 'tab_oauth_refresh');
    expect(grants().map((grant) => new URLSearchParams(grant.body).get('refresh_token'))).toEqual([
      'first-refresh',
      'refresh-1',
    ]);
    const file = join(state, 'refresh-tokens.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).not.toContain('first-refresh');
  });

  it('is kept in memory when it can’t be stored', async () => {
    issuing(() => true);
    const on = runtime({ ...configured, TAB_STATE_DIR: '/proc/no-such-directory/below' });
    expect((await callTool(on, 'tab_oauth_refresh')).isError).toBeUndefined();
    await callTool(on, 'tab_oauth_refresh');
    expect(new URLSearchParams(grants()[1]?.body).get('refresh_token')).toBe('refresh-1');
  });
});

describe('a caller with credentials of its own', () => {
  it('leaves no word of how they fared in the answers that others get from memory', async () => {
    upstream.answer = (request, response) =>
      request.url === '/oauth/token'
        ? json(response, 401, { error: 'invalid_client' })
        : json(response, 200, { races: [] });
    const on = testRuntime(upstream.url, { TAB_STATE_DIR: state, TAB_RESILIENCE: 'on' });
    open.push(on);
    const { callerFromHeaders } = await import('../../src/server/caller-settings.js');
    const theirs = callerFromHeaders(
      { 'x-tab-client-id': 'theirs-1', 'x-tab-client-secret': 'theirs-2' },
      on.operator,
    );
    const first = await callTool(on, 'racing_get_next_to_go', {}, theirs);
    expect(first.structuredContent?.['note']).toContain('refused the server’s credentials');
    const second = await callTool(on, 'racing_get_next_to_go');
    expect(second.structuredContent).toMatchObject({ source: 'memory' });
    expect(second.structuredContent).not.toHaveProperty('note');
  });

  it('uses none of the operator’s', async () => {
    const { callerFromHeaders } = await import('../../src/server/caller-settings.js');
    issuing(() => true);
    const on = runtime({ ...OWN, TAB_USERNAME: 'operator-account', TAB_PASSWORD: 'operator-password' });
    const caller = callerFromHeaders(
      { 'x-tab-client-id': 'theirs-1', 'x-tab-client-secret': 'theirs-2' },
      on.operator,
    );
    const result = await callTool(on, 'tab_oauth_password_grant', {}, caller);
    expect(textOf(result)).toContain('No username was given');
    await callTool(on, 'racing_get_next_to_go', {}, caller);
    expect(grants()[0]?.body).toContain('client_id=theirs-1');
  });

  it('is told which header is not accepted, without its value', async () => {
    const { callerFromHeaders } = await import('../../src/server/caller-settings.js');
    const on = runtime();
    expect(() => callerFromHeaders({ 'x-tab-jurisdiction': 'WA' }, on.operator)).toThrow(
      'The header x-tab-jurisdiction is not accepted. Accepted: NSW, VIC, QLD, SA, TAS, ACT or NT.',
    );
    expect(() => callerFromHeaders({ 'x-tab-password': 'hid\u0007den' }, on.operator)).toThrow(
      /^The header x-tab-password is not accepted/,
    );
    expect(
      callerFromHeaders({ 'x-tab-jurisdiction': 'vic', 'x-tab-detail': 'full' }, on.operator),
    ).toMatchObject({
      jurisdiction: 'VIC',
      detail: 'full',
    });
  });
});
