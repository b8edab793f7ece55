import type { Clock } from '../util/clock.js';
import { createTokens, type Grant, SCOPES, type Scope, type Tokens } from './accounts/tokens.js';
import type { SandboxReply, SandboxRequest, SandboxRoute } from './http/route.js';

/** What a client needs to get tokens from the sandbox. */
export interface SandboxCredentials {
  clientId: string;
  clientSecret: string;
  /** The account number, sent as `username`. */
  accountNumber: string;
  password: string;
  /** Stays good however often it is used. */
  refreshToken: string;
}

/** Demonstration credentials: they open the sandbox and nothing else. */
export const SANDBOX_CREDENTIALS: SandboxCredentials = {
  clientId: 'sandbox-client',
  clientSecret: 'sandbox-secret',
  accountNumber: '1000001',
  password: 'sandbox-password',
  refreshToken: 'sandbox-refresh-token',
};

/** Three hours, as one client measured (known from clients). */
const EXPIRES_IN_SECONDS = 10_800;

/** How long a refresh token of another account than the demonstration's lives: thirty days (ours). */
const REFRESH_LIFE = 30 * 24 * 3_600_000;

export interface OAuthOptions {
  seed: string;
  /** World time: tokens expire by it. */
  now: Clock;
  credentials: SandboxCredentials;
  /** Accounts beside that of the credentials. @default [] */
  accounts?: readonly { number: string; password: string }[];
  /**
   * True to give these other accounts a new refresh token with every use, after which the old one is dead. The refresh token
   * of the credentials stays good either way. @default false
   */
  rotateRefreshTokens?: boolean;
  /** Where tokens are kept, to share it with other routes. @default a store of its own */
  tokens?: Tokens;
}

/** The token endpoint and the check of the tokens it gave out. */
export interface OAuth {
  route: SandboxRoute;
  /** The 401 for an `Authorization` header that is no good any more, an empty bearer included; undefined when it is good or absent. */
  refuse(authorization: string | undefined): SandboxReply | undefined;
}

// The OAuth standard's error body (ours: no error of the TAB's token endpoint is recorded).
function oauthError(status: number, error: string, description: string): SandboxReply {
  return { status, body: { error, error_description: description } };
}

function unauthorized(message: string): SandboxReply {
  return { status: 401, body: { error: { code: 'UNAUTHORIZED_ERROR', message } } };
}

const REQUIRED_FIELDS: Record<string, readonly string[]> = {
  client_credentials: [],
  password: ['username', 'password'],
  refresh_token: ['refresh_token'],
};

/** The scopes a form names, all where it names none that is known. */
function scopesOf(form: URLSearchParams): readonly Scope[] {
  const named = (form.get('scope') ?? '').split(' ');
  const known = SCOPES.filter((scope) => named.includes(scope));
  return known.length > 0 ? known : SCOPES;
}

/**
 * The sandbox's token endpoint: `POST /oauth/token`, form-encoded only, with the grants client_credentials,
 * password and refresh_token. The nth token of a seed is always the same text.
 */
export function createOAuth({
  seed,
  now,
  credentials,
  accounts = [],
  rotateRefreshTokens = false,
  tokens = createTokens(seed, now),
}: OAuthOptions): OAuth {
  const { clientId, clientSecret, accountNumber, password, refreshToken } = credentials;
  const passwords = new Map([
    ...accounts.map((account) => [account.number, account.password] as const),
    [accountNumber, password],
  ]);

  const answer = (
    grant: Pick<Grant, 'account' | 'scopes'>,
    form: URLSearchParams,
    refresh?: string,
  ): SandboxReply => ({
    status: 200,
    body: {
      access_token: tokens.issue('access', { ...grant, expires: now() + EXPIRES_IN_SECONDS * 1000 }),
      token_type: 'Bearer',
      expires_in: EXPIRES_IN_SECONDS,
      ...(refresh === undefined ? {} : { refresh_token: refresh }),
      ...(form.has('scope') ? { scope: grant.scopes.join(' ') } : {}),
    },
  });

  const refreshTokenOf = (grant: Pick<Grant, 'account' | 'scopes'>): string =>
    grant.account === accountNumber
      ? refreshToken
      : tokens.issue('refresh', { ...grant, expires: now() + REFRESH_LIFE });

  const byPassword = (form: URLSearchParams): SandboxReply => {
    const username = form.get('username') ?? '';
    if (passwords.get(username) !== form.get('password')) {
      return oauthError(400, 'invalid_grant', 'Wrong account number or password');
    }
    const grant = { account: username, scopes: scopesOf(form) };
    return answer(grant, form, refreshTokenOf(grant));
  };

  const byRefreshToken = (form: URLSearchParams): SandboxReply => {
    const sent = form.get('refresh_token') ?? '';
    if (sent === refreshToken) {
      return answer({ account: accountNumber, scopes: scopesOf(form) }, form, refreshToken);
    }
    const grant = tokens.find(sent, 'refresh');
    if (!grant) return oauthError(400, 'invalid_grant', 'Unknown or expired refresh token');
    const scopes = grant.scopes.filter((scope) => scopesOf(form).includes(scope));
    const { account } = grant;
    const kept = { ...(account === undefined ? {} : { account }), scopes };
    if (!rotateRefreshTokens) return answer(kept, form, sent);
    tokens.end(sent);
    return answer(kept, form, refreshTokenOf({ ...kept, scopes: grant.scopes }));
  };

  const handle = ({ headers, body }: SandboxRequest): SandboxReply => {
    const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
    if (type !== 'application/x-www-form-urlencoded') {
      return oauthError(400, 'invalid_request', 'Send application/x-www-form-urlencoded');
    }
    const form = new URLSearchParams(body);
    const repeated = [...new Set(form.keys())].find((key) => form.getAll(key).length > 1);
    if (repeated !== undefined) return oauthError(400, 'invalid_request', `${repeated} was sent twice`);

    const grant = form.get('grant_type');
    if (!grant) return oauthError(400, 'invalid_request', 'grant_type is missing');
    const fields = Object.hasOwn(REQUIRED_FIELDS, grant) ? REQUIRED_FIELDS[grant] : undefined;
    if (!fields) return oauthError(400, 'unsupported_grant_type', `No such grant: ${grant}`);

    if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret) {
      return oauthError(401, 'invalid_client', 'Unknown client or wrong client secret');
    }
    const missing = fields.find((field) => !form.get(field));
    if (missing) return oauthError(400, 'invalid_request', `${missing} is missing`);
    if (grant === 'password') return byPassword(form);
    if (grant === 'refresh_token') return byRefreshToken(form);
    return answer({ scopes: [] }, form);
  };

  return {
    route: { method: 'POST', path: '/oauth/token', handle },
    refuse: (authorization) => {
      if (authorization === undefined) return undefined;
      const token = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
      if (token === undefined) return unauthorized('No bearer token in the Authorization header');
      return tokens.find(token) ? undefined : unauthorized('Unknown or expired token');
    },
  };
}
