import type { Secret } from '../../util/secret.js';
import { REDACTED } from './patterns.js';

/** Secrets that go by, remembered at once; the oldest is forgotten first. Those given at the start stay. */
const MOST_LEARNT = 200;

/** Shorter ones are in everything, characters. */
const SHORTEST = 4;

/** The secrets of this session: those it was started with and those that went by. */
export interface KnownSecrets {
  /** Remembers a credential that went by. */
  learn(value: string): void;
  /** Remembers a value that went by under a secret name, if nobody finds it in a text by chance. */
  suspect(value: string): void;
  /** The text without any of them, however encoded. */
  cut(text: string): string;
  /** True when the digits of a number are a secret's, or hold one of seven digits or more. */
  isIn(number: number): boolean;
}

function telling(value: string): boolean {
  return value.length >= 16 || (value.length >= 6 && /\d/.test(value));
}

const HTML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A value plain, percent-encoded (once, twice, in either case), form-encoded, in HTML, in JSON and in base64. */
function forms(value: string): string[] {
  const percent = encodeURIComponent(value.toWellFormed());
  return [
    value,
    percent,
    percent.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    encodeURIComponent(percent),
    new URLSearchParams({ '': value }).toString().slice(1),
    value.replace(/[&<>"']/g, (sign) => HTML[sign] ?? sign),
    JSON.stringify(value).slice(1, -1),
    Buffer.from(value).toString('base64').replace(/=+$/, ''),
    Buffer.from(value).toString('base64url'),
  ];
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

// One pattern for all, because every text of every body is looked through.
function pattern(values: readonly string[]): RegExp | undefined {
  const all = [...new Set(values.filter(({ length }) => length >= SHORTEST).flatMap(forms))];
  // The longest first, so that nothing is left of one that holds another.
  const sorted = all.sort((a, b) => b.length - a.length);
  return sorted.length === 0 ? undefined : new RegExp(sorted.map(escaped).join('|'), 'g');
}

export function knownSecrets(given: readonly Secret[] = []): KnownSecrets {
  const givenValues = given.map((secret) => secret.reveal());
  const learnt = new Set<string>();
  let looked = pattern(givenValues);
  const learn = (value: string): void => {
    if (learnt.has(value)) return;
    learnt.add(value);
    const [oldest] = learnt;
    if (learnt.size > MOST_LEARNT && oldest !== undefined) learnt.delete(oldest);
    looked = pattern([...givenValues, ...learnt]);
  };
  return {
    learn,
    suspect: (value) => {
      if (telling(value)) learn(value);
    },
    cut: (text) => (looked ? text.replace(looked, REDACTED) : text),
    isIn: (number) => {
      const digits = String(number);
      return [...givenValues, ...learnt].some(
        (value) => digits === value || (/^\d{7,}$/.test(value) && digits.includes(value)),
      );
    },
  };
}
