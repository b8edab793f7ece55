import type { Clock } from '../util/clock.js';
import type { SandboxReply, SandboxRequest, SandboxRoute } from './http/route.js';
import { random } from './world/random.js';

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

/** Tokens remembered at once; the oldest is forgotten first. */
const MOST_TOKENS = 10_000;

export interface OAuthOptions {
  seed: string;
  /** World time: tokens expire by it. */
  now: Clock;
  credentials: SandboxCredentials;
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

/**
 * The sandbox's token endpoint: `POST /oauth/token`, form-encoded only, with the grants client_credentials,
 * password and refresh_token. The nth token of a seed is always the same text.
 */
export function createOAuth({ seed, now, credentials }: OAuthOptions): OAuth {
  const expiries = new Map<string, number>();
  let issued = 0;

  const issue = (): string => {
    issued += 1;
    const draw = random(seed, 'access-token', issued);
    const tail = Array.from({ length: 24 }, () => draw.int(0, 35).toString(36)).join('');
    const token = `sandbox-access-${issued}-${tail}`;
    expiries.set(token, now() + EXPIRES_IN_SECONDS * 1000);
    const oldest = expiries.keys().next().value;
    if (expiries.size > MOST_TOKENS && oldest !== undefined) expiries.delete(oldest);
    return token;
  };

  const answer = (grant: string): SandboxReply => ({
    status: 200,
    body: {
      access_token: issue(),
      token_type: 'Bearer',
      expires_in: EXPIRES_IN_SECONDS,
      ...(grant === 'client_credentials' ? {} : { refresh_token: credentials.refreshToken }),
    },
  });

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

    const { clientId, clientSecret, accountNumber, password, refreshToken } = credentials;
    if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret) {
      return oauthError(401, 'invalid_client', 'Unknown client or wrong client secret');
    }
    const missing = fields.find((field) => !form.get(field));
    if (missing) return oauthError(400, 'invalid_request', `${missing} is missing`);
    if (
      grant === 'password' &&
      (form.get('username') !== accountNumber || form.get('password') !== password)
    ) {
      return oauthError(400, 'invalid_grant', 'Wrong account number or password');
    }
    if (grant === 'refresh_token' && form.get('refresh_token') !== refreshToken) {
      return oauthError(400, 'invalid_grant', 'Unknown or expired refresh token');
    }
    return answer(grant);
  };

  return {
    route: { method: 'POST', path: '/oauth/token', handle },
    refuse: (authorization) => {
      if (authorization === undefined) return undefined;
      const token = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
      if (token === undefined) return unauthorized('No bearer token in the Authorization header');
      const expiry = expiries.get(token);
      return expiry !== undefined && now() < expiry ? undefined : unauthorized('Unknown or expired token');
    },
  };
}
