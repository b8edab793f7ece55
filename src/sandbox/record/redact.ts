import { isObject } from '../../util/json.js';
import { decoded } from '../http/decoded.js';
import type { KnownSecrets } from './known-secrets.js';
import { isPersonalName, isSecretName } from './names.js';
import { REDACTED, redactPatterns } from './patterns.js';

/** The text without known secrets and without what looks like one. */
export function redactText(text: string, known: KnownSecrets): string {
  return known.cut(redactPatterns(known.cut(text)));
}

function redactNumber(number: number, known: KnownSecrets): number {
  return known.isIn(number) ? 0 : number;
}

/** A name such as `account:balance`, under which an index of links has an address. */
function isLink(name: string, value: unknown): boolean {
  return /^\w+(:[\w-]+)+$/.test(name) && typeof value === 'string' && /^https?:/.test(value);
}

/** Remembers every text and number that stands under a secret name, at any depth. */
export function learnFrom(value: unknown, known: KnownSecrets, secret = false): void {
  if (Array.isArray(value)) for (const one of value) learnFrom(one, known, secret);
  else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      learnFrom(member, known, secret || (isSecretName(name) && !isLink(name, member)));
    }
  } else if (secret && (typeof value === 'string' || typeof value === 'number')) known.suspect(String(value));
}

/**
 * A JSON value of the same shape with nothing in it: texts read `[redacted]`, numbers are 0. Names that are numbers
 * are somebody's.
 */
export function blankJson(value: unknown, known: KnownSecrets): unknown {
  if (typeof value === 'string') return REDACTED;
  if (typeof value === 'number') return 0;
  if (Array.isArray(value)) return value.map((one) => blankJson(one, known));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      redactText(name, known).replace(/\d{5,}/g, REDACTED),
      blankJson(member, known),
    ]),
  );
}

/**
 * A JSON value of the same shape without what opens something or says who somebody is: by the names of fields, by what
 * values look like, and by the secrets of this session.
 */
export function redactJson(value: unknown, known: KnownSecrets): unknown {
  if (typeof value === 'string') return redactText(value, known);
  if (typeof value === 'number') return redactNumber(value, known);
  if (Array.isArray(value)) return value.map((one) => redactJson(one, known));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const whose = (isSecretName(name) || isPersonalName(name)) && !isLink(name, member);
      return [redactText(name, known), whose ? blankJson(member, known) : redactJson(member, known)];
    }),
  );
}

/**
 * Path and query as a cassette names them: equal requests are equal texts. The query is sorted, a slash at the end is
 * left out, and secrets are cut. A request that comes to a replay is named in the same way.
 */
export function requestName(path: string, query: URLSearchParams, known: KnownSecrets): string {
  const clean = (text: string) => redactText(text, known);
  const segments = path
    .replace(/(?<=.)\/$/, '')
    .split('/')
    .map((one) => encodeURIComponent(clean(decoded(one))));
  const pairs = [...query]
    .map(([name, value]) => [clean(name), isSecretName(name) ? REDACTED : clean(value)] as const)
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? segments.join('/') : `${segments.join('/')}?${pairs.join('&')}`;
}
