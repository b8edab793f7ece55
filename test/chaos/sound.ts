import { expect } from 'vitest';
import { SANDBOX_CREDENTIALS } from '../../src/sandbox/index.js';
import type { Result } from './place.js';

const { clientSecret, password, refreshToken } = SANDBOX_CREDENTIALS;
/** Access tokens of the sandbox begin so. */
const SECRETS = [clientSecret, password, refreshToken, 'sandbox-access-'];
const RUBBISH = /\bundefined\b|\bNaN\b|\[object |Invalid Date|\bat .+[:(]\d+:\d+|node_modules|\.[jt]s:\d/;

/** What the text of an error of a kind must say. */
const WORDS: Record<string, RegExp> = {
  timeout: /did not answer/,
  connection: /could not be reached/,
  upstream_error: /the TAB failed( \d+ times)? \(HTTP 5\d\d\)/,
  rate_limited: /asks to go slower( \(HTTP 429\)|\. Nothing was sent)/,
  edge_blocked: /edge refused this computer \(HTTP 403\)/,
  bad_body: /answered something unusable/,
  contract: /has no usable \S+ \(expected /,
};

/** Sees that a result is whole and clean, a success or an error; gives the error's kind. */
export function soundResult(result: Result): string | undefined {
  const texts = result.content.map(({ type, text }) => (type === 'text' ? (text ?? '') : ''));
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) expect(text).toMatch(/^(PRACTICE DATA: |[[{])/);
  const whole = JSON.stringify(result);
  expect(whole).not.toMatch(RUBBISH);
  for (const secret of SECRETS) expect(whole).not.toContain(secret);

  const structured = result.structuredContent ?? {};
  expect(structured['notice']).toMatch(/^PRACTICE DATA: /);
  if (!result.isError) {
    expect(structured).toMatchObject({ as_of: expect.any(String), upstream: 'sandbox' });
    // A body that breaks the contract is still given where it was asked for, with a warning in place of facts.
    if (structured['facts'] === null) expect(texts.at(-1)).toContain('WARNING: ');
    else expect(structured['facts']).toEqual(expect.any(Object));
    return undefined;
  }
  const { kind, message, retry } = structured['error'] as Record<string, unknown>;
  expect(kind).toMatch(/^[a-z_]+$/);
  expect(texts.at(-1)).toContain(message);
  expect(message).toMatch(WORDS[`${kind}`] ?? /\S/);
  expect(retry).toMatchObject({ helps: expect.any(Boolean) });
  return `${kind}`;
}
