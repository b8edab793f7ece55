import { describe, expect, it } from 'vitest';
import { createTokens } from './accounts/tokens.js';
import { createOAuth, SANDBOX_CREDENTIALS } from './oauth.js';

const DAY = 86_400_000;
const OTHER = { number: '1000002', password: 'sandbox-password-2' };

function setUp(rotateRefreshTokens = false) {
  const clock = { now: Date.parse('2026-11-24T02:00:00Z') };
  const now = () => clock.now;
  const tokens = createTokens('accounts', now);
  const oauth = createOAuth({
    seed: 'accounts',
    now,
    credentials: SANDBOX_CREDENTIALS,
    accounts: [OTHER],
    rotateRefreshTokens,
    tokens,
  });
  const grant = (fields: Record<string, string>) => {
    const { clientId, clientSecret } = SANDBOX_CREDENTIALS;
    const form = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...fields });
    const { status, body } = oauth.route.handle({
      params: {},
      query: new URLSearchParams(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      now: clock.now,
      origin: 'http://localhost',
    }) as { status: number; body: Record<string, string> };
    return { status, ...body };
  };
  const refresh = (token = '') => grant({ grant_type: 'refresh_token', refresh_token: token });
  const logIn = (more: Record<string, string> = {}) =>
    grant({ grant_type: 'password', username: OTHER.number, password: OTHER.password, ...more });
  return { clock, tokens, grant, refresh, logIn };
}

const access = (answer: Record<string, unknown>): string => String(answer['access_token']);
const refreshOf = (answer: Record<string, unknown>): string => String(answer['refresh_token']);

describe('a token', () => {
  it('speaks for the account that logged in, a client’s own for none', () => {
    const { tokens, grant, logIn } = setUp();
    expect(tokens.find(access(logIn()))).toMatchObject({
      account: '1000002',
      scopes: ['account', 'betting'],
    });
    const own = tokens.find(access(grant({ grant_type: 'client_credentials' })));
    expect([own?.account, own?.scopes]).toEqual([undefined, []]);
  });

  it('has the scopes that were asked for, and keeps to them when it is renewed', () => {
    const { tokens, logIn, refresh } = setUp();
    const reader = logIn({ scope: 'account offline_access' });
    expect(reader).toMatchObject({ status: 200, scope: 'account' });
    expect(tokens.find(access(refresh(refreshOf(reader))))?.scopes).toEqual(['account']);
    expect(tokens.find(access(logIn({ scope: 'openid profile' })))?.scopes).toEqual(['account', 'betting']);
  });

  it('of an unknown account or a wrong password is not given', () => {
    const { logIn } = setUp();
    expect(logIn({ password: 'x' })).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(logIn({ username: '42' })).toMatchObject({ status: 400, error: 'invalid_grant' });
  });
});

describe('a refresh token of another account', () => {
  it('stays the same without rotation, until it ends after thirty days', () => {
    const { clock, logIn, refresh } = setUp();
    const token = refreshOf(logIn());
    for (let use = 0; use < 3; use++) expect(refreshOf(refresh(token))).toBe(token);
    clock.now += 30 * DAY;
    expect(refresh(token)).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  it('is good once with rotation, and gives the next one', () => {
    const { tokens, logIn, refresh } = setUp(true);
    const first = refreshOf(logIn());
    const renewed = refresh(first);
    expect(refreshOf(renewed)).not.toBe(first);
    expect(tokens.find(access(renewed))?.account).toBe('1000002');
    expect(refresh(first)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(refresh(refreshOf(renewed)).status).toBe(200);
  });

  it('is no access token, nor the other way round', () => {
    const { tokens, logIn, refresh } = setUp();
    expect(refresh(access(logIn()))).toMatchObject({ error: 'invalid_grant' });
    expect(tokens.find(refreshOf(logIn()))).toBeUndefined();
  });
});

describe('the demonstration refresh token', () => {
  it('survives its use with rotation too', () => {
    const { tokens, refresh } = setUp(true);
    for (let use = 0; use < 3; use++) {
      const answer = refresh(SANDBOX_CREDENTIALS.refreshToken);
      expect(refreshOf(answer)).toBe(SANDBOX_CREDENTIALS.refreshToken);
      expect(tokens.find(access(answer))?.account).toBe(SANDBOX_CREDENTIALS.accountNumber);
    }
  });
});
