import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routePattern } from './route-pattern.js';

const RACE = '/v1/tab-info-service/racing/dates/2026-11-24/meetings/R/WFM/races/4';

describe('a route pattern', () => {
  it.each([
    ['*', '/', true],
    ['*', RACE, true],
    ['/oauth/token', '/oauth/token', true],
    ['/oauth/token', '/oauth/token/', true],
    ['/oauth/token', '/oauth/tokens', false],
    ['/oauth', '/oauth/token', false],
    ['/v1/tab-info-service/racing/**', RACE, true],
    ['/v1/tab-info-service/racing/**', '/v1/tab-info-service/racing', true],
    ['/v1/tab-info-service/racing/**', '/v1/tab-info-service/racingx', false],
    ['/v1/tab-info-service/sports/**', RACE, false],
    ['/**/races/*', RACE, true],
    ['/**/races/*', `${RACE}/form`, false],
    ['/**/meetings/*/*/races/**', `${RACE}/form`, true],
    ['/v1/*-service/**', RACE, true],
    ['/v1/*/dates', '/v1/a/b/dates', false],
    ['/v1/sports/Rugby League', '/v1/sports/Rugby%20League', true],
    ['/v1/sports/Rugby%20League', '/v1/sports/Rugby%20League', true],
    ['/v1/a.c', '/v1/abc', false],
    ['/v1/(a|b)', '/v1/a', false],
    ['/v1/*', '/v1/A%2FB', true],
    ['/v1/*', '/v1/%zz', true],
    ['/', '/', true],
    ['/', '/v1', false],
  ])('%s on %s is %s', (pattern, path, wanted) => {
    expect(routePattern(pattern)(path)).toBe(wanted);
  });

  const path = fc.array(fc.stringMatching(/^[\w~.()+-]{1,6}$/), { minLength: 1, maxLength: 6 });

  it('always fits the path it is', () => {
    fc.assert(fc.property(path, (parts) => routePattern(`/${parts.join('/')}`)(`/${parts.join('/')}`)));
  });

  it('with ** in place of any run of segments still fits', () => {
    fc.assert(
      fc.property(path, fc.nat(6), fc.nat(6), (parts, from, length) => {
        const pattern = [...parts.slice(0, from), '**', ...parts.slice(from + length)].join('/');
        return routePattern(`/${pattern}`)(`/${parts.join('/')}`);
      }),
    );
  });
});
