import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Runtime } from '../../src/index.js';
import { callTool, testRuntime, textOf } from '../support/runtime.js';
import { json, startUpstream, type TestUpstream } from '../support/upstream.js';

let upstream: TestUpstream;
let runtime: Runtime;
beforeAll(async () => {
  upstream = await startUpstream((_, response) => json(response, 200, {}));
  runtime = testRuntime(upstream.url, { TAB_RESILIENCE: 'off' });
});
afterAll(async () => {
  await runtime.close();
  await upstream.stop();
});
beforeEach(() => {
  upstream.asked.length = 0;
});

async function call(tool: string, given: Record<string, unknown>) {
  const result = await callTool(runtime, tool, { detail: 'full', ...given });
  return {
    paths: upstream.asked.map((request) => request.url.replace(/\?.*$/, '')),
    text: textOf(result),
    error: result.structuredContent?.['error'] as
      | { kind: string; details?: { argument: string }[] }
      | undefined,
  };
}

const SPORTS = '/v1/tab-info-service/sports';

describe('a sports key', () => {
  it.each([
    ['sports_get_open_sport', 'Rugby League', '/Rugby%20League'],
    ['sports_get_open_competition', 'Rugby League > NRL', '/Rugby%20League/competitions/NRL'],
    ['sports_get_open_competition', ' Rugby League  >  NRL ', '/Rugby%20League/competitions/NRL'],
    [
      'sports_get_open_match_in_competition',
      'Rugby League > NRL > Canberra v Warriors',
      '/Rugby%20League/competitions/NRL/matches/Canberra%20v%20Warriors',
    ],
    ['sports_get_open_tournament', 'Golf > PGA > The Open', '/Golf/competitions/PGA/tournaments/The%20Open'],
    [
      'sports_get_open_match_in_tournament',
      'Tennis > ATP > Paris > A/B v C>D',
      '/Tennis/competitions/ATP/tournaments/Paris/matches/A%2FB%20v%20C%3ED',
    ],
    ['sports_get_resulted_sport', 'Tennis', '/results/Tennis'],
    ['sports_get_resulted_competition', 'Tennis > ATP', '/results/Tennis/competitions/ATP'],
    [
      'sports_get_resulted_match_in_competition',
      'Tennis > ATP > A v B',
      '/results/Tennis/competitions/ATP/matches/A%20v%20B',
    ],
  ])('%s: %s', async (tool, key, wanted) => {
    expect((await call(tool, { key })).paths).toEqual([SPORTS + wanted]);
  });

  it('may be repeated by the separate arguments, which alone do as well', async () => {
    const given = { sport_name: 'Rugby League', competition_name: 'NRL' };
    await call('sports_get_open_competition', { ...given, key: 'Rugby League > NRL' });
    await call('sports_get_open_competition', { key: 'Rugby League > NRL', competition_name: 'nrl' });
    const { paths } = await call('sports_get_open_competition', given);
    expect(paths).toEqual(Array(3).fill(`${SPORTS}/Rugby%20League/competitions/NRL`));
  });

  it.each([
    [
      { key: 'Rugby League > NRL', competition_name: 'NRLW' },
      'key says competition_name "NRL" but the argument competition_name says "NRLW". Give one of them',
    ],
    [
      { key: 'Rugby League' },
      'key "Rugby League" has 1 name, this tool takes 2. Accepted: sport > competition, names',
    ],
    [{ key: 'A > B > C' }, 'key "A > B > C" has 3 names, this tool takes 2.'],
    [{ key: 'A > ..' }, 'key "A > .." has ".." for competition_name, which is a path, not a name.'],
    [{ key: '%2e%2e/ > B' }, 'has "%2e%2e/" for sport_name, which is a path'],
    [{ key: `A > ${'x'.repeat(121)}` }, 'for competition_name, which is too long'],
    [{ key: 'A\u202e > ..' }, 'key "A > .."'],
    [
      {},
      'sport_name, competition_name are missing. Give key (sport > competition) or sport_name, competition_name.',
    ],
    [{ sport_name: 'Rugby League' }, 'competition_name is missing. Give key (sport > competition) or'],
  ])('%j is refused: %s', async (given, message) => {
    const { error, text, paths } = await call('sports_get_open_competition', given);
    expect(text).toContain(message);
    expect(text.length).toBeLessThan(500);
    expect(error?.kind).toBe('bad_input');
    expect(paths).toEqual([]);
  });
});
