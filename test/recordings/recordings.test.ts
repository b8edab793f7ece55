import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Runtime } from '../../src/index.js';
import { callTool, testRuntime, textOf } from '../support/runtime.js';
import { startUpstream, type TestUpstream } from '../support/upstream.js';

// Every recorded response goes through the tool that asks for it, as an answer of a real HTTP upstream.

const FOLDER = process.env['TAB_RECORDINGS'] ?? join(import.meta.dirname, '../../../shared/payloads');
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((file) => /\.(json|html)$/.test(file)) : [];

const RACE = { meeting_date: '2026-09-23', race_type: 'R', venue_mnemonic: 'WFM', race_number: 2 };

interface Route {
  tool: string;
  given: Record<string, unknown>;
  /** The body that holds a fragment. */
  wrap?: (body: unknown) => unknown;
}

// The first pattern that fits decides.
const ROUTES: readonly (readonly [RegExp, Route])[] = [
  [/^racing-meetings/, { tool: 'racing_get_meetings', given: { meeting_date: '2026-09-23' } }],
  [/^racing-next-to-go/, { tool: 'racing_get_next_to_go', given: {} }],
  [/^racing-race-form/, { tool: 'racing_get_race_form', given: RACE }],
  [
    /^racing-form-.*fragment/,
    { tool: 'racing_get_race_form', given: RACE, wrap: (runner) => ({ form: [runner] }) },
  ],
  [/^racing-runner-form/, { tool: 'racing_get_runner_form', given: { ...RACE, runner_number: 1 } }],
  [
    /^racing-race-.*runner-fragment/,
    {
      tool: 'racing_get_race',
      given: RACE,
      wrap: (runner) => ({ raceNumber: 2, raceStatus: 'Normal', runners: [runner] }),
    },
  ],
  [/^(racing|historical)-race-/, { tool: 'racing_get_race', given: RACE }],
  [
    /^sports-competition-/,
    { tool: 'sports_get_open_competition', given: { key: 'A sport > A competition' } },
  ],
  [/^discovery-/, { tool: 'tab_get', given: { path: '/v1/index' } }],
];

let upstream: TestUpstream;
let runtime: Runtime;
let body = '';
beforeAll(async () => {
  upstream = await startUpstream((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(body);
  });
  runtime = testRuntime(upstream.url, { TAB_MAX_RESULT_CHARS: '0', TAB_RESILIENCE: 'no-cache' });
});
afterAll(async () => {
  await runtime.close();
  await upstream.stop();
});

const UNSOUND = /undefined|\bNaN\b|\[object Object\]|Invalid Date|\b0\.00\b/;

const routed = files.flatMap((file) => {
  const route = ROUTES.find(([pattern]) => pattern.test(file))?.[1];
  return route ? [{ file, route }] : [];
});
const left = files.filter((file) => !routed.some((one) => one.file === file) && !file.startsWith('error-'));
if (files.length === 0) process.stderr.write(`recordings not run: there is no folder ${FOLDER}\n`);
if (left.length > 0)
  process.stderr.write(`recordings not run, because no tool is known for them: ${left.join(', ')}\n`);

describe.runIf(routed.length > 0)('a recorded response', () => {
  it.each(routed)('$file goes through its tool, concise and full', async ({ file, route }) => {
    const recorded: unknown = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
    body = JSON.stringify(route.wrap ? route.wrap(recorded) : recorded);
    for (const detail of ['concise', 'full']) {
      const given =
        route.tool === 'tab_get'
          ? { ...route.given, detail }
          : { ...route.given, detail, jurisdiction: 'VIC' };
      const result = await callTool(runtime, route.tool, given);
      expect(textOf(result)).not.toMatch(UNSOUND);
      expect(result.isError).toBeUndefined();
      expect(result.structuredContent).toMatchObject({
        upstream: 'live',
        source: 'upstream',
        age_seconds: 0,
      });
      if (detail === 'full') {
        expect(result.content[0]?.text).toBe(body);
        expect(result.structuredContent?.['body']).toEqual(JSON.parse(body));
      } else {
        expect(JSON.stringify(result)).not.toMatch(UNSOUND);
        expect(textOf(result)).not.toContain('PRACTICE');
      }
    }
  });

  it.each(routed.filter(({ file }) => file.startsWith('sports-competition')))(
    '$file: each of its matches reads as a match',
    async ({ file }) => {
      const { matches } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as {
        matches: { name: string }[];
      };
      for (const match of matches) {
        body = JSON.stringify(match);
        const result = await callTool(runtime, 'sports_get_open_match_in_competition', {
          key: `A sport > A competition > ${match.name}`,
        });
        expect(result.isError).toBeUndefined();
        expect(JSON.stringify(result)).not.toMatch(UNSOUND);
        expect(textOf(result).length).toBeLessThanOrEqual(6_000);
      }
    },
  );
});

describe.runIf(files.some((file) => file.startsWith('error-')))('a recorded error', () => {
  it.each(files.filter((file) => file.startsWith('error-')))('%s is told with its status', async (file) => {
    const status = Number(/\d{3}/.exec(file)?.[0]);
    const before = upstream.answer;
    upstream.answer = (_, response) => {
      response.writeHead(status, {
        'content-type': file.endsWith('.html') ? 'text/html' : 'application/json',
      });
      response.end(readFileSync(join(FOLDER, file)));
    };
    const result = await callTool(runtime, 'racing_get_next_to_go');
    upstream.answer = before;
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain(`HTTP ${status}`);
    expect(textOf(result)).not.toMatch(/<|edgesuite|Reference/);
  });
});
