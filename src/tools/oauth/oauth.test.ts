import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Grant } from '../context.js';
import { testContext } from '../context.testing.js';
import type { RunTool } from '../define-tool.js';
import { unsound } from '../view.testing.js';
import { tool as credentials } from './tab-oauth-client-credentials.js';
import { tool as password } from './tab-oauth-password-grant.js';
import { tool as refresh } from './tab-oauth-refresh.js';

const now = Date.parse('2026-11-24T03:02:00Z');
const grant: Grant = {
  accessToken: 'tabh_AAAAAAAAAAAAAAAAAAAAAA',
  tokenType: 'Bearer',
  expiresIn: 10_800,
  expiresAt: now / 1000 + 10_740,
};
const withRefresh = {
  ...grant,
  refreshToken: 'tabh_BBBBBBBBBBBBBBBBBBBBBB',
  scope: 'openid \u001b[31mprofile',
};

async function run(tool: unknown, input: Record<string, unknown>, given: Grant) {
  const { context, asked } = testContext({ now, grant: given });
  return { result: await (tool as RunTool).run(context, input as never), asked };
}

describe('the OAuth tools', () => {
  it('tell that it worked, the handles, what they may do and when they end', async () => {
    const { result, asked } = await run(password, { username: '123', password: 'p' }, withRefresh);
    expect(asked.grants).toEqual([{ kind: 'password', input: { username: '123', password: 'p' } }]);
    expect(asked.requests).toEqual([]);
    expect(result.text.split('\n')).toEqual([
      'Logged in: the TAB granted a token for the account.',
      'access_token tabh_AAAAAAAAAAAAAAAAAAAAAA · ends 17:01 AEDT, in 2h 59m',
      'refresh_token tabh_BBBBBBBBBBBBBBBBBBBBBB · for tab_oauth_refresh',
      "It stands for the account: a call that names it as access_token may read that account's own data. This version places no bets.",
      'These are handles: the tokens themselves stay on this server, and every tool takes the handle as access_token.',
      'The TAB calls its scope: "openid profile"',
    ]);
    expect(result.facts).toEqual({
      access_token: withRefresh.accessToken,
      refresh_token: withRefresh.refreshToken,
      token_type: 'Bearer',
      expires_in: 10_800,
      expires_at: 1_795_500_060,
      scope: 'openid profile',
    });
    expect(result.rawBody).toEqual(result.facts);
    expect(unsound(result)).toBeUndefined();
  });

  it('say that no refresh token came', async () => {
    const { result, asked } = await run(credentials, {}, grant);
    expect(asked.grants[0]?.kind).toBe('client_credentials');
    expect(result.text).toContain('There is no refresh token with it');
    expect(result.text).toContain('It stands for the application, not for an account');
    expect(result.facts).not.toHaveProperty('refresh_token');
    expect(result.facts).not.toHaveProperty('scope');
    expect(unsound(result)).toBeUndefined();
  });

  it('say that a new refresh token replaces the one before', async () => {
    const given = { refresh_token: 'tabh_CCCCCCCCCCCCCCCCCCCCCC' };
    const { result, asked } = await run(refresh, given, withRefresh);
    expect(asked.grants).toEqual([{ kind: 'refresh_token', input: given }]);
    expect(result.text).toContain('replaces the one before');
    expect((await run(refresh, given, grant)).result.text).not.toContain('replaces');
    expect(result.text).not.toContain('CCCC');
  });

  it('say so where the operator lets tokens themselves out', async () => {
    const { result } = await run(credentials, {}, { ...grant, accessToken: 'eyJhbGciOi' });
    expect(result.text).toContain('set to hand out the tokens themselves');
    expect(result.text).not.toContain('These are handles');
  });

  it('keep a time that is none out of the answer', async () => {
    const { result } = await run(credentials, {}, { ...grant, expiresAt: Number.NaN, expiresIn: Number.NaN });
    expect(unsound(result)).toBeUndefined();
  });

  it('take every argument as optional and none empty', () => {
    for (const tool of [credentials, password, refresh]) {
      const shape = z.strictObject((tool as RunTool).input as z.ZodRawShape);
      expect(shape.safeParse({}).success).toBe(true);
      expect(shape.safeParse({ client_id: '' }).success).toBe(false);
      expect((tool as RunTool).annotations).toEqual({
        readOnlyHint: false,
        destructiveHint: false,
        idempotentHint: false,
        openWorldHint: true,
      });
    }
  });
});
