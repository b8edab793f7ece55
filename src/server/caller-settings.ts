import type { Credentials } from '../auth/grants.js';
import type { Caller } from '../client/caller.js';
import { OPTIONS } from '../config/options.js';
import { Secret } from '../util/secret.js';

/** What a session (in 2026-07-28: each request) may set for itself, by header. */
export const SESSION_HEADERS = {
  'x-tab-jurisdiction': 'jurisdiction',
  'x-tab-detail': 'detail',
  'x-tab-client-id': 'clientId',
  'x-tab-client-secret': 'clientSecret',
  'x-tab-username': 'username',
  'x-tab-password': 'password',
  'x-tab-refresh-token': 'refreshToken',
} as const;

/** A header whose value is not accepted; the message names it and never shows a secret. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The caller as its headers say, on top of the operator's defaults. A caller that brings any credential of its own
 * uses none of the operator's. Throws SettingsError.
 */
export function callerFromHeaders(headers: Headers, defaults: Caller): Caller {
  const set: Record<string, unknown> = {};
  for (const [header, key] of Object.entries(SESSION_HEADERS)) {
    const text = headers[header];
    if (typeof text !== 'string' || text === '') continue;
    const option = OPTIONS[key];
    const value = option.parse(text);
    if (value === undefined) {
      throw new SettingsError(`The header ${header} is not accepted. Accepted: ${option.accepted}.`);
    }
    set[key] = value;
  }
  const { jurisdiction, detail, ...own } = set;
  const brought = Object.values(own).some((value) => value instanceof Secret);
  return {
    ...defaults,
    ...(jurisdiction ? { jurisdiction: jurisdiction as Caller['jurisdiction'] } : {}),
    ...(detail ? { detail: detail as Caller['detail'] } : {}),
    ...(brought ? { credentials: own as Credentials } : {}),
  };
}
