import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Runtime } from '../../src/index.js';
import { raceBody } from '../../src/upstream/race.testing.js';
import { answerRacing, DATE } from '../support/racing-day.js';
import { callTool, testRuntime, textOf } from '../support/runtime.js';
import { json, startUpstream, type TestUpstream } from '../support/upstream.js';

// What a racing key comes to: the request that reaches the upstream, or the words that say why there is none.

let upstream: TestUpstream;
let runtime: Runtime;
beforeEach(async () => {
  upstream = await startUpstream((request, response) => {
    if (!answerRacing(request.url, response)) json(response, 200, {}, DATE);
  });
  // The test's upstream tells its time with every answer; this one is asked first, as a real one would be.
  runtime = testRuntime(upstream.url, { TAB_RESILIENCE: 'off' });
  await callTool(runtime, 'racing_get_all_meeting_dates');
  upstream.asked.length = 0;
});
afterEach(async () => {
  await runtime.close();
  await upstream.stop();
});

const RACING = '/v1/tab-info-service/racing/dates';
const paths = () => upstream.asked.map((request) => request.url.replace(/\?.*$/, '').slice(RACING.length));

/** The path that the call came to, without the meetings that were looked up on the way, and what was said. */
async function call(tool: string, given: Record<string, unknown>) {
  const result = await callTool(runtime, tool, { detail: 'full', ...given });
  return {
    path: paths().findLast((path) => !path.endsWith('/meetings') && path !== ''),
    lookups: paths().filter((path) => path.endsWith('/meetings')),
    text: textOf(result),
    error: result.structuredContent?.['error'] as
      | { kind: string; details?: { argument: string }[] }
      | undefined,
  };
}

describe('a racing key', () => {
  it.each([
    ['2026-11-24/R/RWK/3', '/2026-11-24/meetings/R/RWK/races/3'],
    ['today/R/Randwick/3', '/2026-11-24/meetings/R/RWK/races/3'],
    ['TODAY/r/rAnDwIcK/3', '/2026-11-24/meetings/R/RWK/races/3'],
    [' today / R / Randwick / 3 ', '/2026-11-24/meetings/R/RWK/races/3'],
    ['tomorrow/R/Warwick Farm/4', '/2026-11-25/meetings/R/WFM/races/4'],
    ['tomorrow/R/warwick-farm/4', '/2026-11-25/meetings/R/WFM/races/4'],
    ['today/G/the meadows/next', '/2026-11-24/meetings/G/MEA/races/1'],
    ['today/R/Randwick/next', '/2026-11-24/meetings/R/RWK/races/3'],
    ['today/R/Randwick/LATEST', '/2026-11-24/meetings/R/RWK/races/2'],
    ['today/R/Randwick/last', '/2026-11-24/meetings/R/RWK/races/4'],
    ['today/R/Randwick/R3', '/2026-11-24/meetings/R/RWK/races/3'],
    ['today/R/Randwick/r3', '/2026-11-24/meetings/R/RWK/races/3'],
    ['today/R/RWK/next', '/2026-11-24/meetings/R/RWK/races/3'],
    ['today/G/wentworth/1', '/2026-11-24/meetings/G/WPK/races/1'],
    ['today/R/ZZZ/3', '/2026-11-24/meetings/R/ZZZ/races/3'],
    ['today/R/zzz/3', '/2026-11-24/meetings/R/ZZZ/races/3'],
    [
      'today/R/Two Lakes/TWO LAKES R06 24/11',
      '/2026-11-24/meetings/R/TWO%20LAKES/races/TWO%20LAKES%20R06%2024%2F11',
    ],
    [
      'today/R/two lakes/two lakes r06 24/11',
      '/2026-11-24/meetings/R/TWO%20LAKES/races/TWO%20LAKES%20R06%2024%2F11',
    ],
    ['today/R/Two Lakes/6', '/2026-11-24/meetings/R/TWO%20LAKES/races/TWO%20LAKES%20R06%2024%2F11'],
    ['today/R/Two Lakes/next', '/2026-11-24/meetings/R/TWO%20LAKES/races/TWO%20LAKES%20R05%2024%2F11'],
    ['today/R/Two Lakes/9', '/2026-11-24/meetings/R/TWO%20LAKES/races/9'],
  ])('%s is %s', async (key, wanted) => {
    expect((await call('racing_get_race', { key })).path).toBe(wanted);
  });

  it('asks nothing first when it is an address already', async () => {
    await call('racing_get_race', { key: '2026-11-24/R/WFM/4' });
    expect(paths()).toEqual(['/2026-11-24/meetings/R/WFM/races/4']);
  });

  it('asks for the day’s meetings once, in the call’s jurisdiction', async () => {
    await call('racing_get_race', { key: 'today/R/Randwick/next', jurisdiction: 'vic' });
    expect(upstream.asked.map((request) => request.url)).toEqual([
      `${RACING}/2026-11-24/meetings?jurisdiction=VIC`,
      `${RACING}/2026-11-24/meetings/R/RWK/races/3?jurisdiction=VIC`,
    ]);
  });

  it('of a fixed-odds-only race sends fixedOdds, of a number does not', async () => {
    await call('racing_get_race', { key: 'today/R/Two Lakes/6' });
    expect(upstream.asked.at(-1)?.url).toContain('?fixedOdds=true&jurisdiction=NSW');
    await call('racing_get_race', { key: 'today/R/RWK/3', fixed_odds: true });
    expect(upstream.asked.at(-1)?.url).not.toContain('fixedOdds');
  });

  it.each([
    ['racing_get_race_form', {}, '/races/3/form'],
    ['racing_get_runner_form', { runner_number: '7' }, '/races/3/form/7'],
    ['racing_get_approximates', { wagering_product: 'quinella' }, '/races/3/pools/Quinella/approximates'],
  ])('serves %s too', async (tool, more, end) => {
    const { path } = await call(tool, { key: 'today/R/Randwick/next', ...more });
    expect(path).toBe(`/2026-11-24/meetings/R/RWK${end}`);
  });

  it('of a meeting has three parts; a fourth does no harm', async () => {
    const one = await call('racing_get_all_races_in_meeting', { key: 'today/R/Randwick' });
    const other = await call('racing_get_all_races_in_meeting', { key: 'today/R/Randwick/next' });
    expect([one.path, other.path]).toEqual(Array(2).fill('/2026-11-24/meetings/R/RWK/races'));
  });
});

describe('approximates, whose body does not tell how the race stands', () => {
  const PAID =
    'has run and paid: these are the last estimates before it closed, racing_get_race tells what it paid.';

  it.each([
    ['2026-11-24/R/RWK/2', `Randwick R2 ${PAID}`],
    ['today/R/Randwick/latest', `Randwick R2 ${PAID}`],
    ['today/G/The Meadows/latest', 'No race at The Meadows has a result yet; this is the first one.'],
    ['today/G/Wentworth Park/2', 'Wentworth Park R2 is abandoned: no estimate of it pays.'],
    [
      'today/G/Wentworth Park/next',
      'No race at Wentworth Park is still to jump; this is the last one. Wentworth Park R2 is abandoned',
    ],
  ])('of %s say it first: %s', async (key, wanted) => {
    const { text } = await call('racing_get_approximates', { key, wagering_product: 'Quinella' });
    expect(text).toContain(wanted);
  });

  it('of an open race, or where the meetings can’t be had, say nothing of it', async () => {
    const given = { key: '2026-11-24/R/RWK/3', wagering_product: 'Quinella' };
    expect((await call('racing_get_approximates', given)).text).not.toMatch(/has run|is closed/);
    upstream.answer = (request, response) =>
      request.url.includes('/meetings?') ? json(response, 500, {}, DATE) : json(response, 200, {}, DATE);
    const { text, error } = await call('racing_get_approximates', { ...given, key: '2026-11-24/R/WFM/2' });
    expect(error).toBeUndefined();
    expect(text).not.toContain('has run');
  });
});

describe('a word for the number', () => {
  it('that fits no race takes the nearest and says so', async () => {
    const next = await call('racing_get_race', { key: 'today/G/Wentworth Park/next' });
    expect(next.path).toBe('/2026-11-24/meetings/G/WPK/races/2');
    expect(next.text).toContain('No race at Wentworth Park is still to jump; this is the last one.');
    const latest = await call('racing_get_race', { key: 'today/G/The Meadows/latest' });
    expect(latest.path).toBe('/2026-11-24/meetings/G/MEA/races/1');
    expect(latest.text).toContain('No race at The Meadows has a result yet; this is the first one.');
  });

  it('at a meeting without races says that there is none', async () => {
    const { error, text } = await call('racing_get_race', { key: 'today/H/Empty Plains/next' });
    expect(error?.kind).toBe('not_found');
    expect(text).toContain('Empty Plains has no races on its card.');
  });
});

describe('separate arguments', () => {
  const whole = { meeting_date: 'today', race_type: 'r', venue_mnemonic: 'Randwick', race_number: '3' };

  it('do without a key', async () => {
    expect((await call('racing_get_race', whole)).path).toBe('/2026-11-24/meetings/R/RWK/races/3');
  });

  it('may repeat what the key says', async () => {
    const { path } = await call('racing_get_race', { ...whole, key: 'today/R/RANDWICK/3' });
    expect(path).toBe('/2026-11-24/meetings/R/RWK/races/3');
  });

  it.each([
    ['race_type', 'G', 'key says race_type "R" but the argument race_type says "G".'],
    ['race_number', 4, 'key says race_number "3" but the argument race_number says "4".'],
    [
      'meeting_date',
      'tomorrow',
      'key says meeting_date "today" but the argument meeting_date says "tomorrow".',
    ],
  ])('must agree with the key: %s', async (argument, value, message) => {
    const { error, text } = await call('racing_get_race', { key: 'today/R/Randwick/3', [argument]: value });
    expect(text).toContain(message);
    expect(error).toMatchObject({ kind: 'bad_input', details: [{ argument: 'key' }] });
    expect(paths()).toEqual([]);
  });

  it.each([
    ['2026-11-24/R/WFM/4', { meeting_date: 'today' }, '/2026-11-24/meetings/R/WFM/races/4'],
    ['today/R/WFM/4', { meeting_date: '2026-11-24' }, '/2026-11-24/meetings/R/WFM/races/4'],
    ['today/R/WFM/4', { venue_mnemonic: 'Warwick Farm' }, '/2026-11-24/meetings/R/WFM/races/4'],
    ['today/R/Warwick-Farm/R4', { venue_mnemonic: 'wfm', meeting_date: 'tomorrow' }, undefined],
    ['today/R/Randwick/3', { venue_mnemonic: 'RWK' }, '/2026-11-24/meetings/R/RWK/races/3'],
    ['today/R/RWK/3', { venue_mnemonic: 'Randwick' }, '/2026-11-24/meetings/R/RWK/races/3'],
    ['today/R/Randwick/next', { race_number: 3 }, '/2026-11-24/meetings/R/RWK/races/3'],
    ['today/R/Randwick/3', { race_number: 'next' }, '/2026-11-24/meetings/R/RWK/races/3'],
    ['today/R/Randwick/next', { race_number: 4 }, undefined],
    ['today/R/Randwick/3', { venue_mnemonic: 'Two Lakes' }, undefined],
    ['today/R/Nowhere/3', { venue_mnemonic: 'Elsewhere' }, undefined],
    [
      'today/R/Two Lakes/6',
      { race_number: 'two lakes r06 24/11' },
      '/2026-11-24/meetings/R/TWO%20LAKES/races/TWO%20LAKES%20R06%2024%2F11',
    ],
  ])(
    'that say the same in other words agree with the key, others do not: %s %j',
    async (key, given, path) => {
      const found = await call('racing_get_race', { key, ...given });
      expect(found.path).toBe(path);
      expect(found.error?.kind).toBe(path === undefined ? 'bad_input' : undefined);
    },
  );

  it.each([
    [
      {},
      'meeting_date, race_type, venue_mnemonic, race_number are missing. Give key (date/code/venue/number) or',
    ],
    [{ meeting_date: 'today', race_type: 'R', venue_mnemonic: 'RWK' }, 'race_number is missing. Give key'],
  ])('that are missing are named: %j', async (given, message) => {
    const { error, text } = await call('racing_get_race', given);
    expect(text).toContain(message);
    expect(error?.kind).toBe('bad_input');
    expect(paths()).toEqual([]);
  });

  it('of a meeting that are missing are named with the meeting’s key', async () => {
    const { text } = await call('racing_get_all_races_in_meeting', { race_type: 'R' });
    expect(text).toContain(
      'meeting_date, venue_mnemonic are missing. Give key (date/code/venue) or meeting_date,',
    );
  });
});

describe('a key that is none', () => {
  it.each([
    ['today', 'has 1 of 4 parts'],
    ['today/R/Randwick', 'has 3 of 4 parts'],
    [
      'yesterday/R/RWK/3',
      'has "yesterday" for meeting_date, which is not a date (accepted there: YYYY-MM-DD',
    ],
    ['2026-02-30/R/RWK/3', 'has "2026-02-30" for meeting_date'],
    ['today/X/RWK/3', 'has "X" for race_type, which is not a race type'],
    ['today/R//3', 'has "" for venue_mnemonic, which is empty'],
    ['today/R/../3', 'has ".." for venue_mnemonic, which is a path, not a name'],
    ['today/R/RWK/..', 'has ".." for race_number'],
    ['today/R/RWK/%2e%2e/x', 'has "%2e%2e/x" for race_number'],
    ['today/R/RWK/0', 'has "0" for race_number'],
    ['today/R/RWK/100', 'has "100" for race_number'],
    ['today/R/a\u202eb/x/../y', 'key "today/R/ab/x/../y" has "x/../y" for race_number'],
  ])('%j is refused: %s', async (key, message) => {
    const { error, text } = await call('racing_get_race', { key });
    expect(text).toContain(message);
    expect(text).toContain('Accepted: date/code/venue/number, e.g. today/R/Randwick/next.');
    expect(error).toMatchObject({ kind: 'bad_input', details: [{ argument: 'key' }] });
    expect(paths()).toEqual([]);
  });
});

describe('not racing there', () => {
  it.each([
    [
      'today/R/Warwick Farm/next',
      'There is no R meeting at "Warwick Farm" on 2026-11-24. Next there: 2026-11-25/R/WFM.',
    ],
    ['today/H/Melton/1', 'There is no H meeting at "Melton" on 2026-11-24. Next there: 2026-11-27/H/MEL.'],
    [
      'today/H/Randwick/next',
      'There is no H meeting at "Randwick" on 2026-11-24. That day there: 2026-11-24/R/RWK.',
    ],
    [
      'today/R/Randwik/next',
      'There is no R meeting at "Randwik" on 2026-11-24. Nearest names that day: RANDWICK.',
    ],
    [
      'today/R/Flemington/next',
      'There is no R meeting at "Flemington" on 2026-11-24. racing_get_meetings lists what is on.',
    ],
    [
      'today/H/Port/next',
      'There is no H meeting at "Port" on 2026-11-24. That day there: 2026-11-24/H/PON, 2026-11-24/H/PTW.',
    ],
  ])('%s: %s', async (key, message) => {
    upstream.answer = (request, response) => {
      if (!answerRacing(request.url, response)) json(response, 404, {}, DATE);
    };
    const { error, text } = await call('racing_get_race', { key });
    expect(text).toContain(message);
    expect(text.endsWith('Asking again will not help.')).toBe(true);
    expect(error?.kind).toBe('not_found');
  });

  it('is still said when the days can’t be had', async () => {
    upstream.answer = (request, response) => {
      if (request.url.startsWith(`${RACING}?`) || !answerRacing(request.url, response))
        json(response, 500, {}, DATE);
    };
    const { text } = await call('racing_get_race', { key: 'today/R/Warwick Farm/next' });
    expect(text).toContain(
      'There is no R meeting at "Warwick Farm" on 2026-11-24. racing_get_meetings lists',
    );
  });

  it('tells an upstream that fails from a meeting that is not there', async () => {
    upstream.answer = (_, response) => json(response, 500, {}, DATE);
    const { error } = await call('racing_get_race', { key: 'today/R/Warwick Farm/next' });
    expect(error?.kind).toBe('upstream_error');
  });
});

describe('a date in words', () => {
  it.each([
    ['racing_get_meetings', 'today', '/2026-11-24/meetings'],
    ['racing_get_meetings', 'Tomorrow', '/2026-11-25/meetings'],
    ['racing_get_jackpot_pools', 'today', '/2026-11-24/jackpot-pools'],
  ])('%s %s is %s', async (tool, meeting_date, wanted) => {
    await call(tool, { meeting_date });
    expect(paths()).toEqual([wanted]);
  });
});

describe('an answer about another race than was asked for', () => {
  it('is given, and says so', async () => {
    upstream.answer = (request, response) => {
      if (!answerRacing(request.url, response)) json(response, 200, raceBody(8), DATE);
    };
    const { text } = await call('racing_get_race', { key: '2026-11-24/R/RWK/3' });
    expect(text).toContain('The TAB answered with 2026-11-24 · WARWICK FARM · R4, not the race asked for.');
    expect((await call('racing_get_race', { key: '2026-11-24/R/WFM/4' })).text).not.toContain(
      'not the race asked for',
    );
  });
});
