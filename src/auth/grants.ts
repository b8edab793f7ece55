import { BodyError, InputError, MissingCredentialError } from '../errors/index.js';
import { isObject } from '../util/json.js';
import { Secret } from '../util/secret.js';

/** What a caller can prove itself with. */
export interface Credentials {
  clientId?: Secret | undefined;
  clientSecret?: Secret | undefined;
  username?: Secret | undefined;
  password?: Secret | undefined;
  refreshToken?: Secret | undefined;
}

export type GrantKind = 'password' | 'refresh_token' | 'client_credentials';

/** What the token endpoint answered. */
export interface TokenAnswer {
  accessToken: Secret;
  refreshToken?: Secret;
  tokenType: string;
  /** Seconds. */
  expiresIn: number;
  scope?: string;
}

type FieldName = 'client_id' | 'client_secret' | 'username' | 'password' | 'refresh_token';

const FIELDS: Record<FieldName, { credential: keyof Credentials; env: string; header: string }> = {
  client_id: { credential: 'clientId', env: 'TAB_CLIENT_ID', header: 'X-Tab-Client-Id' },
  client_secret: { credential: 'clientSecret', env: 'TAB_CLIENT_SECRET', header: 'X-Tab-Client-Secret' },
  username: { credential: 'username', env: 'TAB_USERNAME', header: 'X-Tab-Username' },
  password: { credential: 'password', env: 'TAB_PASSWORD', header: 'X-Tab-Password' },
  refresh_token: { credential: 'refreshToken', env: 'TAB_REFRESH_TOKEN', header: 'X-Tab-Refresh-Token' },
};

/** What each grant sends beside `grant_type` (known from clients). */
const NEEDS: Record<GrantKind, readonly FieldName[]> = {
  client_credentials: ['client_id', 'client_secret'],
  password: ['client_id', 'client_secret', 'username', 'password'],
  refresh_token: ['client_id', 'client_secret', 'refresh_token'],
};

// Pairs come from one hand: a client id given as an argument is never sent with another's secret.
const PAIRS: readonly (readonly [FieldName, FieldName])[] = [
  ['client_id', 'client_secret'],
  ['username', 'password'],
];

/** The grant's form, form-encoded (JSON is refused by the TAB), and the secrets in it. */
export interface GrantForm {
  body: string;
  secrets: Secret[];
  refreshToken?: Secret;
}

/**
 * Builds a grant's form from arguments, completed from `credentials`.
 * Throws InputError for half of a pair, MissingCredentialError naming what nobody gave and the ways to supply it.
 */
export function grantForm(
  kind: GrantKind,
  given: Readonly<Partial<Record<FieldName, Secret | undefined>>>,
  credentials: Credentials,
): GrantForm {
  const needs = NEEDS[kind];
  for (const [a, b] of PAIRS) {
    if (needs.includes(a) && (given[a] === undefined) !== (given[b] === undefined)) {
      const [there, missing] = given[a] === undefined ? [b, a] : [a, b];
      throw new InputError({
        argument: missing,
        message: `${there} is given but ${missing} is not. Accepted: both or neither.`,
      });
    }
  }
  const form = new URLSearchParams({ grant_type: kind });
  const secrets: Secret[] = [];
  for (const name of needs) {
    const value = given[name] ?? credentials[FIELDS[name].credential];
    if (value === undefined) throw missing(name);
    form.set(name, value.reveal());
    secrets.push(value);
  }
  const refreshToken = kind === 'refresh_token' ? secrets.at(-1) : undefined;
  return { body: form.toString(), secrets, ...(refreshToken ? { refreshToken } : {}) };
}

function missing(name: FieldName): MissingCredentialError {
  const { env, header } = FIELDS[name];
  return new MissingCredentialError(
    `No ${name} was given, so nothing was sent. Give the argument ${name}, the request header ${header}, or start the server with ${env} set.`,
  );
}

/** Longest life of a token believed, seconds (a year). */
const MAX_LIFE = 31_536_000;

/** Reads the token endpoint's success. Throws BodyError without an access token. */
export function readTokenAnswer(body: unknown): TokenAnswer {
  const answer = isObject(body) ? body : {};
  const token = answer['access_token'];
  if (typeof token !== 'string' || token === '')
    throw new BodyError('bad_body', 200, 'The answer has no access_token.');
  const life = Number(answer['expires_in']);
  const refresh = answer['refresh_token'];
  return {
    accessToken: new Secret(token),
    tokenType: typeof answer['token_type'] === 'string' ? answer['token_type'] : 'Bearer',
    // Three hours is what one client measured; it stands in when the answer does not say.
    expiresIn: Number.isFinite(life) && life > 0 ? Math.min(life, MAX_LIFE) : 10_800,
    ...(typeof refresh === 'string' && refresh !== '' ? { refreshToken: new Secret(refresh) } : {}),
    ...(typeof answer['scope'] === 'string' ? { scope: answer['scope'] } : {}),
  };
}
