import { describe, expect, it } from 'vitest';
import { isRouteTool, type RouteTool } from '../tools/define-tool.js';
import { tools } from '../tools/registry.js';
import { buildRequest, pathArguments, wirePath } from './request.js';

const tool = (name: string) => tools.filter(isRouteTool).find((one) => one.name === name) as RouteTool;
const build = (name: string, input: Record<string, unknown>) =>
  wirePath(buildRequest(tool(name), input, 'NSW'));
const V1 = '/v1/tab-info-service';

describe('buildRequest', () => {
  it.each([
    ['racing_get_all_meeting_dates', {}, '/racing/dates?jurisdiction=NSW'],
    [
      'racing_get_meetings',
      { meeting_date: '2026-11-24', race_type: 'R', venue: 'RWK', cursor: 'x' },
      '/racing/dates/2026-11-24/meetings?jurisdiction=NSW',
    ],
    [
      'racing_get_next_to_go',
      { max_races: 5, include_recently_closed: true },
      '/racing/next-to-go/races?includeRecentlyClosed=true&jurisdiction=NSW&maxRaces=5',
    ],
    [
      'sports_get_next_to_go',
      { limit: 3, live_betting_only: true, futures_only: false, open_only: false },
      '/sports/nextToGo?futuresOnly=false&jurisdiction=NSW&limit=3&liveBettingOnly=true&openOnly=false',
    ],
    [
      'sports_get_next_to_go',
      { live_betting_only: false, futures_only: false, open_only: false },
      '/sports/nextToGo?futuresOnly=false&jurisdiction=NSW&liveBettingOnly=false&openOnly=false',
    ],
    [
      'sports_get_open_competition',
      {
        key: 'x',
        sport_name: 'A/B',
        competition_name: '100%',
        market: 'm',
        access_token: 't',
        detail: 'full',
      },
      '/sports/A%2FB/competitions/100%25?jurisdiction=NSW',
    ],
  ])('%s %j is %s', (name, input, wanted) => {
    expect(build(name, input)).toBe(V1 + wanted);
  });

  it('sends no token, no detail, no key and no filter of ours, whatever the tool', () => {
    for (const one of tools.filter(isRouteTool)) {
      const input = Object.fromEntries(Object.keys(one.input).map((name) => [name, 'x']));
      const path = wirePath(
        buildRequest(one, { ...input, key: 'k', access_token: 'secret', detail: 'full' }, 'NSW'),
      );
      expect(path, one.name).toMatch(/^\/v1\/tab-info-service\//);
      expect(path, one.name).toContain('jurisdiction=NSW');
      expect(path, one.name).not.toMatch(/secret|detail|key|undefined|\{|cursor|market=/);
    }
  });
});

describe('wirePath', () => {
  it('sorts the query and encodes it, a blank as %20', () => {
    expect(wirePath({ path: '/a', query: { b: 'x y+z', a: 'é&=', B: '1' } })).toBe(
      '/a?B=1&a=%C3%A9%26%3D&b=x%20y%2Bz',
    );
    expect(wirePath({ path: '/a', query: {} })).toBe('/a');
  });

  it('is the same text for the same request in any order', () => {
    expect(wirePath({ path: '/a', query: { b: '1', a: '2', c: '3' } })).toBe(
      wirePath({ path: '/a', query: { c: '3', a: '2', b: '1' } }),
    );
  });
});

describe('pathArguments', () => {
  it('are the placeholders in their order', () => {
    expect(pathArguments('GET /a/{one}/b/{two_three}/{four}')).toEqual(['one', 'two_three', 'four']);
    expect(pathArguments('GET /a')).toEqual([]);
  });
});
