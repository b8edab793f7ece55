import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../util/secret.js';
import { cacheKey, type Partition } from './cache-key.js';
import { wirePath } from './request.js';

const ANYBODY: Partition = { kind: 'public' };
const account = (token: string): Partition => ({ kind: 'private', token: new Secret(token) });
const runs = process.env['TAB_TEST_DEEP'] ? 50_000 : 2_000;

interface Asked {
  upstream: string;
  segments: string[];
  query: Record<string, string>;
  token: string | undefined;
}

// Few letters, among them all that separate anything: so that a collision would be found soon.
const word = fc.string({
  unit: fc.constantFrom('a', '/', '?', '&', '=', '%', '"', ',', '[', ' ', 'é'),
  maxLength: 3,
});
const asked: fc.Arbitrary<Asked> = fc.record({
  upstream: fc.constantFrom('https://a.example/', 'https://a.example/v1/', 'https://b.example/'),
  segments: fc.array(word, { maxLength: 3 }),
  query: fc.dictionary(word, word, { maxKeys: 2, noNullPrototype: true }),
  token: fc.option(word, { nil: undefined }),
});

function keyOf({ upstream, segments, query, token }: Asked): string {
  const path = `/${segments.map(encodeURIComponent).join('/')}`;
  return cacheKey(upstream, wirePath({ path, query }), token === undefined ? ANYBODY : account(token));
}

/** The request as it is meant, with one spelling for each. No segment at all and one that is empty are the same path. */
function meaning({ upstream, segments, query, token }: Asked) {
  return { upstream, segments: segments.length === 0 ? [''] : segments, query, token };
}

describe('the key of an answer', () => {
  it('is the same for two requests exactly when they are the same', () => {
    fc.assert(
      fc.property(asked, asked, (one, other) => {
        let same = true;
        try {
          expect(meaning(one)).toEqual(meaning(other));
        } catch {
          same = false;
        }
        expect(keyOf(one) === keyOf(other)).toBe(same);
      }),
      { numRuns: runs },
    );
  });

  it('changes with any one part of the request', () => {
    fc.assert(
      fc.property(asked, word, (one, extra) => {
        const changed: Asked[] = [
          { ...one, upstream: `${one.upstream}x/` },
          { ...one, segments: [...one.segments, `${extra}x`] },
          { ...one, query: { ...one.query, [`${extra}xx`]: extra } },
          { ...one, token: `${one.token ?? ''}x` },
        ];
        const keys = [one, ...changed].map(keyOf);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: runs },
    );
  });

  it('does not depend on the order of the query or the spelling of the path', () => {
    const key = (path: string, query: Record<string, string>) =>
      cacheKey('u', wirePath({ path, query }), ANYBODY);
    expect(key('/a%20b/%41', { x: '1', y: '2' })).toBe(key('/a b/A', { y: '2', x: '1' }));
    expect(key('/a%2Fb', {})).not.toBe(key('/a/b', {}));
    expect(key('/%zz', {})).toBe(key('/%zz', {}));
  });

  it('holds no token, and tells it to nobody', () => {
    const key = cacheKey('u', '/', account('secret-token'));
    expect(key).not.toContain('secret-token');
    expect(key).not.toContain(Buffer.from('secret-token').toString('base64url'));
    expect(key).toBe(cacheKey('u', '/', account('secret-token')));
  });

  it('of an account is never that of anybody, whatever the token', () => {
    for (const token of ['', 'public']) {
      expect(cacheKey('u', '/', account(token))).not.toBe(cacheKey('u', '/', ANYBODY));
    }
  });
});
