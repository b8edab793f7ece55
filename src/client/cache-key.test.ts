import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../util/secret.js';
import { cacheKey } from './cache-key.js';

const PUBLIC = { kind: 'public' } as const;
const key = (path: string, query: Record<string, string> = {}) =>
  cacheKey('http://a', { path, query }, PUBLIC);

describe('the name of a kept answer', () => {
  it('is one for every spelling of a request, whatever the order of its query', () => {
    expect(key('/a/Rugby%20League', { b: '1', a: '2' })).toBe(key('/a/%52ugby%20League', { a: '2', b: '1' }));
  });

  it('is another for another upstream, segment, query or account', () => {
    const one = { path: '/a/b', query: { c: 'd' } };
    const token = (text: string) => ({ kind: 'private' as const, token: new Secret(text) });
    const all = [
      cacheKey('http://a', one, PUBLIC),
      cacheKey('http://b', one, PUBLIC),
      cacheKey('http://a', { ...one, path: '/a%2Fb' }, PUBLIC),
      cacheKey('http://a', { ...one, path: '/a/b/' }, PUBLIC),
      cacheKey('http://a', { ...one, query: {} }, PUBLIC),
      cacheKey('http://a', one, token('t1')),
      cacheKey('http://a', one, token('t2')),
      cacheKey('http://a', one, token('public')),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('tells nobody the token', () => {
    const name = cacheKey('u', { path: '/', query: {} }, { kind: 'private', token: new Secret('my-token') });
    expect(name).not.toContain('my-token');
    expect(cacheKey('u', { path: '/', query: {} }, { kind: 'private', token: new Secret('my-token') })).toBe(
      name,
    );
  });

  it('bears a segment that can’t be decoded', () => {
    expect(key('/a/%zz')).not.toBe(key('/a/zz'));
  });

  it('is the same only for the same segments and the same query', () => {
    const segments = fc.array(fc.string({ maxLength: 5 }), { maxLength: 4 });
    const query = fc.dictionary(fc.string({ maxLength: 3 }), fc.string({ maxLength: 3 }), { maxKeys: 3 });
    const named = (parts: string[], asked: Record<string, string>) =>
      key(`/${parts.map(encodeURIComponent).join('/')}`, asked);
    fc.assert(
      fc.property(segments, segments, query, query, (a, b, p, q) => {
        const sorted = (asked: Record<string, string>) =>
          JSON.stringify(Object.entries(asked).sort(([x], [y]) => (x < y ? -1 : 1)));
        const same =
          a.join('\u0000') === b.join('\u0000') && a.length === b.length && sorted(p) === sorted(q);
        // No segment and one empty segment are the same path.
        fc.pre(!(a.length + b.length === 1 && [...a, ...b][0] === ''));
        expect(named(a, p) === named(b, q)).toBe(same);
      }),
    );
  });
});
