import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Runtime } from '../../src/index.js';
import { resultBody } from '../../src/upstream/race.testing.js';
import { recording } from '../contract/recordings.js';
import { DATE, meetingBody } from '../support/racing-day.js';
import { callTool, testRuntime, textOf } from '../support/runtime.js';
import { json, startUpstream, type TestUpstream } from '../support/upstream.js';

// Past days over an upstream whose bodies a test writes itself; it is 24 November 2026 there.

const LIVE = '/v1/tab-info-service/racing/dates';
const ARCHIVE = '/v1/historical-results-service';

let upstream: TestUpstream;
let runtime: Runtime;
/** Bodies by path; a number is a status. Everything else is 404, and a day's live list is empty. */
let bodies: Record<string, unknown>;
beforeEach(async () => {
  bodies = {};
  upstream = await startUpstream((request, response) => {
    const path = request.url.replace(/\?.*$/, '');
    const body = bodies[path] ?? (/\/dates\/[\d-]+\/meetings$/.test(path) ? { meetings: [] } : 404);
    if (typeof body === 'number') json(response, body, {}, DATE);
    else json(response, 200, body, DATE);
  });
  runtime = testRuntime(upstream.url, { TAB_RESILIENCE: 'off', TAB_MAX_RESULT_CHARS: '0' });
});
afterEach(async () => {
  await runtime.close();
  await upstream.stop();
});

const paths = () => upstream.asked.map(({ url }) => url);

async function ask(tool: string, given: Record<string, unknown>) {
  const result = await callTool(runtime, tool, given);
  const text = textOf(result);
  expect(text).not.toMatch(/undefined|NaN|\[object|Invalid Date/);
  return { text, data: result.structuredContent as Record<string, unknown> };
}

/** A meeting as the archive's list may be: names, letter and the numbers of its races. */
function outline(meetingName: string, letter: string, given: Record<string, unknown> = {}) {
  return {
    meetingName,
    raceType: 'R',
    venueMnemonic: letter,
    races: [{ raceNumber: 1 }, { raceNumber: 2 }],
    ...given,
  };
}

const RECORDED = [
  ['paying', 'FLM', 'First 4 3-7-4-1 3,013.90'],
  ['dead-heat-second', 'MVA', 'First 4 2-4-5-6 417.50, 2-5-4-6 500.40'],
  ['protest', 'FLM', 'A protest was lodged; dividends are declared for the placings shown.'],
  ['abandoned', 'CRA', 'ABANDONED · was due 20:15 AEDT'],
  ['quaddie-big6-last-leg', 'FLM', 'Quaddie R5–R8 1-8-5-3 530.40'],
] as const;

interface Recorded {
  raceNumber: number;
  meeting: { meetingDate: string; meetingName: string; raceType: string; sellCode: unknown };
}

describe('a recorded race of the archive', () => {
  it.each(RECORDED)('%s is found by the venue’s name and its mnemonic', async (file, mnemonic, words) => {
    const body = recording(`historical-race-r-${file}.json`) as Recorded | undefined;
    if (body === undefined) return;
    const { meetingDate: date, meetingName: name } = body.meeting;
    const number = body.raceNumber;
    const races = Array.from({ length: number }, (_, i) => ({ raceNumber: i + 1 }));
    bodies[`${ARCHIVE}/VIC/racing/${date}`] = { meetings: [{ ...body.meeting, races }] };
    const path = `${ARCHIVE}/VIC/racing/${date}/M/R/races/${number}`;
    bodies[path] = body;
    const named = await ask('racing_get_race', { key: `${date}/R/${name}/last`, jurisdiction: 'VIC' });
    expect(named.text).toContain(words);
    expect(named.text).toContain('\nfrom the archive');
    expect(named.text).not.toMatch(/tote estimate|jumps|not the race asked for/);
    expect(named.data).toMatchObject({ source: 'archive' });
    expect(named.data['key']).toBe(`${date}/R/${mnemonic}/${number}`);
    expect(paths().at(-1)).toBe(path);
    const again = await ask('racing_get_race', {
      key: named.data['key'],
      jurisdiction: 'VIC',
      detail: 'full',
    });
    expect(again.data['body']).toEqual(body);
  });
});

describe('the letter of a meeting', () => {
  const DAY = '2026-11-23';

  it('is looked up by the name that the live list gives the mnemonic', async () => {
    // Our table has another course under this mnemonic, and that one raced too.
    bodies[`${LIVE}/${DAY}/meetings`] = { meetings: [meetingBody('RANDWICK', 'R', 'WFM', [])] };
    bodies[`${ARCHIVE}/NSW/racing/${DAY}`] = {
      meetings: [outline('WARWICK FARM', 'C'), outline('RANDWICK', 'S')],
    };
    bodies[`${ARCHIVE}/NSW/racing/${DAY}/S/R/races/2`] = resultBody({ raceNumber: 2, meeting: {} });
    const { data } = await ask('racing_get_race', { key: `${DAY}/R/WFM/2` });
    expect(data).toMatchObject({ source: 'archive', key: `${DAY}/R/WFM/2` });
    expect(paths().map((url) => url.replace(LIVE, ''))).toEqual([
      `/${DAY}/meetings/R/WFM/races/2?jurisdiction=NSW`,
      `${ARCHIVE}/NSW/racing/${DAY}`,
      `/${DAY}/meetings?jurisdiction=NSW`,
      `${ARCHIVE}/NSW/racing/${DAY}/S/R/races/2`,
    ]);
  });

  it('is the one in the links, where there are some', async () => {
    const self = `https://api.example/v1/historical-results-service/NSW/racing/${DAY}/L/G/races/1`;
    const races = [{ raceNumber: 1, _links: { self } }];
    bodies[`${ARCHIVE}/NSW/racing/${DAY}`] = { meetings: [outline('WARWICK FARM', 'C', { races })] };
    bodies[`${ARCHIVE}/NSW/racing/${DAY}/L/G`] = outline('WARWICK FARM', 'L');
    const { data } = await ask('racing_get_all_races_in_meeting', { key: `${DAY}/R/WFM` });
    expect(data).toMatchObject({ source: 'archive', key: `${DAY}/R/WFM` });
  });

  it('that is not told leaves the race missing', async () => {
    bodies[`${ARCHIVE}/NSW/racing/${DAY}`] = {
      meetings: [outline('WARWICK FARM', 'C', { venueMnemonic: null })],
    };
    const { text } = await ask('racing_get_race', { key: `${DAY}/R/WFM/1` });
    expect(text).toContain(
      `The TAB has nothing for Warwick Farm (${DAY}/R/WFM) race 1 (HTTP 404), nor has its archive.`,
    );
  });

  it('belongs to a venue that no table knows by its name', async () => {
    bodies[`${ARCHIVE}/NSW/racing/${DAY}`] = { meetings: [outline('HERE @ THERE', 'E')] };
    bodies[`${ARCHIVE}/NSW/racing/${DAY}/E/R/races/2`] = resultBody({ raceNumber: 2, meeting: {} });
    const found = await ask('racing_get_race', { key: `${DAY}/R/Here/last` });
    expect(found.data).toMatchObject({ source: 'archive', key: `${DAY}/R/HERE @ THERE/2` });
    const again = await ask('racing_get_race', { key: found.data['key'] });
    expect(again.data['facts']).toEqual(found.data['facts']);
  });

  it('is of no use to a race that goes by a match name', async () => {
    bodies[`${ARCHIVE}/NSW/racing/${DAY}`] = { meetings: [outline('HERE @ THERE', 'E')] };
    const { text } = await ask('racing_get_race', { key: `${DAY}/R/Here/HERE R05 23/11` });
    expect(text).toContain('race_number HERE R05 23/11 does not exist. Here @ There');
    expect(paths().some((url) => url.includes('/E/R/races'))).toBe(false);
  });
});

describe('a list of the archive that tells numbers only', () => {
  const DAY = '2026-10-01';
  beforeEach(() => {
    const races = [{ raceNumber: 1 }, { raceNumber: 2, results: [[3], [1, 2], []], raceStatus: null }];
    const meeting = outline('WARWICK FARM', 'C', {
      races,
      sellCode: { meetingCode: 'C', scheduledType: 'R' },
    });
    bodies[`${ARCHIVE}/NSW/racing/${DAY}`] = { meetings: [meeting] };
    bodies[`${ARCHIVE}/NSW/racing/${DAY}/C/R`] = meeting;
  });

  it('is told without times, and no race in it as open', async () => {
    const { text, data } = await ask('racing_get_meetings', { meeting_date: DAY });
    expect(text.split('\n')).toEqual([
      'Thoroughbreds · Thu 1 Oct 2026 · 1 meeting, 2 races · no race left to run',
      `${DAY}/R/WFM  Warwick Farm  2 races  R1 over, R2 paid`,
      'times AEDT · from the archive',
    ]);
    expect(data['facts']).toMatchObject({
      meetings: [{ key: `${DAY}/R/WFM`, races: 2, card: 'R1 over, R2 paid' }],
    });
  });

  it('makes a card without times', async () => {
    const { text, data } = await ask('racing_get_all_races_in_meeting', { key: `${DAY}/R/WFM` });
    expect(text).toMatch(/\n2026-10-01\/R\/WFM\/1 +over\n2026-10-01\/R\/WFM\/2 +paid +3-1=2$/);
    expect(data['facts']).toMatchObject({
      races: [{ status: 'Over' }, { status: 'Paying', result: '3-1=2' }],
    });
  });

  it('still says which race was the last', async () => {
    bodies[`${ARCHIVE}/NSW/racing/${DAY}`] = { meetings: [outline('WARWICK FARM', 'C')] };
    bodies[`${ARCHIVE}/NSW/racing/${DAY}/C/R/races/2`] = resultBody({ raceNumber: 2, meeting: {} });
    const { text, data } = await ask('racing_get_race', { key: `${DAY}/R/Warwick Farm/latest` });
    expect(text).toContain('No race at Warwick Farm is listed with a result; this is the last one.');
    expect(data['key']).toBe(`${DAY}/R/WFM/2`);
  });
});

describe('where one of the two services fails, the archive', () => {
  const DAY = '2026-10-01';

  it.each([
    ['racing_get_meetings', { meeting_date: DAY }],
    ['racing_get_race', { key: `${DAY}/R/WFM/1` }],
    ['racing_get_all_races_in_meeting', { key: `${DAY}/R/Warwick Farm` }],
  ])('is not taken for one without racing: %s', async (tool, given) => {
    bodies[`${ARCHIVE}/NSW/racing/${DAY}`] = 503;
    const { data } = await ask(tool, given);
    expect(data['error']).toMatchObject({ kind: 'upstream_error', status: 503, retry: { helps: true } });
  });

  it('answers though the live list fails', async () => {
    bodies[`${LIVE}/${DAY}/meetings`] = 500;
    bodies[`${ARCHIVE}/NSW/racing/${DAY}`] = { meetings: [outline('WARWICK FARM', 'C')] };
    bodies[`${ARCHIVE}/NSW/racing/${DAY}/C/R/races/1`] = resultBody({ raceNumber: 1, meeting: {} });
    const { data } = await ask('racing_get_race', { key: `${DAY}/R/WFM/1` });
    expect(data['source']).toBe('archive');
  });

  it('by a broken list is told as such, and in full with the body', async () => {
    const broken = { meetings: [{ raceType: 'R', races: [] }] };
    bodies[`${ARCHIVE}/NSW/racing/${DAY}`] = broken;
    const { text } = await ask('racing_get_meetings', { meeting_date: DAY });
    expect(text).toContain('meetings[0].meetingName');
    const full = await ask('racing_get_meetings', { meeting_date: DAY, detail: 'full' });
    expect(full.text).toContain('WARNING: ');
    expect(full.data).toMatchObject({ source: 'archive', body: broken });
  });
});

describe('a live list that is missing', () => {
  it('of a past day is read from the archive', async () => {
    bodies[`${LIVE}/2026-10-01/meetings`] = 404;
    bodies[`${ARCHIVE}/NSW/racing/2026-10-01`] = { meetings: [outline('WARWICK FARM', 'C')] };
    expect((await ask('racing_get_meetings', { meeting_date: '2026-10-01' })).data['source']).toBe('archive');
    bodies[`${ARCHIVE}/NSW/racing/2026-10-01/C/R/races/2`] = resultBody({ raceNumber: 2, meeting: {} });
    const { data } = await ask('racing_get_race', { key: '2026-10-01/R/Warwick Farm/2' });
    expect(data['key']).toBe('2026-10-01/R/WFM/2');
  });

  it('of today, by the upstream’s clock, is not', async () => {
    bodies[`${LIVE}/2026-11-24/meetings`] = 404;
    for (const [tool, given] of [
      ['racing_get_meetings', { meeting_date: '2026-11-24' }],
      ['racing_get_race', { key: '2026-11-24/R/Warwick Farm/2' }],
    ] as const) {
      const { data } = await ask(tool, given);
      expect(data['error']).toMatchObject({ kind: 'not_found', status: 404 });
    }
    expect(paths().some((url) => url.includes('historical'))).toBe(false);
  });
});

describe('a race of the archive that tells too little', () => {
  it('is not open, whatever its status says, and its prices are no estimates', async () => {
    const key = '2026-10-01/R/WFM/4';
    bodies[`${ARCHIVE}/NSW/racing/2026-10-01`] = { meetings: [outline('WARWICK FARM', 'C')] };
    const path = `${ARCHIVE}/NSW/racing/2026-10-01/C/R/races/4`;
    bodies[path] = resultBody({ raceStatus: 'Normal', results: [], dividends: [], meeting: {} });
    const bare = await ask('racing_get_race', { key });
    expect(bare.text).toContain('STATUS "Over"');
    expect(bare.text).not.toMatch(/estimate|jumps|OPEN/);
    bodies[path] = resultBody({ dividends: [], meeting: {} });
    const unpaid = await ask('racing_get_race', { key });
    expect(unpaid.text).toMatch(/1st +\d+ .* tote [\d.]+/);
    expect(unpaid.text).not.toContain('estimate');
    expect(unpaid.data['facts']).toMatchObject({ tote: { jurisdiction: 'NSW' } });
    expect((unpaid.data['facts'] as { tote: object }).tote).not.toHaveProperty('estimates');
  });
});
