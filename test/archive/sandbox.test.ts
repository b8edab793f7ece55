import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Runtime } from '../../src/index.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { callTool, testRuntime, textOf } from '../support/runtime.js';

// Past days through the whole product over the sandbox: 14:00 in Sydney on Tuesday 24 November 2026.

const AT = Date.parse('2026-11-24T03:00:00Z');
const GONE = '2026-10-25';
const YESTERDAY = '2026-11-23';
const ARCHIVE = '/v1/historical-results-service/NSW/racing';

let sandbox: Sandbox;
let runtime: Runtime;
const asked: string[] = [];
beforeAll(async () => {
  const before = ({ path }: { path: string }) => {
    if (path !== '/v1/') asked.push(path.replace('/v1/tab-info-service/racing/dates', ''));
    return undefined;
  };
  sandbox = await startSandbox({ seed: 'archive', at: AT, speed: 0, before: [before] });
  runtime = testRuntime(sandbox.url, { TAB_MAX_RESULT_CHARS: '0' });
});
afterAll(async () => {
  await runtime.close();
  await sandbox.stop();
});
beforeEach(() => {
  asked.length = 0;
  runtime.client.clearCaches();
});

const FORBIDDEN = /undefined|NaN|\[object|Invalid Date|tote estimate|jumps|estimate until/;

async function ask(tool: string, given: Record<string, unknown>) {
  const result = await callTool(runtime, tool, given);
  const text = textOf(result);
  expect(text).not.toMatch(FORBIDDEN);
  return { ...result, text, data: result.structuredContent as Record<string, unknown> };
}

interface Row {
  key: string;
  name: string;
  races: number;
}

async function meetingsOf(date: string, given: Record<string, unknown> = {}): Promise<Row[]> {
  const { data } = await ask('racing_get_meetings', { meeting_date: date, ...given });
  return (data['facts'] as { meetings: Row[] }).meetings;
}

async function firstOf(date: string): Promise<Row> {
  const [first] = await meetingsOf(date, { race_type: 'R' });
  if (!first) throw new Error(`no meetings on ${date}`);
  asked.length = 0;
  return first;
}

describe('the meetings of a day that has gone', () => {
  it('come from the archive, after the live service was asked', async () => {
    const { text, data } = await ask('racing_get_meetings', { meeting_date: GONE, race_type: 'R' });
    expect(asked).toEqual([`/${GONE}/meetings`, `${ARCHIVE}/${GONE}`]);
    expect(text).toMatch(
      /^PRACTICE DATA.*\nThoroughbreds · Sun 25 Oct 2026 · \d+ meetings, \d+ races · no race left/,
    );
    expect(text.endsWith('\ntimes AEDT · from the archive')).toBe(true);
    expect(data).toMatchObject({ source: 'archive', upstream: 'sandbox' });
  });

  it('have keys of the live service, with mnemonics in place of the letters of the day', async () => {
    const meetings = await meetingsOf(GONE, { race_type: 'G' });
    expect(meetings.length).toBeGreaterThan(2);
    for (const { key } of meetings) expect(key).toMatch(/^2026-10-25\/G\/[A-Z]{3}$/);
    const [first] = meetings;
    const byName = await meetingsOf(GONE, { venue: first?.name });
    expect(byName.map(({ key }) => key)).toContain(first?.key);
  });

  it('are given with the body of the archive in full, narrowed by the filters', async () => {
    const { content, data } = await ask('racing_get_meetings', {
      meeting_date: GONE,
      race_type: 'H',
      detail: 'full',
    });
    const body = JSON.parse(content[0]?.text ?? '') as {
      meetings: { raceType: string; venueMnemonic: string }[];
    };
    expect(data['body']).toEqual(body);
    expect(new Set(body.meetings.map(({ raceType }) => raceType))).toEqual(new Set(['H']));
    expect(body.meetings[0]?.venueMnemonic).toMatch(/^[A-Z]$/);
  });

  it('are kept a day, so that a later call asks the live service alone', async () => {
    await meetingsOf(GONE);
    sandbox.clock.jump(AT + 20 * 3_600_000);
    // Any answer tells the new time.
    await callTool(runtime, 'racing_get_next_to_go');
    asked.length = 0;
    const { data } = await ask('racing_get_meetings', { meeting_date: GONE });
    sandbox.clock.jump(AT);
    expect(asked).toEqual([`/${GONE}/meetings`]);
    expect(data).toMatchObject({ source: 'archive', age_seconds: 72_000 });
  });

  it('are told to be nowhere where the archive has none', async () => {
    const { text, data, isError } = await ask('racing_get_meetings', { meeting_date: '2026-01-25' });
    expect(isError).toBeUndefined();
    expect(text).toContain(
      'The TAB has no meetings of Sun 25 Jan 2026: its live service keeps no past days, and its archive has nothing of this one.',
    );
    expect(data['source']).toBe('upstream');
  });
});

describe('the card of a meeting that has gone', () => {
  it('comes from the archive by mnemonic and by name, under the same key', async () => {
    const meeting = await firstOf(GONE);
    const byKey = await ask('racing_get_all_races_in_meeting', { key: meeting.key });
    expect(byKey.text).toContain(`${meeting.key} · times AEDT · from the archive`);
    expect(byKey.text).toMatch(new RegExp(`\n${meeting.key}/1 .*paid +[\\d=]+-`));
    expect(byKey.data).toMatchObject({ source: 'archive', key: meeting.key });
    const byName = await ask('racing_get_all_races_in_meeting', { key: `${GONE}/r/${meeting.name}` });
    expect(byName.data['facts']).toEqual(byKey.data['facts']);
  });

  it('is in full the meeting’s body', async () => {
    const { key, name, races } = await firstOf(GONE);
    const { data } = await ask('racing_get_all_races_in_meeting', { key, detail: 'full' });
    const body = data['body'] as { meetingName: string; races: unknown[]; exoticPools: unknown };
    expect(body.meetingName).toBe(name.toUpperCase());
    expect(body.races).toHaveLength(races);
    expect(body.exoticPools).toEqual(expect.any(Array));
  });
});

describe('a race that has gone', () => {
  it('of yesterday comes from the archive from noon on, by the live list’s name', async () => {
    const { key } = await firstOf(YESTERDAY);
    const { text, data } = await ask('racing_get_race', { key: `${key}/1` });
    expect(asked).toEqual([
      `/${key.replace('/R/', '/meetings/R/')}/races/1`,
      `${ARCHIVE}/${YESTERDAY}`,
      expect.stringMatching(new RegExp(`^${ARCHIVE}/${YESTERDAY}/[A-Z]/R/races/1$`)),
    ]);
    expect(data).toMatchObject({ source: 'archive', key: `${key}/1` });
    expect(text).toMatch(/\nfrom the archive( ·|\n)/);
  });

  it('of yesterday morning is the live one until noon', async () => {
    const { key } = await firstOf(YESTERDAY);
    sandbox.clock.jump(Date.parse('2026-11-24T00:30:00Z'));
    runtime.client.clearCaches();
    const { data } = await ask('racing_get_race', { key: `${key}/1` });
    sandbox.clock.jump(AT);
    expect(data['source']).toBe('upstream');
    expect(asked.filter((path) => path.startsWith(ARCHIVE))).toEqual([]);
  });

  it('tells its result and dividends under the key asked for', async () => {
    const { key, name } = await firstOf(GONE);
    const { text, data } = await ask('racing_get_race', { key: `${key}/1` });
    const lines = text.split('\n');
    expect(lines[1]).toMatch(new RegExp(`^${name} R1 · Sun 25 Oct 2026 · `));
    expect(lines[2]).toMatch(new RegExp(`^${key}/1 · PAYING, dividends final · ran \\d\\d:\\d\\d AE[DS]T, `));
    expect(lines[3]).toBe('from the archive · tote NSW');
    expect(lines[4]).toMatch(/^1st +\d+ +.* tote [\d.]+\/[\d.–]+ +last fixed/);
    expect(data['facts']).toMatchObject({ status: 'Paying', tote: { jurisdiction: 'NSW' } });
    expect(asked.length).toBeLessThanOrEqual(4);
  });

  it.each(['next', 'last', 'latest'])('is found by the venue’s name and the word %s', async (word) => {
    const { key, name, races } = await firstOf(GONE);
    const { text, data } = await ask('racing_get_race', { key: `${GONE}/R/${name}/${word}` });
    const run = sandbox.world.racing
      .meeting(GONE, 'R', key.split('/')[2] ?? '')
      ?.races.filter(({ incident }) => incident?.kind !== 'abandoned');
    // The latest is the last that was run, where others were called off.
    const number = word === 'latest' ? run?.at(-1)?.number : races;
    expect(data).toMatchObject({ source: 'archive', key: `${key}/${number}` });
    expect(text.includes('is still to jump; this is the last one.')).toBe(word === 'next');
  });

  it('is in full the archive’s body', async () => {
    const { key } = await firstOf(GONE);
    const { data } = await ask('racing_get_race', { key: `${key}/1`, detail: 'full', jurisdiction: 'VIC' });
    expect(data['body']).toMatchObject({
      raceNumber: 1,
      meeting: { venueMnemonic: expect.stringMatching(/^[A-Z]$/) },
    });
    expect(asked.at(-1)).toContain('/VIC/racing/');
  });

  it('of a meeting sold as another code is that meeting’s race', async () => {
    const { racing } = sandbox.world;
    const days = Array.from({ length: 60 }, (_, back) =>
      new Date(AT - (back + 2) * 86_400_000).toISOString().slice(0, 10),
    );
    const odd = days
      .flatMap((date) => racing.day(date).meetings)
      .find(({ sellCode, code }) => sellCode !== undefined && sellCode.scheduledType !== code);
    const { data } = await ask('racing_get_race', { key: `${odd?.date}/${odd?.code}/${odd?.name}/1` });
    expect(data).toMatchObject({ source: 'archive', key: `${odd?.date}/${odd?.code}/${odd?.mnemonic}/1` });
    expect(data['facts']).toMatchObject({ code: odd?.code, location: odd?.location });
  });
});

describe('what neither service has', () => {
  const refused = async (tool: string, key: string) => {
    const { text, data } = await ask(tool, { key });
    expect(data['error']).toMatchObject({ kind: 'not_found', retry: { helps: false } });
    return text;
  };

  it('names the races that are there', async () => {
    const { key, name, races } = await firstOf(GONE);
    expect(await refused('racing_get_race', `${key}/99`)).toContain(
      `race_number 99 does not exist. ${name} (${key}) has races 1 to ${races}.`,
    );
  });

  it.each(['Nowhere', 'ZZZ', 'RWK'])('says so of a meeting at %s', async (venue) => {
    expect(await refused('racing_get_race', `2026-01-25/R/${venue}/1`)).toContain(
      `There is no R meeting at "${venue}" on 2026-01-25, nor one in the archive.`,
    );
  });

  it('is asked for with at most three requests more', async () => {
    await refused('racing_get_race', `${GONE}/R/ZZZ/1`);
    const archive = asked.filter((path) => path.startsWith(ARCHIVE));
    expect(archive).toEqual([`${ARCHIVE}/${GONE}`]);
  });

  it('of the form leads to the result', async () => {
    const { key, name } = await firstOf(GONE);
    expect(await refused('racing_get_race_form', `${key}/1`)).toContain(
      `The TAB has nothing for ${name} (${key}) race 1 (HTTP 404): the day has gone from its live service. racing_get_race has its results from the archive.`,
    );
  });
});

describe('today and the days ahead', () => {
  it.each(['2026-11-24', '2026-11-25', '2026-12-24'])('never reach the archive: %s', async (date) => {
    await ask('racing_get_meetings', { meeting_date: date });
    for (const venue of ['Randwick', 'ZZZ', 'RWK', 'Nowhere']) {
      await callTool(runtime, 'racing_get_all_races_in_meeting', { key: `${date}/R/${venue}` });
      await callTool(runtime, 'racing_get_race', { key: `${date}/R/${venue}/99` });
      await callTool(runtime, 'racing_get_race', { key: `${date}/R/${venue}/latest` });
    }
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((path) => path.includes('historical'))).toEqual([]);
  });
});
