import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../errors/index.js';
import { joinParams, MAX_PATH, safePath } from './safe-path.js';

const BASE = 'https://api.example.test/base';

describe('safePath', () => {
  it.each([
    ['/v1/tab-info-service/racing/dates', '/v1/tab-info-service/racing/dates'],
    ['/v1/tab-info-service/sports/Rugby League', '/v1/tab-info-service/sports/Rugby%20League'],
    ['/v1/tab-info-service/sports/Rugby%20League', '/v1/tab-info-service/sports/Rugby%20League'],
    ['/v1/a/TWO LAKES R06 22%2F09', '/v1/a/TWO%20LAKES%20R06%2022%2F09'],
    ['/v1/a/100%25', '/v1/a/100%25'],
    ['/v1/', '/v1/'],
    ['/v1/a/3:15 special', '/v1/a/3%3A15%20special'],
    ['/v1/a/what%3F', '/v1/a/what%3F'],
    ['/v1/é', '/v1/%C3%A9'],
  ])('encodes %s anew', (given, wanted) => {
    expect(safePath(given)).toEqual({ path: wanted, query: {} });
  });

  it.each([
    ['https://evil.test/v1', 'is a whole address'],
    ['javascript:alert(1)', 'is a whole address'],
    ['//evil.test/v1', 'holds //'],
    ['evil.test/v1', 'does not begin with /'],
    ['', 'does not begin with /'],
    [' /v1', 'does not begin with /'],
    ['?a=1', 'does not begin with /'],
    ['/v1//a', 'holds //'],
    ['/v1/%2Fa', 'holds //'],
    ['/v1%2F%2Fa', 'holds //'],
    ['/v1/%252Fa', 'holds //'],
    ['/\\evil.test', 'holds a backslash'],
    ['/v1/%5Ca', 'holds a backslash'],
    ['/v1/%255ca', 'holds a backslash'],
    ['/v1/../oauth', 'holds a segment of dots'],
    ['/v1/..', 'holds a segment of dots'],
    ['/v1/./a', 'holds a segment of dots'],
    ['/v1/%2e%2e/a', 'holds a segment of dots'],
    ['/v1/.%2E/a', 'holds a segment of dots'],
    ['/v1/%252e%252e/a', 'holds a segment of dots'],
    ['/v1/%25252e%25252e/a', 'holds a segment of dots'],
    ['/v1/..%2foauth', 'holds a segment of dots'],
    ['/v1/..;/a', 'holds a segment of dots'],
    ['/v1/．．/a', 'holds a segment of dots'],
    ['/v1/a#b', 'holds a #'],
    ['/v1/a%23b', 'holds a #'],
    ['/v1/a%2523b', 'holds a #'],
    ['/v1/a?b=1#c', 'holds a #'],
    ['/v1/a\u0000', 'holds a control character'],
    ['/v1/a%00', 'holds a control character'],
    ['/v1/a%250d%250aX', 'holds a control character'],
    ['/v1/a\tb', 'holds a control character'],
    ['/v1/a\nb', 'holds a control character'],
    ['/v1/%C2%85', 'holds a control character'],
    ['/v1/a\u200bb', 'holds an invisible character'],
    ['/v1/%E2%80%AE', 'holds an invisible character'],
    ['/https:/evil.test', 'holds a scheme'],
    ['/v1/%', 'no encoded character'],
    ['/v1/%zz', 'no encoded character'],
    ['/v1/%c0%ae%c0%ae/a', 'no encoded character'],
    ['/v1/\ud800', 'half a character'],
    [`/v1/${'a'.repeat(MAX_PATH)}`, 'is longer than'],
    [`/v1/%${'25'.repeat(40)}2e`, 'encoded too many times'],
  ])('refuses %j: %s', (given, why) => {
    expect(() => safePath(given)).toThrow(InputError);
    expect(() => safePath(given)).toThrow(why);
  });

  it('reads a query out of the path', () => {
    expect(safePath('/v1/a?jurisdiction=NSW&name=Rugby+League%20x&empty=&flag&n=a=b').query).toEqual({
      jurisdiction: 'NSW',
      name: 'Rugby League x',
      empty: '',
      flag: '',
      n: 'a=b',
    });
    expect(safePath('/v1/a?').query).toEqual({});
  });

  it.each([
    ['/v1/a?b=1&b=2', 'twice'],
    ['/v1/a?=1', 'without a name'],
    ['/v1/a?b=%0a', 'control character'],
    ['/v1/a?b=%', 'no encoded character'],
  ])('refuses the query of %j', (given, why) => {
    expect(() => safePath(given)).toThrow(why);
  });

  const nasty = fc.constantFrom(
    ...[
      '/',
      '//',
      '\\',
      '..',
      '.',
      '#',
      '?',
      '%',
      '%2e',
      '%2E%2e',
      '%252e',
      '%2f',
      '%252F',
      '%5c',
      '%255C',
      '%23',
    ],
    ...[
      '%00',
      '%0a',
      '%25',
      '@',
      ':',
      ';',
      'https:',
      'evil.test',
      '\u0000',
      '\n',
      '．',
      '／',
      '＼',
      '‥',
      'v1',
      'a b',
    ],
    ...['\u202e', '%c0%af', '%u002e', '&', '=', '%3F', '\ud800'],
  );
  const anyPath = fc
    .array(
      fc.oneof({ weight: 4, arbitrary: nasty }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }),
      {
        maxLength: 10,
      },
    )
    .map((parts) => `/${parts.join('')}`);

  it('lets nothing out of the base, however it is decoded, and refuses the rest as bad input', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyPath, (given) => {
        let safe: ReturnType<typeof safePath>;
        try {
          safe = safePath(given);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          return;
        }
        accepted += 1;
        const { path } = safe;
        expect(path).toMatch(/^\/(?:[\w.~!*'()-]|%[0-9A-F]{2}|\/)*$/);
        const url = new URL(BASE + path);
        expect(url.host).toBe('api.example.test');
        expect(url.pathname).toBe(`/base${path}`);
        expect([url.search, url.hash, url.username]).toEqual(['', '', '']);
        let decoded = path;
        for (let round = 0; round < 8; round++) {
          for (const form of [decoded, decoded.normalize('NFKC')]) {
            expect(form).not.toMatch(/\.\.|\/\/|\\|#|[\u0000-\u001f\u007f-\u009f]/);
          }
          decoded = decoded.replace(/(?:%[0-9a-f]{2})+/gi, (part) => {
            try {
              return decodeURIComponent(part);
            } catch {
              return part;
            }
          });
        }
      }),
      { numRuns: 20_000 },
    );
    expect(accepted).toBeGreaterThan(200);
  });

  it('keeps an accepted path as it is when given back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[\w '&+:,()-]{1,12}$/), { minLength: 1, maxLength: 6 }),
        (names) => {
          const written = `/v1/${names.map(encodeURIComponent).join('/')}`;
          expect(safePath(written).path).toBe(written);
          expect(safePath(`/v1/${names.join('/').replaceAll('%', '')}`).path).toBe(written);
        },
      ),
    );
  });
});

describe('joinParams', () => {
  it('joins the query of the path and params as text', () => {
    expect(joinParams({ a: '1' }, { b: 2, c: true, d: 'x y' })).toEqual({
      a: '1',
      b: '2',
      c: 'true',
      d: 'x y',
    });
    expect(joinParams({ a: '1' }, undefined)).toEqual({ a: '1' });
  });

  it('refuses a name that stands in both, and control characters', () => {
    expect(() => joinParams({ a: '1' }, { a: '1' })).toThrow('"a" stands in path and in params');
    expect(() => joinParams({}, { a: 'x\ny' })).toThrow(InputError);
    expect(() => joinParams({}, { 'a\u0000': 1 })).toThrow(InputError);
  });
});
