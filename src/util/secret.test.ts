import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact, Secret } from './secret.js';

const secret = new Secret('hunter2-hunter2');

describe('a Secret', () => {
  it.each([
    ['a template', `${secret}`],
    ['String', String(secret)],
    ['concatenation', `a ${[secret].join()}`],
    ['JSON', JSON.stringify({ secret })],
    ['inspect', inspect(secret)],
    ['inspect, deep and with hidden members', inspect({ a: { secret } }, { showHidden: true, depth: 9 })],
    ['its keys', Object.entries(secret).join()],
    ['a copy of its members', JSON.stringify({ ...secret })],
    ['an error message', new Error(`bad ${secret}`).stack ?? ''],
  ])('does not show itself in %s', (_, text) => {
    expect(text).not.toContain('hunter2');
  });

  it('shows itself to whom it is revealed', () => {
    expect(secret.reveal()).toBe('hunter2-hunter2');
    expect(`${secret}`).toBe('[redacted]');
  });
});

describe('redact', () => {
  it.each([
    ['as it is', 'p@ss word!', 'got p@ss word! twice: p@ss word!'],
    ['percent-encoded', 'p@ss word!', 'got p%40ss%20word!'],
    ['form-encoded', 'p@ss word!', 'got p%40ss+word%21'],
  ])('cuts a secret out %s', (_, value, text) => {
    const clean = redact(text, [new Secret(value)]);
    expect(clean).toMatch(/^got \[redacted\]/);
    expect(clean).not.toMatch(/ss|word/);
  });

  it('leaves texts without the secret, and secrets too short to tell from words', () => {
    expect(redact('nothing here', [secret])).toBe('nothing here');
    expect(redact('the cat', [new Secret('cat')])).toBe('the cat');
  });

  it('leaves no rest of a secret that holds another one', () => {
    expect(redact('abcdefgh', [new Secret('abcd'), new Secret('abcdefgh')])).toBe('[redacted]');
  });

  it('bears half a character in a secret', () => {
    expect(redact('a \ud800abc b', [new Secret('\ud800abc')])).toBe('a [redacted] b');
  });

  it('leaves no secret in any text', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 4, unit: 'binary' }),
        fc.string(),
        fc.string(),
        (value, before, after) => {
          fc.pre(!'[redacted]'.includes(value) && !`${before}${after}`.includes(value));
          expect(redact(`${before} ${value} ${after}`, [new Secret(value)])).toContain('[redacted]');
        },
      ),
    );
  });
});
