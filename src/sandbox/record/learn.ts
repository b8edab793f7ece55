import type { IncomingHttpHeaders } from 'node:http';
import { parseJson } from '../../util/json.js';
import { decoded } from '../http/decoded.js';
import type { LocalRequest } from '../http/local-server.js';
import type { KnownSecrets } from './known-secrets.js';
import { isSecretName } from './names.js';
import { tokensIn } from './patterns.js';
import { learnFrom } from './redact.js';

/** Fields of a token request that are no secrets. */
const PLAIN_FIELDS: ReadonlySet<string> = new Set(['grant_type', 'scope']);

/** What `Basic` credentials say: the whole, the name and the password. */
function basic(token: string): string[] {
  const text = Buffer.from(token, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 1 ? [] : [text, text.slice(0, colon), text.slice(colon + 1)];
}

/** The values of cookies, from either header, the attributes (`Path=/`) left out where they are the sender's. */
function cookies(name: string, value: string): string[] {
  const parts = name === 'set-cookie' ? value.split(';').slice(0, 1) : value.split(';');
  return parts.map((part) => part.slice(part.indexOf('=') + 1).trim());
}

/** Remembers the secrets in the headers of a request or an answer. */
export function learnHeaders(headers: IncomingHttpHeaders, known: KnownSecrets): void {
  for (const [name, value] of Object.entries(headers)) {
    for (const one of [value ?? []].flat()) {
      const tokens = tokensIn(one);
      if (name === 'cookie' || name === 'set-cookie') {
        for (const cookie of cookies(name, one)) {
          known.suspect(cookie);
          known.suspect(decoded(cookie));
        }
      } else if (name === 'authorization') {
        for (const token of [...tokens, ...tokens.flatMap(basic)]) known.learn(token);
      } else if (isSecretName(name)) known.learn(one);
      for (const token of tokens) known.suspect(token);
    }
  }
}

/** Remembers the secrets that a request brings: in headers, query and, for a token, in the form. */
export function learnRequest({ headers, query, body, method }: LocalRequest, known: KnownSecrets): void {
  learnHeaders(headers, known);
  for (const [name, value] of query) if (isSecretName(name)) known.learn(value);
  if (method !== 'POST') return;
  for (const [name, value] of new URLSearchParams(body)) if (!PLAIN_FIELDS.has(name)) known.learn(value);
  learnFrom(parseJson(body), known, true);
}
