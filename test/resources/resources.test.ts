import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type HttpHandle, type Runtime, startHttp } from '../../src/index.js';
import { raceBody } from '../../src/upstream/race.testing.js';
import { inSession, openSession } from '../http/wire.js';
import { answerRacing, DATE } from '../support/racing-day.js';
import { testRuntime } from '../support/runtime.js';
import { json, startUpstream, type TestUpstream } from '../support/upstream.js';

// Resources, prompts and names that are none, as a client meets them.

let upstream: TestUpstream;
let runtime: Runtime;
let http: HttpHandle;
let session: string;
beforeAll(async () => {
  upstream = await startUpstream((request, response) => {
    if (answerRacing(request.url, response)) return;
    json(response, request.url.includes('/races/') ? 200 : 404, raceBody(8), DATE);
  });
  runtime = testRuntime(upstream.url);
  http = await startHttp({ factory: runtime.factory, host: '127.0.0.1', port: 0 });
  session = await openSession(http.port);
});
afterAll(async () => {
  await http.close();
  await runtime.close();
  await upstream.stop();
});
beforeEach(() => {
  upstream.asked.length = 0;
});

const call = (method: string, params: Record<string, unknown> = {}) =>
  inSession(http.port, session, method, params).then(({ json: said }) => said);

async function read(uri: string) {
  const { result, error } = await call('resources/read', { uri });
  return { content: (result?.['contents'] as Record<string, string>[] | undefined)?.[0], error };
}

describe('the resources', () => {
  it('are the state and the race, each with a name, a type and words', async () => {
    const { result } = await call('resources/list');
    expect(result?.['resources']).toEqual([
      expect.objectContaining({ uri: 'tab://status', name: 'status', mimeType: 'application/json' }),
    ]);
    const templates = await call('resources/templates/list');
    expect(templates.result?.['resourceTemplates']).toEqual([
      expect.objectContaining({ uriTemplate: 'tab://race/{+key}', name: 'race', mimeType: 'text/plain' }),
    ]);
  });

  it('tell the state as JSON', async () => {
    const { content } = await read('tab://status');
    expect(content?.['mimeType']).toBe('application/json');
    expect(JSON.parse(content?.['text'] ?? '')).toMatchObject({
      upstream: expect.any(String),
      practice: expect.any(Boolean),
      jurisdiction: 'NSW',
      address: upstream.url,
    });
  });

  it.each([
    ['tab://race/2026-11-24/R/WFM/4', '/2026-11-24/meetings/R/WFM/races/4'],
    ['tab://race/2026-11-24/R/Randwick/3', '/2026-11-24/meetings/R/RWK/races/3'],
    ['tab://race/2026-11-24/G/The%20Meadows/next', '/2026-11-24/meetings/G/MEA/races/1'],
    [
      'tab://race/2026-11-24/R/Two%20Lakes/TWO%20LAKES%20R06%2024%2F11',
      '/R/TWO%20LAKES/races/TWO%20LAKES%20R06%2024%2F11',
    ],
  ])('give a race by its key: %s', async (uri, wanted) => {
    const { content } = await read(uri);
    expect(upstream.asked.at(-1)?.url).toContain(`${wanted}?`);
    expect(content).toMatchObject({ uri, mimeType: 'text/plain' });
    expect(content?.['text']).toMatch(/1200\s?m/);
  });

  it('say in their text why a key leads nowhere', async () => {
    expect((await read('tab://race/today/R')).content?.['text']).toContain('has 2 of 4 parts');
    expect((await read('tab://race/2026-11-24/R/../3')).content?.['text']).toContain('is a path, not a name');
    expect(upstream.asked).toEqual([]);
  });

  it.each(['tab://nothing', 'tab://status/x', 'tab://race', 'http://example.org/', 'tab://race/%zz', 'x'])(
    'know none at %s',
    async (uri) => {
      const { error } = await read(uri);
      expect(error?.code).toBe(-32_602);
      expect(upstream.asked).toEqual([]);
    },
  );
});

describe('a name that is none', () => {
  it.each([
    ['racing_get_rase', 'There is no tool "racing_get_rase"; did you mean racing_get_race?'],
    ['zzzzzzzzzzzzzzzzzzzz', 'There is no tool "zzzzzzzzzzzzzzzzzzzz".'],
    ['\u001b[31m\u202ehidden', 'There is no tool "hidden".'],
    ['__proto__', 'There is no tool "__proto__".'],
  ])('of a tool is named: %j', async (name, message) => {
    const { error } = await call('tools/call', { name, arguments: {} });
    expect(error).toMatchObject({ code: -32_602, message });
  });

  it('that is endless is cut', async () => {
    const { error } = await call('tools/call', { name: 'x'.repeat(100_000), arguments: {} });
    expect(error?.message.length).toBeLessThan(200);
  });

  it('of a prompt is named', async () => {
    expect((await call('prompts/get', { name: 'look' })).error).toMatchObject({
      code: -32_602,
      message: 'There is no prompt "look".',
    });
  });
});

describe('the prompts', () => {
  it('are listed and got', async () => {
    const { result } = await call('prompts/list');
    expect(result?.['prompts']).toEqual([expect.objectContaining({ name: 'look_at_race' })]);
    const got = await call('prompts/get', {
      name: 'look_at_race',
      arguments: { race: 'today/R/Randwick/next' },
    });
    expect(JSON.stringify(got.result)).toContain('today/R/Randwick/next');
    expect((await call('prompts/get', { name: 'look_at_race' })).result?.['messages']).toHaveLength(1);
  });
});
