// Words that stay in capitals inside a name written in capitals: countries, clubs and the like.
const KEPT = /^(?:GBR|NZL|USA|IRL|JPN|FRA|ZAF|SWE|HKG|NSW|VIC|QLD|TAS|ACT|II|III|IV|RSL|TAB|NZ|UK|AUS)$/;

/** `5TH`, `WWW.SOMEWHERE.COM`: written small. */
const SMALL = /^(?:\d+(?:st|nd|rd|th)|www\..+|.+\.(?:com|au|tv|net))$/i;

/** What is in brackets, an address on the web, or a word. */
const PARTS = /\([^)]*\)|\bwww\.[\w.-]+|\b[\w.-]+\.(?:com|au|tv|net)\b|[\p{L}\p{M}\d'’]+/giu;

function word(text: string): string {
  if (KEPT.test(text)) return text;
  if (SMALL.test(text)) return text.toLowerCase();
  if (/^\d/.test(text)) return text;
  const lower = text.toLowerCase();
  return lower
    .replace(/^mc(\p{L})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`)
    .replace(/^\p{L}/u, (letter) => letter.toUpperCase())
    .replace(/^([OD]['’])(\p{L})/u, (_, start: string, letter: string) => start + letter.toUpperCase());
}

/**
 * A name of a person, place or parent as people write it: `CHRIS WALLER` → `Chris Waller`, `REGAL WINKS (NZ)` →
 * `Regal Winks (NZ)`. A name that has small letters already is left alone.
 */
export function properName(name: string): string {
  if (/\p{Ll}/u.test(name)) return name;
  return name.replace(PARTS, (part) => (part.startsWith('(') ? part : word(part)));
}

/** First names as initials: `Chris Waller` → `C Waller`, `Ann Roe & Bob Doe` → `A Roe & B Doe`. */
export function initialled(name: string): string {
  return properName(name)
    .split(' & ')
    .map((one) => one.replace(/^(\p{L})[\p{L}'’.-]* (?=\S)/u, '$1 '))
    .join(' & ');
}

/** A name as it is compared: small letters and digits, whatever the case, the punctuation and the kind of apostrophe. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/['’‘`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
