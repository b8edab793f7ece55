import { InputError } from '../../errors/index.js';
import { cleanText, hasControlCharacter } from '../../util/text.js';

// A path that a caller writes must stay under the configured base, whatever decodes it on the way: what is refused
// is refused in every decoded form too. What is accepted is encoded anew, one segment at a time.

/** Longest path accepted, characters. */
export const MAX_PATH = 1_000;

/** Decodings tried; a path that still changes after so many is refused. */
const MAX_ROUNDS = 6;

export interface SafePath {
  /** Under the base, beginning with `/`, every segment percent-encoded; no query. */
  path: string;
  /** The query that stood in the path, decoded. */
  query: Record<string, string>;
}

function refuse(path: string, why: string): never {
  throw new InputError({
    argument: 'path',
    message: `path "${cleanText(path).slice(0, 120)}" ${why}. Accepted: a path under the API's base such as /v1/tab-info-service/racing/dates.`,
  });
}

/**
 * The text and its decodings, one after the other, as far as anything can be decoded; malformed rests (a lone `%`) stay.
 * Undefined when it never settles.
 */
export function decodedForms(text: string): string[] | undefined {
  const found = [text];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const last = found.at(-1) ?? '';
    const next = last.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
      try {
        return decodeURIComponent(encoded);
      } catch {
        return encoded;
      }
    });
    if (next === last) return found;
    found.push(next);
  }
  return undefined;
}

/** Why this decoded form of a path is not let through, or undefined. */
function fault(form: string): string | undefined {
  if (hasControlCharacter(form)) return 'holds a control character';
  if (/[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/.test(form))
    return 'holds an invisible character';
  if (form.includes('\\')) return 'holds a backslash';
  if (form.includes('#')) return 'holds a #';
  if (form.includes('//')) return 'holds //';
  if (form.includes('..') || /(^|\/)\.(\/|$)/.test(form)) return 'holds a segment of dots';
  if (/^\/*[a-z][a-z0-9+.-]*:/i.test(form)) return 'holds a scheme';
  return undefined;
}

function decodeOnce(text: string, path: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return refuse(path, 'holds a % that is no encoded character');
  }
}

function readQuery(text: string, path: string): Record<string, string> {
  const query = new Map<string, string>();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const [name = '', ...rest] = pair.split('=').map((part) => decodeOnce(part.replaceAll('+', ' '), path));
    const value = pair.includes('=') ? rest.join('=') : '';
    if (name === '') refuse(path, 'holds a query parameter without a name');
    if (hasControlCharacter(name + value)) refuse(path, 'holds a control character');
    if (query.has(name)) refuse(path, `gives the query parameter "${name}" twice`);
    query.set(name, value);
  }
  return Object.fromEntries(query);
}

/**
 * Takes apart the path of a call to any route of the API. Throws InputError for anything but a path under the base: a
 * scheme or host, `//`, `\`, `..`, `#`, control or invisible characters, in any form, encoded or doubly encoded.
 * `?` begins a query. Blanks and other characters may stand plain or encoded (`Rugby League`, `Rugby%20League`).
 */
export function safePath(path: string): SafePath {
  if (path.length > MAX_PATH) refuse(path, `is longer than ${MAX_PATH} characters`);
  if (!path.isWellFormed()) refuse(path, 'holds half a character');
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) refuse(path, 'is a whole address');
  if (!path.startsWith('/')) refuse(path, 'does not begin with /');
  if (path.includes('#')) refuse(path, 'holds a #');
  const mark = path.indexOf('?');
  const written = mark === -1 ? path : path.slice(0, mark);
  const decoded = decodedForms(written);
  if (decoded === undefined) refuse(path, 'is encoded too many times over');
  for (const form of decoded) {
    // Fullwidth dots and slashes become plain ones where somebody normalises.
    const why = fault(form) ?? fault(form.normalize('NFKC'));
    if (why !== undefined) refuse(path, why);
  }
  const segments = written.split('/').map((segment) => encodeURIComponent(decodeOnce(segment, path)));
  return { path: segments.join('/'), query: mark === -1 ? {} : readQuery(path.slice(mark + 1), path) };
}

/** The query of a path and `params` together. Throws InputError when a name stands in both. */
export function joinParams(
  query: Record<string, string>,
  params: Record<string, string | number | boolean> | undefined,
): Record<string, string> {
  const given = Object.entries(params ?? {});
  for (const [name, value] of given) {
    if (Object.hasOwn(query, name)) {
      throw new InputError({
        argument: 'params',
        message: `"${name}" stands in path and in params. Give it once.`,
      });
    }
    if (hasControlCharacter(`${name}${value}`) || !`${name}${value}`.isWellFormed()) {
      throw new InputError({
        argument: 'params',
        message: `params "${cleanText(name)}" holds a control character or half a character. Accepted: plain text.`,
      });
    }
  }
  return Object.fromEntries([
    ...Object.entries(query),
    ...given.map(([name, value]) => [name, String(value)] as const),
  ]);
}
