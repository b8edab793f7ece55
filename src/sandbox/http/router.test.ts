import { describe, expect, it } from 'vitest';
import type { SandboxRoute } from './route.js';
import { createRouter } from './router.js';

const route = (path: string, method: 'GET' | 'POST' = 'GET'): SandboxRoute => ({
  method,
  path,
  handle: () => ({ status: 200, body: {} }),
});
const find = createRouter([
  route('/v1'),
  route('/'),
  route('/m/{type}/{venue}/races'),
  route('/m/pools/{product}/results'),
  route('/sports/{sport}/matches/{match}'),
  route('/m/{type}/{venue}/races', 'POST'),
]);

describe('the router', () => {
  it('decodes names after the split, so that a slash in a name stays there', () => {
    expect(find('GET', '/sports/Rugby%20League/matches/A%2FB%20v%20C')?.params).toEqual({
      sport: 'Rugby League',
      match: 'A/B v C',
    });
  });

  it('tolerates a trailing slash', () => {
    expect(find('GET', '/v1/')?.route.path).toBe('/v1');
    expect(find('GET', '/m/R/WFM/races/')?.params).toEqual({ type: 'R', venue: 'WFM' });
    expect(find('GET', '/')?.route.path).toBe('/');
  });

  it('tries fixed words before placeholders, in whatever order routes were given', () => {
    expect(find('GET', '/m/pools/Win/results')?.route.path).toBe('/m/pools/{product}/results');
    expect(find('GET', '/m/pools/Win/races')?.params).toEqual({ type: 'pools', venue: 'Win' });
  });

  it('keeps methods apart', () => {
    expect(find('POST', '/m/R/WFM/races')?.route.method).toBe('POST');
    expect(find('POST', '/v1')).toBeUndefined();
  });

  it('finds nothing for unknown paths, empty segments and another case', () => {
    for (const path of ['/nothing', '/m//WFM/races', '/V1', '/m/R/WFM/races/1', '//v1']) {
      expect(find('GET', path)).toBeUndefined();
    }
  });

  it('throws URIError for broken percent-encoding', () => {
    expect(() => find('GET', '/m/%zz/WFM/races')).toThrow(URIError);
  });

  it('refuses two routes for one path', () => {
    expect(() => createRouter([route('/a/{x}'), route('/a/{y}')])).toThrow(
      'two sandbox routes for GET /a/{y}',
    );
  });
});
