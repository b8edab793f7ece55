import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, startUpstream, type TestUpstream } from '../../test/support/upstream.js';
import { findTool } from '../server/catalogue.js';
import { readArguments } from './call.js';
import { EXIT } from './exit.js';
import { run } from './run.testing.js';

const NEXT = 'racing_get_next_to_go';
let upstream: TestUpstream;
beforeAll(async () => {
  upstream = await startUpstream((request, response) =>
    json(response, request.url.includes('/jackpots') ? 500 : 200, { races: [], path: request.url }),
  );
});
afterAll(() => upstream.stop());
const call = (...args: string[]) =>
  run(['call', ...args], { TAB_BASE_URL: upstream.url, TAB_RESILIENCE: 'off' });

describe('call', () => {
  it('prints the text of the answer', async () => {
    const { code, stdout, stderr } = await call(NEXT, 'max_races=3');
    expect(stdout).toMatch(/^No race to jump/);
    expect([code, stderr]).toEqual([EXIT.ok, '']);
    expect(upstream.asked.at(-1)?.url).toContain('maxRaces=3');
  });

  it('prints the structured result as JSON', async () => {
    const { stdout } = await call(NEXT, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ source: 'upstream', facts: expect.anything() });
  });

  it('prints the content as JSON where structured results are off', async () => {
    const { stdout } = await run(['call', NEXT, '--json'], {
      TAB_BASE_URL: upstream.url,
      TAB_STRUCTURED: 'off',
    });
    expect(JSON.parse(stdout)).toEqual({ content: [{ type: 'text', text: expect.any(String) }] });
  });

  it('prints body and text of a full answer', async () => {
    const { stdout } = await call(NEXT, 'detail=full');
    expect(stdout).toMatch(/^\{"races":\[\],"path":.*\}\nNo race to jump/);
  });

  it('says of handles that they ended with it', async () => {
    const asked = ['call', 'tab_oauth_client_credentials', 'client_id=a', 'client_secret=b'];
    const token = await startUpstream((_, response) =>
      json(response, 200, { access_token: 'raw-token', token_type: 'Bearer', expires_in: 3600 }),
    );
    const { code, stdout, stderr } = await run(asked, { TAB_BASE_URL: token.url });
    await token.stop();
    expect([code, stderr]).toEqual([EXIT.ok, expect.stringContaining('The handles ended with this command')]);
    expect(stdout + stderr).not.toContain('raw-token');
  });

  it('ends with 1 when the call fails, in JSON too', async () => {
    const failed = await call('racing_get_open_jackpots');
    expect([failed.code, failed.stdout]).toEqual([
      EXIT.failed,
      expect.stringContaining('the TAB failed (HTTP 500)'),
    ]);
    const inJson = await call('racing_get_open_jackpots', '--json');
    expect(inJson.code).toBe(EXIT.failed);
    expect(JSON.parse(inJson.stdout)).toMatchObject({ error: { kind: 'upstream_error', status: 500 } });
    expect((await call(NEXT, 'max_races=0')).code).toBe(EXIT.failed);
  });

  it.each([
    [
      ['racing_get_rase'],
      'There is no tool "racing_get_rase"; did you mean racing_get_race? `tab-mcp tools` lists them.',
    ],
    [['zzzzzzzzzzzzzzzz'], 'There is no tool "zzzzzzzzzzzzzzzz". `tab-mcp tools` lists them.'],
    [[NEXT, 'max_races'], '"max_races" is no argument. Accepted: name=value.'],
    [[NEXT, '=3'], '"=3" is no argument. Accepted: name=value.'],
  ])('refuses %j with 2', async (args, message) => {
    const { code, stderr, stdout } = await call(...args);
    expect([code, stderr, stdout]).toEqual([EXIT.usage, message, '']);
  });
});

describe('the arguments', () => {
  it.each([
    [NEXT, ['max_races=3', 'include_recently_closed=true'], { max_races: 3, include_recently_closed: true }],
    [NEXT, ['max_races=many', 'venue=123'], { max_races: 'many', venue: '123' }],
    ['racing_get_race', ['key=today/R/A=B/1', 'race_number=4'], { key: 'today/R/A=B/1', race_number: '4' }],
    ['tab_get', ['params={"a":1}', 'path='], { params: { a: 1 }, path: '' }],
    ['tab_get', ['unknown=5'], { unknown: '5' }],
    [NEXT, [], {}],
  ])('of %s take the types that the tool wants: %j', (name, pairs, wanted) => {
    expect(readArguments(findTool(name)!, pairs)).toEqual(wanted);
  });
});
