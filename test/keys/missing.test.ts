import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Runtime } from '../../src/index.js';
import { competitionBody, matchBody } from '../../src/upstream/sports-bodies.testing.js';
import { answerRacing, DATE } from '../support/racing-day.js';
import { callTool, testRuntime, textOf } from '../support/runtime.js';
import { json, startUpstream, type TestUpstream } from '../support/upstream.js';

// A 404 of the upstream is explained with what is there.

const SPORTS = '/v1/tab-info-service/sports';
const LEAGUE = {
  name: 'Rugby League',
  competitions: [{ name: 'NRL' }, { name: 'Super League' }, { name: 'Closed Cup' }],
};

/** Bodies by path; everything else is 404. */
const BODIES: Record<string, unknown> = {
  [SPORTS]: {
    sports: [LEAGUE, { name: 'Tennis', competitions: [] }, { name: 'AFL Football', competitions: [] }],
  },
  [`${SPORTS}/Rugby%20League`]: LEAGUE,
  [`${SPORTS}/Tennis`]: { name: 'Tennis', competitions: [] },
  [`${SPORTS}/Rugby%20League/competitions/NRL`]: competitionBody([
    matchBody(),
    matchBody({ name: 'Canterbury v Souths' }),
  ]),
  [`${SPORTS}/Rugby%20League/competitions/Super%20League`]: {
    name: 'Super League',
    matches: null,
    tournaments: [{ name: 'Finals' }],
  },
  [`${SPORTS}/results/Rugby%20League/competitions/NRL`]: {
    name: 'NRL',
    matches: [{ name: 'Bears v Foxes' }, { name: 'Owls v Crows' }],
  },
  [`${SPORTS}/results`]: { sports: [{ name: 'Rugby League', competitions: [] }] },
};

let upstream: TestUpstream;
let runtime: Runtime;
beforeEach(async () => {
  upstream = await startUpstream((request, response) => {
    if (answerRacing(request.url, response)) return;
    const body = BODIES[request.url.replace(/\/?\?.*$/, '')];
    json(response, body === undefined ? 404 : 200, body ?? { error: { code: 'RESOURCE_NOT_FOUND' } }, DATE);
  });
  runtime = testRuntime(upstream.url, { TAB_RESILIENCE: 'off' });
});
afterEach(async () => {
  await runtime.close();
  await upstream.stop();
});

async function explanation(tool: string, given: Record<string, unknown>): Promise<string> {
  const result = await callTool(runtime, tool, given);
  expect(result.structuredContent?.['error']).toMatchObject({
    kind: 'not_found',
    status: 404,
    retry: { helps: false },
  });
  const text = textOf(result);
  expect(text).not.toMatch(/undefined|NaN|Infinity|\[object/);
  expect(text.startsWith(`${tool}: `)).toBe(true);
  return text.slice(tool.length + 2);
}

describe('a race that is not there', () => {
  const at = (venue: string, race_number: unknown) => ({
    meeting_date: '2026-11-24',
    race_type: 'R',
    venue_mnemonic: venue,
    race_number,
  });

  it.each([
    [
      'racing_get_race',
      at('RWK', 9),
      'race_number 9 does not exist. Randwick (2026-11-24/R/RWK) has races 1 to 4.',
    ],
    [
      'racing_get_race',
      at('Two Lakes', 'TWO LAKES R07 24/11'),
      'race_number TWO LAKES R07 24/11 does not exist. Two Lakes (2026-11-24/R/TWO LAKES) has TWO LAKES R05 24/11, TWO LAKES R06 24/11.',
    ],
    [
      'racing_get_race',
      at('Two Lakes', 'zzzz'),
      'race_number zzzz does not exist. Two Lakes (2026-11-24/R/TWO LAKES) has TWO LAKES R05 24/11, TWO LAKES R06 24/11.',
    ],
    [
      'racing_get_race',
      { ...at('Empty Plains', 2), race_type: 'H' },
      'race_number 2 does not exist. Empty Plains (2026-11-24/H/EPL) has no races on its card.',
    ],
    [
      'racing_get_approximates',
      { ...at('RWK', 3), wagering_product: 'Trifecta' },
      'There are no Trifecta approximates for race 3 at Randwick (2026-11-24/R/RWK). They exist for Quinella, Exacta and Duet where those are sold.',
    ],
    [
      'racing_get_runner_form',
      { ...at('RWK', 3), runner_number: 40 },
      'runner_number 40 has no form in race 3 at Randwick (2026-11-24/R/RWK). racing_get_race lists who runs.',
    ],
    [
      'racing_get_race',
      at('RWK', 3),
      'The TAB has nothing for Randwick (2026-11-24/R/RWK) race 3 (HTTP 404); past days go from its live service.',
    ],
    [
      'racing_get_all_races_in_meeting',
      { meeting_date: '2026-11-24', race_type: 'R', venue_mnemonic: 'RWK' },
      'The TAB has nothing for Randwick (2026-11-24/R/RWK) (HTTP 404); past days go from its live service.',
    ],
    [
      'racing_get_all_races_in_meeting',
      { meeting_date: '2026-11-24', race_type: 'R', venue_mnemonic: 'Two Lakes' },
      'Two Lakes (2026-11-24/R/TWO LAKES) has fixed odds only, and the TAB lists no races and no form of such a meeting. racing_get_race takes its key and a race number.',
    ],
    ['racing_get_jackpot_pools', { meeting_date: '2026-11-24' }, 'The TAB has nothing there (HTTP 404).'],
  ])('%s %j', async (tool, given, wanted) => {
    expect(await explanation(tool, given)).toBe(`${wanted} Asking again will not help.`);
  });

  it('at a venue where nothing runs that day tells when it does', async () => {
    const result = await callTool(runtime, 'racing_get_race', at('WFM', 4));
    expect(textOf(result)).toContain(
      'There is no R meeting at "WFM" on 2026-11-24. Next there: 2026-11-25/R/WFM. Asking again will not help.',
    );
  });

  it('is told plainly when the meetings can’t be read', async () => {
    upstream.answer = (request, response) =>
      request.url.includes('/meetings?') ? json(response, 500, {}, DATE) : json(response, 404, {}, DATE);
    expect(await explanation('racing_get_race', at('WFM', 4))).toBe(
      'The TAB has nothing there (HTTP 404). Asking again will not help.',
    );
  });
});

describe('a sport, competition or match that is not there', () => {
  it.each([
    [
      'sports_get_open_sport',
      'Rugby Leage',
      'sport_name "Rugby Leage" is not there now. Nearest: Rugby League.',
    ],
    [
      'sports_get_open_sport',
      'Quidditch',
      'sport_name "Quidditch" is not there now. There are: Rugby League; Tennis; AFL Football.',
    ],
    [
      'sports_get_open_competition',
      'Rugby League > NRLW',
      'competition_name "NRLW" is not there now. Nearest: Rugby League > NRL.',
    ],
    [
      'sports_get_open_competition',
      'Tennis > ATP',
      'competition_name "ATP" is not there now. Nothing is listed there now.',
    ],
    [
      'sports_get_open_match_in_competition',
      'Rugby League > NRL > Canbera v Wariors',
      'match_name "Canbera v Wariors" is not there now. Nearest: Rugby League > NRL > Canberra v Warriors.',
    ],
    [
      'sports_get_open_match_in_competition',
      'Rugby League > Nrl Cup > Canberra v Warriors',
      'competition_name "Nrl Cup" is not there now. Nearest: Rugby League > NRL',
    ],
    [
      'sports_get_open_match_in_competition',
      'Rugby Legue > NRL > Canberra v Warriors',
      'sport_name "Rugby Legue" is not there now. Nearest: Rugby League.',
    ],
    [
      'sports_get_open_tournament',
      'Rugby League > Super League > Final',
      'tournament_name "Final" is not there now. Nearest: Rugby League > Super League > Finals.',
    ],
    [
      'sports_get_open_competition',
      'Rugby League > Closed Cup',
      'Rugby League > Closed Cup is listed, but the TAB has nothing of this kind under it now (HTTP 404).',
    ],
    [
      'sports_get_open_match_in_competition',
      'Rugby League > Closed Cup > A v B',
      'Rugby League > Closed Cup is listed, but the TAB has nothing of this kind under it now (HTTP 404).',
    ],
    [
      'sports_get_resulted_sport',
      'Rugby Leage',
      'sport_name "Rugby Leage" is not there now. Nearest: Rugby League.',
    ],
  ])('%s %s', async (tool, key, wanted) => {
    expect(await explanation(tool, { key })).toContain(wanted);
  });

  it('is found where only case or punctuation differ, and told as the TAB writes it', async () => {
    const result = await callTool(runtime, 'sports_get_open_competition', { key: 'rugby-league > nrl' });
    expect(result.isError).toBeFalsy();
    expect(textOf(result)).toContain('Rugby League > NRL');
    const asked = upstream.asked.map((request) => request.url.replace(/\?.*$/, '').slice(SPORTS.length));
    expect(asked).toEqual([
      '/rugby-league/competitions/nrl',
      '',
      '/Rugby%20League',
      '/Rugby%20League/competitions/NRL',
    ]);
  });

  it('counts the names that are left out', async () => {
    const sports = Array.from({ length: 12 }, (_, i) => ({
      name: `Sport ${'ABCDEFGHIJKL'[i]}`,
      competitions: [],
    }));
    upstream.answer = (request, response) =>
      request.url.startsWith(`${SPORTS}?`)
        ? json(response, 200, { sports }, DATE)
        : json(response, 404, {}, DATE);
    expect(await explanation('sports_get_open_sport', { sport_name: 'Quidditch' })).toContain(
      'There are: Sport A; Sport B; Sport C; Sport D; Sport E; and 7 more.',
    );
  });

  it('finds a competition that was given as a sport', async () => {
    expect(await explanation('sports_get_open_sport', { sport_name: 'nrl' })).toBe(
      'sport_name "nrl" is no sport that is there now, but there is a competition like it: Rugby League > NRL. sports_get_open_competition takes this as its key. Asking again will not help.',
    );
  });

  it('that has a result is told with the tool that has it', async () => {
    for (const name of ['Bears v Foxes', 'bears v foxes'])
      expect(
        await explanation('sports_get_open_match_in_competition', { key: `Rugby League > NRL > ${name}` }),
      ).toBe(
        'Rugby League > NRL > Bears v Foxes is no longer open. It has a result: sports_get_resulted_match_in_competition takes this key. Asking again will not help.',
      );
  });

  it('among the results is told from one that is still open, and from a wrong name', async () => {
    const of = (name: string) =>
      explanation('sports_get_resulted_match_in_competition', { key: `Rugby League > NRL > ${name}` });
    expect(await of('Canberra v Warriors')).toContain(
      'has no result yet, it is still listed for betting: sports_get_open_match_in_competition takes this key.',
    );
    expect(await of('Bears v Fox')).toContain(
      'match_name "Bears v Fox" is not there now. Nearest: Rugby League > NRL > Bears v Foxes.',
    );
  });

  it('with FootyTAB is offered where another was asked for', async () => {
    const footy = { footytab: 'https://example.com/footy' };
    const sports = [
      { name: 'Cricket', competitions: [] },
      { name: 'AFL Football', competitions: [], _links: footy },
      { name: 'Rugby League', competitions: [], _links: footy },
    ];
    upstream.answer = (request, response) =>
      request.url.startsWith(`${SPORTS}?`)
        ? json(response, 200, { sports }, DATE)
        : json(response, 404, {}, DATE);
    expect(await explanation('footytab_get_all_rounds', { sport_name: 'Criket' })).toContain(
      'sport_name "Criket" is no sport that has FootyTAB now. Sports that have: AFL Football; Rugby League.',
    );
    expect(
      await explanation('footytab_get_round_details', { sport_name: 'Cricket', round_number: 1 }),
    ).toContain('Cricket has no FootyTAB now. Sports that have: AFL Football; Rugby League.');
    expect(await explanation('footytab_get_all_rounds', { sport_name: 'Rugby League' })).toContain(
      'Rugby League has no FootyTAB rounds now (HTTP 404).',
    );
  });

  it('tells a round that is missing from a sport that is', async () => {
    expect(
      await explanation('footytab_get_round_details', { sport_name: 'Rugby League', round_number: 99 }),
    ).toBe(
      'round_number 99 of Rugby League is not there. footytab_get_all_rounds lists what is. Asking again will not help.',
    );
    expect(await explanation('footytab_get_round_details', { sport_name: 'AFL', round_number: 1 })).toContain(
      'sport_name "AFL" is not there now. Nearest: AFL Football.',
    );
  });

  it('shows no character that hides or reorders what is read', async () => {
    expect(await explanation('sports_get_open_sport', { sport_name: 'Tenis\u202e\u200b' })).toContain(
      'sport_name "Tenis" is not there now. Nearest: Tennis.',
    );
  });

  it('is told plainly when no list can be read', async () => {
    upstream.answer = (_, response) => json(response, 404, {}, DATE);
    expect(await explanation('sports_get_open_sport', { sport_name: 'Tennis' })).toBe(
      'The TAB has nothing there (HTTP 404). Asking again will not help.',
    );
    upstream.answer = (request, response) =>
      json(response, request.url.startsWith(`${SPORTS}?`) ? 500 : 404, {}, DATE);
    expect(await explanation('sports_get_open_sport', { sport_name: 'Tennis' })).toContain(
      'has nothing there',
    );
  });

  it('is asked for from the level above upwards, after the list of sports, never more than once a level', async () => {
    await explanation('sports_get_open_match_in_competition', { key: 'Rugby Legue > NRL > A v B' });
    expect(upstream.asked.map((request) => request.url.replace(/\?.*$/, '').slice(SPORTS.length))).toEqual([
      '/Rugby%20Legue/competitions/NRL/matches/A%20v%20B',
      '',
      '/Rugby%20Legue/competitions/NRL',
      '/Rugby%20Legue',
    ]);
  });
});
