import { describe, expect, it } from 'vitest';
import { isObject } from '../util/json.js';
import type { SandboxReply } from './http/route.js';
import { createOAuth, SANDBOX_CREDENTIALS } from './oauth.js';

const HOUR = 3_600_000;
const CLIENT = { client_id: 'sandbox-client', client_secret: 'sandbox-secret' };

function setUp(seed = 'one') {
  let now = Date.parse('2026-11-24T02:00:00Z');
  const oauth = createOAuth({ seed, now: () => now, credentials: SANDBOX_CREDENTIALS });
  const send = (body: string, type = 'application/x-www-form-urlencoded'): SandboxReply =>
    oauth.route.handle({
      params: {},
      query: new URLSearchParams(),
      headers: { 'content-type': type },
      body,
      now,
      origin: 'http://localhost',
    });
  const grant = (fields: Record<string, string>): SandboxReply =>
    send(new URLSearchParams(fields).toString());
  const token = (fields: Record<string, string>): string => {
    const { body } = grant(fields);
    return isObject(body) ? String(body['access_token']) : '';
  };
  return { oauth, send, grant, token, pass: (ms: number) => (now += ms) };
}

describe('the token endpoint', () => {
  it('gives a client token without a refresh token', () => {
    const { status, body } = setUp().grant({ grant_type: 'client_credentials', ...CLIENT });
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^sandbox-access-1-[0-9a-z]{24}$/),
      token_type: 'Bearer',
      expires_in: 10_800,
    });
  });

  it('gives an account token with a refresh token that can be used again and again', () => {
    const { grant } = setUp();
    const password = grant({
      grant_type: 'password',
      ...CLIENT,
      username: '1000001',
      password: 'sandbox-password',
    });
    expect(password.body).toMatchObject({ refresh_token: 'sandbox-refresh-token' });
    for (let use = 0; use < 3; use++) {
      const refreshed = grant({
        grant_type: 'refresh_token',
        ...CLIENT,
        refresh_token: 'sandbox-refresh-token',
      });
      expect(refreshed.status).toBe(200);
      expect(refreshed.body).toMatchObject({ refresh_token: 'sandbox-refresh-token' });
    }
  });

  it('names tokens by seed and count', () => {
    const fields = { grant_type: 'client_credentials', ...CLIENT };
    const [a, b, c] = [setUp('one'), setUp('one'), setUp('two')];
    expect(a.token(fields)).toBe(b.token(fields));
    expect(a.token(fields)).toBe(b.token(fields));
    expect(c.token(fields)).not.toBe(setUp('one').token(fields));
  });

  it('takes forms only', () => {
    const { send } = setUp();
    const reply = send(JSON.stringify({ grant_type: 'client_credentials', ...CLIENT }), 'application/json');
    expect(reply).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
    const withCharset = send(
      new URLSearchParams({ grant_type: 'client_credentials', ...CLIENT }).toString(),
      'application/x-www-form-urlencoded; charset=UTF-8',
    );
    expect(withCharset.status).toBe(200);
  });

  it('words each refusal as the OAuth standard does', () => {
    const { grant, send } = setUp();
    const refusals: [Record<string, string>, number, string, RegExp][] = [
      [{}, 400, 'invalid_request', /grant_type/],
      [{ grant_type: 'toString', ...CLIENT }, 400, 'unsupported_grant_type', /toString/],
      [{ grant_type: 'client_credentials', client_id: 'sandbox-client' }, 401, 'invalid_client', /client/],
      [{ grant_type: 'client_credentials', ...CLIENT, client_id: 'x' }, 401, 'invalid_client', /client/],
      [
        { grant_type: 'password', ...CLIENT, username: '1000001' },
        400,
        'invalid_request',
        /password is missing/,
      ],
      [{ grant_type: 'password', ...CLIENT, username: '1', password: 'x' }, 400, 'invalid_grant', /account/],
      [
        { grant_type: 'refresh_token', ...CLIENT, refresh_token: 'old' },
        400,
        'invalid_grant',
        /refresh token/,
      ],
    ];
    for (const [fields, status, error, description] of refusals) {
      const reply = grant(fields);
      expect(reply).toMatchObject({
        status,
        body: { error, error_description: expect.stringMatching(description) },
      });
    }
    expect(send('grant_type=password&grant_type=password').body).toMatchObject({ error: 'invalid_request' });
  });
});

describe('a token at a read', () => {
  it('opens until it expires by world time', () => {
    const { oauth, token, pass } = setUp();
    const bearer = `Bearer ${token({ grant_type: 'client_credentials', ...CLIENT })}`;
    expect(oauth.refuse(bearer)).toBeUndefined();
    pass(3 * HOUR - 1);
    expect(oauth.refuse(bearer)).toBeUndefined();
    pass(1);
    expect(oauth.refuse(bearer)).toMatchObject({
      status: 401,
      body: { error: { code: 'UNAUTHORIZED_ERROR' } },
    });
  });

  it('is not needed, but an empty or unknown one is refused', () => {
    const { oauth } = setUp();
    expect(oauth.refuse(undefined)).toBeUndefined();
    for (const header of ['', 'Bearer', 'Bearer ', 'Bearer unknown', 'Basic eDp5']) {
      expect(oauth.refuse(header)?.status).toBe(401);
    }
  });

  it('is forgotten when ten thousand newer ones were given out', () => {
    const { oauth, token } = setUp();
    const fields = { grant_type: 'client_credentials', ...CLIENT };
    const first = token(fields);
    for (let i = 0; i < 10_000; i++) token(fields);
    expect(oauth.refuse(`Bearer ${first}`)?.status).toBe(401);
  });
});
