import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import {
  type Credentials,
  type GrantKind,
  grantForm,
  readTokenAnswer,
  type TokenAnswer,
} from '../auth/grants.js';
import type { Handles } from '../auth/handles.js';
import { type OwnToken, ownToken } from '../auth/own-token.js';
import type { RefreshStore } from '../auth/refresh-store.js';
import type { Grant, GrantInput } from '../tools/context.js';
import type { Clock } from '../util/clock.js';
import { Secret } from '../util/secret.js';
import type { Incoming } from './call.js';
import type { Caller } from './caller.js';
import { oauthRefusal, readReply } from './response.js';

export interface TokensOptions {
  handles: Handles;
  /** The upstream's clock: a token ends in its time. */
  clock: Clock;
  exposeRawTokens: boolean;
  tokenRefreshBuffer: number | undefined;
  refreshStore: RefreshStore;
  demonstration: () => Promise<Credentials>;
  /** Sends a form to the token endpoint; `repeatable` when sending it twice does no harm. */
  post: (form: string, repeatable: boolean, signal: AbortSignal) => Promise<Incoming>;
  warn: (message: string) => void;
}

/** Everything that asks the token endpoint. */
export interface Tokens {
  /** The token for public reads with these credentials; undefined where there are none. */
  own(credentials: Credentials): OwnToken | undefined;
  grant(kind: GrantKind, input: GrantInput, caller: Caller, signal: AbortSignal): Promise<Grant>;
}

/** A refresh handle's life, milliseconds: the TAB tells none. */
const REFRESH_LIFE = 30 * 86_400_000;

export function createTokens(options: TokensOptions): Tokens {
  const owns = new LRUCache<string, OwnToken>({ max: 100 });

  async function ask(
    kind: GrantKind,
    given: Parameters<typeof grantForm>[1],
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<TokenAnswer> {
    const form = grantForm(kind, given, credentials);
    // A refresh may rotate the token, so that a second one would be refused: it is sent once.
    const reply = await options.post(form.body, kind !== 'refresh_token', signal);
    try {
      return readTokenAnswer((reply.read ?? readReply(reply, form.secrets)).body);
    } catch (error) {
      throw oauthRefusal(error);
    }
  }

  /** A rotated refresh token must not be lost, so storing it is nobody's error but the operator's to hear of. */
  function keepRotated(configured: Secret, next: Secret): void {
    try {
      options.refreshStore.rotated(configured, next);
    } catch (error) {
      options.warn(
        `The TAB rotated the refresh token, and the new one could not be stored (${(error as Error).message}); it is kept in memory only.`,
      );
    }
  }

  function handOut(token: Secret, principal: string, until: number): string {
    return options.exposeRawTokens ? token.reveal() : options.handles.mint(token, principal, until);
  }

  return {
    own(credentials) {
      const { clientId, clientSecret } = credentials;
      if (!clientId || !clientSecret) return undefined;
      const name = createHash('sha256')
        .update(`${clientId.reveal()}\n${clientSecret.reveal()}`)
        .digest('base64url');
      const found = owns.get(name);
      if (found) return found;
      const made = ownToken(
        () => ask('client_credentials', {}, { clientId, clientSecret }, new AbortController().signal),
        options.clock,
        options.tokenRefreshBuffer,
      );
      owns.set(name, made);
      return made;
    },

    async grant(kind, input, caller, signal) {
      const secret = (text: string | undefined) => (text === undefined ? undefined : new Secret(text));
      const given = {
        client_id: secret(input.client_id),
        client_secret: secret(input.client_secret),
        username: secret(input.username),
        password: secret(input.password),
        refresh_token:
          input.refresh_token === undefined
            ? undefined
            : options.handles.resolve(input.refresh_token, caller.principal, 'refresh_token'),
      };
      const own = caller.credentials;
      const credentials = Object.values(own).some((value) => value !== undefined)
        ? own
        : await options.demonstration();
      const configured = given.refresh_token ? undefined : own.refreshToken;
      const current = configured ? options.refreshStore.current(configured) : undefined;
      const answer = await ask(
        kind,
        given,
        { ...credentials, ...(current ? { refreshToken: current } : {}) },
        signal,
      );
      if (kind === 'refresh_token' && configured && answer.refreshToken)
        keepRotated(configured, answer.refreshToken);
      const until = options.clock() + (answer.expiresIn - 60) * 1000;
      return {
        accessToken: handOut(answer.accessToken, caller.principal, until),
        ...(answer.refreshToken
          ? { refreshToken: handOut(answer.refreshToken, caller.principal, options.clock() + REFRESH_LIFE) }
          : {}),
        tokenType: answer.tokenType,
        expiresIn: answer.expiresIn,
        expiresAt: Math.floor(options.clock() / 1000) + answer.expiresIn - 60,
        ...(answer.scope === undefined ? {} : { scope: answer.scope }),
      };
    },
  };
}
