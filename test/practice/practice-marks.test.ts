import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Runtime } from '../../src/index.js';
import type { ToolResult } from '../../src/server/result.js';
import { tools } from '../../src/tools/registry.js';
import { raceBody } from '../../src/upstream/race.testing.js';
import { type ExampleKeys, fillExample, findExampleKeys } from '../support/examples.js';
import { callTool, testRuntime, textOf } from '../support/runtime.js';
import { json, startUpstream, type TestUpstream } from '../support/upstream.js';

// Practice data is never taken for real: every answer and every error of every tool says what it is, as text and in
// its structure, concise and full, whatever the configuration believes.

const NOTICE = 'PRACTICE DATA: invented by the local sandbox, not the TAB.';

function expectMarked(result: ToolResult, notice: string): void {
  expect(textOf(result).startsWith(`${notice}\n`), textOf(result).slice(0, 200)).toBe(true);
  expect(result.structuredContent?.['notice']).toBe(notice);
}

describe('over the embedded sandbox', () => {
  let runtime: Runtime;
  let keys: ExampleKeys;
  beforeAll(async () => {
    runtime = testRuntime();
    keys = await findExampleKeys(async (name, given) => {
      const result = await callTool(runtime, name, given);
      return result.structuredContent?.['facts'];
    });
  }, 120_000);
  afterAll(() => runtime.close());

  const examples = tools.flatMap(({ name, examples: all }) =>
    all.flatMap((example) => (['concise', 'full'] as const).map((detail) => ({ name, detail, example }))),
  );

  it.each(examples)('$name marks its answer, $detail: $example.title', async ({ name, detail, example }) => {
    const given = fillExample(example.arguments, keys);
    const withDetail = name === 'tab_post' ? given : { ...given, detail };
    const result = await callTool(runtime, name, withDetail);
    if (name === 'tab_post') expect(textOf(result)).toContain('No bet was placed.');
    else expect(result.isError, textOf(result)).toBeUndefined();
    expectMarked(result, NOTICE);
    if (!result.isError) expect(result.structuredContent?.['upstream']).toBe('sandbox');
  });

  it.each(tools.map(({ name }) => name))('%s marks its refusals', async (name) => {
    const result = await callTool(runtime, name, { no_such_argument: 1 });
    expect(result.isError).toBe(true);
    expectMarked(result, NOTICE);
  });

  it('is marked in the text where structured results are off', async () => {
    const off = testRuntime(undefined, { TAB_STRUCTURED: 'off' });
    const result = await callTool(off, 'racing_get_next_to_go', { max_races: 1 });
    const refused = await callTool(off, 'racing_get_next_to_go', { max_races: 0 });
    for (const one of [result, refused]) {
      expect(textOf(one).startsWith(NOTICE)).toBe(true);
      expect(one).not.toHaveProperty('structuredContent');
    }
    await off.close();
  });
});

describe('over an upstream that says what it is', () => {
  let upstream: TestUpstream;
  let runtime: Runtime;
  let headers: Record<string, string> = {};
  beforeAll(async () => {
    upstream = await startUpstream((request, response) =>
      json(response, request.url.includes('/sports/') ? 404 : 200, { races: [] }, headers),
    );
    runtime = testRuntime(upstream.url, { TAB_RESILIENCE: 'off' });
  });
  afterAll(async () => {
    await runtime.close();
    await upstream.stop();
  });

  it.each([
    [{ 'x-tab-sandbox': 'seed=a,now=2026-11-24T02:00:00Z,speed=60' }, NOTICE, 'sandbox'],
    [
      { 'x-tab-replay': 'recorded-at=2026-05-10' },
      'PRACTICE DATA: replayed from a recording of 2026-05-10, not the TAB now.',
      'replay',
    ],
  ])('%j is believed, in answers and errors', async (said: Record<string, string>, notice, kind) => {
    headers = said;
    const answer = await callTool(runtime, 'racing_get_next_to_go');
    expectMarked(answer, notice);
    expect(answer.structuredContent?.['upstream']).toBe(kind);
    expectMarked(await callTool(runtime, 'sports_get_open_sport', { sport_name: 'X' }), notice);
    expectMarked(await callTool(runtime, 'sports_get_open_sport', { sport_name: '..' }), notice);
    expect(runtime.status()).toMatchObject({ practice: true, upstream: kind });
  });

  it('and an upstream that says nothing of the kind is not marked', async () => {
    headers = {};
    const answer = await callTool(runtime, 'racing_get_next_to_go');
    expect(JSON.stringify(answer)).not.toContain('PRACTICE');
    expect(answer.structuredContent?.['upstream']).toBe('live');
    expect(
      JSON.stringify(await callTool(runtime, 'sports_get_open_sport', { sport_name: 'X' })),
    ).not.toContain('PRACTICE');
  });
});

describe('where something between answers for the sandbox', () => {
  const RACE = { key: '2026-11-24/R/WFM/4' };
  const mark = { 'x-tab-sandbox': 'seed=tab,now=2026-11-24T03:00:00.000Z,speed=1' };
  let upstream: TestUpstream;
  let runtime: Runtime;
  beforeAll(async () => {
    upstream = await startUpstream(
      (_, response) => json(response, 200, raceBody(3), mark),
      () => mark,
    );
    runtime = testRuntime(upstream.url, { TAB_RESILIENCE: 'no-retry' });
  });
  afterAll(async () => {
    await runtime.close();
    await upstream.stop();
  });

  it('a failure without a mark makes nothing real, neither what is kept nor an error', async () => {
    expectMarked(await callTool(runtime, 'racing_get_race', RACE), NOTICE);
    upstream.answer = (_, response) => json(response, 503, { message: 'relay' });
    const failed = await callTool(runtime, 'sports_get_all_open', {});
    expect(failed.isError).toBe(true);
    expectMarked(failed, NOTICE);
    const kept = await callTool(runtime, 'racing_get_race', RACE);
    expectMarked(kept, NOTICE);
    expect(kept.structuredContent?.['upstream']).toBe('sandbox');
  });

  it('a web page with 200 makes nothing real', async () => {
    upstream.answer = (_, response) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>gateway</p>');
    expectMarked(await callTool(runtime, 'sports_get_all_open', {}), NOTICE);
    expect(textOf(await callTool(runtime, 'tab_status'))).not.toContain('Live:');
  });

  it('what is kept from a world stays of that world when the upstream is another', async () => {
    upstream.answer = (_, response) =>
      json(response, 200, { races: [] }, { date: 'Tue, 24 Nov 2026 03:00:01 GMT' });
    const real = await callTool(runtime, 'racing_get_next_to_go', {});
    expect(real.structuredContent?.['upstream']).toBe('live');
    expectMarked(await callTool(runtime, 'racing_get_race', RACE), NOTICE);
  });
});
