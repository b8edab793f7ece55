import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { json, startUpstream, type TestUpstream } from '../../test/support/upstream.js';
import { Secret } from '../util/secret.js';
import { bearerGet, bearerPost, closeConnections, oauthPost } from './direct.js';
import { getAllCircuitStats, resetAllCircuits } from './registry.js';

const TOKEN = 'token-0123456789';
const FORM = { grant_type: 'client_credentials', client_id: 'id-abcdef', client_secret: 'secret-abcdef' };
const SECRETS = [TOKEN, 'id-abcdef', 'secret-abcdef', 'refresh-abcdef'];

let upstream: TestUpstream;
beforeEach(async () => {
  upstream = await startUpstream((_, response) => json(response, 200, { good: true }));
});
afterEach(async () => {
  resetAllCircuits();
  await closeConnections();
  await upstream.stop();
});

const url = () => `${upstream.url}/oauth/token`;
const failing = (status: number, body: unknown = {}) => {
  upstream.answer = (_, response) => json(response, status, body);
};

/** How the call failed, seen to hold no secret however it is looked at. */
async function failure(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const error: unknown = await call.then(
    () => {
      throw new Error('it succeeded');
    },
    (reason: unknown) => reason,
  );
  const shown = `${inspect(error, { depth: 10, showHidden: true })}${JSON.stringify(error)}`;
  for (const secret of SECRETS) expect(shown).not.toContain(secret);
  return error as Record<string, unknown>;
}

describe('oauthPost', () => {
  it('sends a form and gives the JSON', async () => {
    expect(await oauthPost(url(), FORM)).toMatchObject({ status: 200, body: { good: true } });
    expect(upstream.asked).toMatchObject([
      {
        method: 'POST',
        url: '/oauth/token',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'grant_type=client_credentials&client_id=id-abcdef&client_secret=secret-abcdef',
      },
    ]);
  });

  it('tells refused credentials with the words of the other side, without a secret', async () => {
    failing(401, { error: 'invalid_client', error_description: 'not id-abcdef with secret-abcdef' });
    expect(await failure(oauthPost(url(), FORM))).toMatchObject({
      kind: 'oauth',
      status: 401,
      words: { code: 'invalid_client', message: 'not [redacted] with [redacted]' },
    });
    expect(upstream.asked).toHaveLength(1);
  });

  it('repeats no word of the other side where a value is too short to be cut out', async () => {
    upstream.answer = ({ body }, response) =>
      json(response, 400, { error: 'invalid', error_description: body });
    const form = { grant_type: 'password', username: 'bob', password: 'pw1', client_id: 'cid' };
    const { message, words } = await failure(oauthPost(url(), form));
    expect([message, words]).toEqual(['HTTP 400', {}]);
  });

  it('holds no secret in the error of a broken answer that repeats one', async () => {
    upstream.answer = ({ body }, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(`${body}`);
    };
    expect(await failure(oauthPost(url(), FORM))).toMatchObject({ kind: 'bad_body' });
  });

  it('asks once more for what uses nothing up', async () => {
    let asked = 0;
    upstream.answer = (_, response) => json(response, ++asked === 1 ? 503 : 200, {});
    expect((await oauthPost(url(), FORM)).status).toBe(200);
    expect(asked).toBe(2);
  });

  it.each(['refresh_token', 'authorization_code', 'something new'])(
    'asks once for a grant of the type %s',
    async (grant_type) => {
      failing(503);
      const form = { ...FORM, grant_type, refresh_token: 'refresh-abcdef' };
      expect(await failure(oauthPost(url(), form))).toMatchObject({ kind: 'upstream_error', status: 503 });
      expect(upstream.asked).toHaveLength(1);
    },
  );
});

describe('bearerGet', () => {
  it('sends the token and the query, and keeps nothing', async () => {
    await bearerGet(`${upstream.url}/mine?a=b%20c`, TOKEN);
    await bearerGet(`${upstream.url}/mine?a=b%20c`, new Secret(TOKEN), { headers: { 'x-own': '1' } });
    expect(upstream.asked.map((asked) => asked.url)).toEqual(['/mine?a=b%20c', '/mine?a=b%20c']);
    expect(upstream.asked[1]?.headers).toMatchObject({ authorization: `Bearer ${TOKEN}`, 'x-own': '1' });
  });

  it('tells a refused token without it', async () => {
    failing(401, { error: { message: `no good: ${TOKEN}` } });
    expect(await failure(bearerGet(upstream.url, TOKEN))).toMatchObject({
      kind: 'unauthorised',
      words: { message: 'no good: [redacted]' },
    });
  });

  it('is asked again once', async () => {
    failing(500);
    await failure(bearerGet(upstream.url, TOKEN));
    expect(upstream.asked).toHaveLength(2);
  });

  it('ends when its signal fires', async () => {
    const cancel = new AbortController();
    upstream.answer = () => cancel.abort();
    expect(await failure(bearerGet(upstream.url, TOKEN, { signal: cancel.signal }))).toMatchObject({
      kind: 'cancelled',
    });
  });
});

describe('a bearer token', () => {
  it('is the one that was given, whatever other headers say', async () => {
    const headers = { Authorization: 'Bearer other' };
    await bearerGet(upstream.url, TOKEN, { headers });
    await bearerPost(upstream.url, TOKEN, {}, { headers });
    expect(upstream.asked.map(({ headers: sent }) => sent['authorization'])).toEqual([
      `Bearer ${TOKEN}`,
      `Bearer ${TOKEN}`,
    ]);
  });
});

describe('bearerPost', () => {
  it('sends JSON with the token', async () => {
    await bearerPost(upstream.url, TOKEN, { stake: 1 });
    expect(upstream.asked).toMatchObject([
      { method: 'POST', body: '{"stake":1}', headers: { authorization: `Bearer ${TOKEN}` } },
    ]);
  });

  it.each([500, 503, 429, 408])('is never repeated, after %d', async (status) => {
    failing(status);
    expect(await failure(bearerPost(upstream.url, TOKEN, {}))).toMatchObject({ status });
    expect(upstream.asked).toHaveLength(1);
  });

  it('is never repeated after a closed connection', async () => {
    upstream.answer = (_, response) => response.destroy();
    expect(await failure(bearerPost(upstream.url, TOKEN, {}))).toMatchObject({ sent: true });
    expect(upstream.asked).toHaveLength(1);
  });
});

describe('a secret', () => {
  it('is not sent over plain http to another computer', async () => {
    for (const call of [
      oauthPost('http://example.org/token', FORM),
      bearerGet('http://example.org/', TOKEN),
      bearerPost('http://example.org/', TOKEN, {}),
    ]) {
      const error = await failure(call);
      expect(error).toMatchObject({ kind: 'refused' });
      expect(error['message']).toMatch(/^Nothing was sent: over http to example\.org/);
    }
  });

  it('that can’t be a token, or an address that is none, is refused without repeating it', async () => {
    for (const bad of ['', `${TOKEN}\r\nx: y`, `${TOKEN} `]) {
      expect(await failure(bearerGet(upstream.url, bad))).toBeInstanceOf(RangeError);
    }
    expect(await failure(bearerGet(`https://${TOKEN}@a.example`, TOKEN))).toBeInstanceOf(RangeError);
    expect(upstream.asked).toEqual([]);
  });
});

describe('the origins', () => {
  it('have a circuit each, which one’s failures do not open for another', async () => {
    const other = await startUpstream((_, response) => json(response, 200, {}));
    failing(500);
    for (let i = 0; i < 10; i++) await failure(bearerPost(upstream.url, TOKEN, {}));
    expect(await failure(bearerPost(upstream.url, TOKEN, {}))).toMatchObject({ kind: 'circuit_open' });
    expect((await bearerPost(other.url, TOKEN, {})).status).toBe(200);
    expect(getAllCircuitStats()).toMatchObject({
      [upstream.url]: { state: 'open' },
      [other.url]: { state: 'closed' },
    });
    await other.stop();
  });

  it('that nobody uses any more make room for new ones', async () => {
    const others = await Promise.all(
      Array.from({ length: 51 }, () => startUpstream((_, response) => json(response, 200, {}))),
    );
    for (const other of others) await bearerPost(other.url, TOKEN, {});
    const origins = Object.keys(getAllCircuitStats());
    expect(origins).toEqual(others.slice(1).map((other) => other.url));
    await Promise.all(others.map((other) => other.stop()));
  });

  it('are let go of with their connections', async () => {
    await bearerGet(upstream.url, TOKEN);
    await closeConnections();
    expect(getAllCircuitStats()).toEqual({});
    expect((await bearerGet(upstream.url, TOKEN)).status).toBe(200);
  });
});
