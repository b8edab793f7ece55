import { isSecretName } from './names.js';

/** What stands in place of what was cut out. */
export const REDACTED = '[redacted]';

/** JSON web tokens, wherever they stand. */
const JWT = /\beyJ[\w-]{5,}\.[\w-]{2,}(?:\.[\w-]*)?/g;
const BEARER = /\b(Bearer|Basic)(\s+|%20|\+)(?=[\w.~+/=%-]{12,}|\S*\d)[\w.~+/=%-]{6,}/gi;
/** Our own stand-ins for tokens: worthless elsewhere, but nobody need know. */
const HANDLE = /\btabh_[\w-]{22}/g;
const USER_OF_ADDRESS = /:\/\/[^\s/@"'<>]{1,200}@/g;
const EMAIL = /[\w.+-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gi;
const HEADER_LINE = /\b((?:set-)?cookie|authorization|x-api-key)(\s*:\s*)[^\r\n"<]{1,8000}/gi;
/** The head of `name=value` as in queries, forms and attributes, also encoded as part of another. */
const PAIR = { head: /(?:%3F|%26)?([A-Za-z][\w.-]{0,60})(?:=|%3D)/gi, name: 1 };
/** What stands there; templates (`{name}`) are left. */
const PAIR_VALUE = /"[^"]*"|'[^']*'|(?!\{|%7B)[^&\s"'<>;,\\]+/iy;
/** The head of `"name": value` or `name: value`, also where quotes are escaped, once or more. */
const MEMBER = { head: /((?:\\*["'])?)([A-Za-z][\w-]{0,60})\1\s{0,8}:\s{0,8}/g, name: 2 };
const MEMBER_VALUE = /(\\*["'])(?:(?!\1)[^\r\n]){0,8000}\1|-?\d[\d.]*/y;
const ELEMENT = /<([A-Za-z][\w:-]{0,60})>[^<]{1,8000}<\/\1>/g;
const TAG = /<(?:input|meta)\b[^>]{0,4000}>/gi;
const TAG_NAME = /\b(?:name|id|property)=["']?([\w:.-]+)/gi;
const TAG_VALUE = /\b(value|content)=(?:"[^"]*"|'[^']*'|[^\s>]+)/gi;
/** A number of five digits or more that is said to be somebody's, markup between allowed. */
const NUMBER_OF =
  /\b((?:account|customer|client|member)(?:ship)?\b(?:\s+(?:number|no\.?|id)\b)?[^\d\n]{0,40}?)\d{5,}/gi;

/**
 * The text without the values that follow a secret name. What follows another name is looked through too: it may hold
 * names of its own.
 */
function withoutValues(text: string, { head, name }: { head: RegExp; name: number }, value: RegExp): string {
  let clean = '';
  let taken = 0;
  for (const found of text.matchAll(head)) {
    if (found.index < taken || !isSecretName(found[name] ?? '')) continue;
    value.lastIndex = found.index + found[0].length;
    const [quoted] = value.exec(text) ?? [];
    if (quoted === undefined) continue;
    const quote = /^\\*["']/.exec(quoted)?.[0] ?? '';
    clean += `${text.slice(taken, found.index)}${found[0]}${quote}${REDACTED}${quote}`;
    taken = found.index + found[0].length + quoted.length;
  }
  return clean + text.slice(taken);
}

type Rule = (text: string) => string;

const RULES: readonly Rule[] = [
  (text) => text.replace(JWT, REDACTED),
  (text) => text.replace(HEADER_LINE, `$1$2${REDACTED}`),
  (text) => text.replace(BEARER, `$1$2${REDACTED}`),
  (text) => text.replace(HANDLE, REDACTED),
  (text) => text.replace(USER_OF_ADDRESS, `://${REDACTED}@`),
  (text) => text.replace(EMAIL, REDACTED),
  (text) =>
    text.replace(TAG, (tag) =>
      [...tag.matchAll(TAG_NAME)].some(([, name = '']) => isSecretName(name))
        ? tag.replace(TAG_VALUE, `$1="${REDACTED}"`)
        : tag,
    ),
  (text) => withoutValues(text, MEMBER, MEMBER_VALUE),
  (text) => withoutValues(text, PAIR, PAIR_VALUE),
  (text) =>
    text.replace(ELEMENT, (all: string, name: string) =>
      isSecretName(name) ? `<${name}>${REDACTED}</${name}>` : all,
    ),
  (text) => text.replace(NUMBER_OF, `$1${REDACTED}`),
];

/**
 * The text without what looks like a secret or like somebody: tokens, credentials in headers and addresses, e-mail
 * addresses, account numbers, and what stands under a secret name in queries, forms, JSON, XML and HTML.
 */
export function redactPatterns(text: string): string {
  return RULES.reduce((clean, rule) => rule(clean), text);
}

/** The JSON web tokens and what follows `Bearer` or `Basic` in a text. */
export function tokensIn(text: string): string[] {
  const bare = [...text.matchAll(/\b(?:Bearer|Basic)\s+(\S+)/gi)].map(([, token = '']) => token);
  return [...(text.match(JWT) ?? []), ...bare];
}
