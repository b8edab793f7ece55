import { describe, expect, it } from 'vitest';
import { BodyError, InputError, MissingCredentialError } from '../errors/index.js';
import { Secret } from '../util/secret.js';
import { grantForm, readTokenAnswer } from './grants.js';

const s = (text: string) => new Secret(text);
const ALL = {
  clientId: s('their-id'),
  clientSecret: s('their-secret'),
  username: s('their-name'),
  password: s('their word+&='),
  refreshToken: s('their-refresh'),
};

describe('the form of a grant', () => {
  it.each([
    ['client_credentials', 'grant_type=client_credentials&client_id=their-id&client_secret=their-secret'],
    [
      'password',
      'grant_type=password&client_id=their-id&client_secret=their-secret&username=their-name&password=their+word%2B%26%3D',
    ],
    [
      'refresh_token',
      'grant_type=refresh_token&client_id=their-id&client_secret=their-secret&refresh_token=their-refresh',
    ],
  ] as const)('%s is complete and encoded', (kind, body) => {
    const form = grantForm(kind, {}, ALL);
    expect(form.body).toBe(body);
    expect(form.secrets).toHaveLength(body.split('&').length - 1);
    expect(form.refreshToken?.reveal()).toBe(kind === 'refresh_token' ? 'their-refresh' : undefined);
  });

  it('prefers what is given, a pair from one hand', () => {
    const given = { client_id: s('my-id'), client_secret: s('my-secret') };
    expect(grantForm('password', given, ALL).body).toContain(
      'client_id=my-id&client_secret=my-secret&username=their-name',
    );
  });

  it.each([
    [{ client_id: s('my-id') }, 'client_id is given but client_secret is not.'],
    [{ client_secret: s('my-secret') }, 'client_secret is given but client_id is not.'],
    [{ username: s('me') }, 'username is given but password is not.'],
    [{ password: s('word') }, 'password is given but username is not.'],
  ])('refuses half a pair', (given, message) => {
    expect(() => grantForm('password', given, ALL)).toThrow(InputError);
    expect(() => grantForm('password', given, ALL)).toThrow(message);
  });

  it('does not care for half a pair that it does not send', () => {
    expect(grantForm('client_credentials', { username: s('me') }, ALL).body).not.toContain('me&');
  });

  it.each([
    ['clientId', 'client_id', 'X-Tab-Client-Id', 'TAB_CLIENT_ID'],
    ['clientSecret', 'client_secret', 'X-Tab-Client-Secret', 'TAB_CLIENT_SECRET'],
    ['refreshToken', 'refresh_token', 'X-Tab-Refresh-Token', 'TAB_REFRESH_TOKEN'],
  ])('without %s names it and the ways to supply it', (missing, argument, header, env) => {
    const some = { ...ALL, [missing]: undefined };
    expect(() => grantForm('refresh_token', {}, some)).toThrow(MissingCredentialError);
    expect(() => grantForm('refresh_token', {}, some)).toThrow(
      `No ${argument} was given, so nothing was sent. Give the argument ${argument}, the request header ${header}, or start the server with ${env} set.`,
    );
  });
});

describe('the answer of the token endpoint', () => {
  it('is read whole', () => {
    const read = readTokenAnswer({
      access_token: 'a',
      refresh_token: 'r',
      token_type: 'bearer',
      expires_in: 60,
      scope: 'x y',
    });
    expect(read).toMatchObject({ tokenType: 'bearer', expiresIn: 60, scope: 'x y' });
    expect([read.accessToken.reveal(), read.refreshToken?.reveal()]).toEqual(['a', 'r']);
  });

  it.each([
    ['120', 120],
    [1e12, 31_536_000],
    [0, 10_800],
    [-5, 10_800],
    ['soon', 10_800],
    [undefined, 10_800],
    [null, 10_800],
  ])('with expires_in %j lives %i s', (expires_in, wanted) => {
    expect(readTokenAnswer({ access_token: 'a', expires_in }).expiresIn).toBe(wanted);
  });

  it('does without what may be missing', () => {
    const read = readTokenAnswer({ access_token: 'a', refresh_token: '', token_type: 5, scope: null });
    expect(Object.keys(read).sort()).toEqual(['accessToken', 'expiresIn', 'tokenType']);
    expect(read.tokenType).toBe('Bearer');
  });

  it.each([{}, { access_token: '' }, { access_token: 5 }, [], null, 'token'])(
    'that is %j breaks the contract',
    (body) => {
      expect(() => readTokenAnswer(body)).toThrow(BodyError);
    },
  );
});
