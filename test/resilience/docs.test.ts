import { writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read } from '../quality/sources.js';
import { type Installed, installPackage } from '../support/installed.js';
import { killAll, runToEnd, STARTING_MS } from '../support/process.js';
import { type Asked, json, startUpstream, type TestUpstream } from '../support/upstream.js';
import { startPlace } from './place.js';

// docs/resilience.md: its programs run and print what it says, against a local server in the place of the one it names.

const text = read('docs/resilience.md');
const programs = [...text.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');

function answer({ url, method, body, headers }: Asked, response: ServerResponse): void {
  const known = headers.authorization === 'Bearer token-1';
  if (url.startsWith('/v1/races/next')) json(response, 200, { races: [{ number: 1 }, { number: 2 }] });
  else if (url === '/v1/bets') response.destroy();
  else if (url === '/oauth/token') {
    const good = new URLSearchParams(body).get('client_secret') === 'my-secret';
    const refusal = { error: 'invalid_client', error_description: 'unknown client my-id' };
    json(response, good ? 200 : 401, good ? { access_token: 'token-1', expires_in: 60 } : refusal);
  } else if (known) json(response, method === 'POST' ? 201 : 200, { balance: 10 });
  else json(response, 404, {});
}

let upstream: TestUpstream;
let installed: Installed;
beforeAll(async () => {
  upstream = await startUpstream(answer);
  installed = installPackage();
}, STARTING_MS);
afterAll(async () => {
  await killAll();
  installed?.remove();
  await upstream?.stop();
});

describe('the programs of docs/resilience.md', () => {
  it('are there', () => {
    expect(programs).toHaveLength(4);
  });

  it.each(programs.map((program, i) => [i + 1, program] as const))(
    'print what is said beside them: %d',
    async (number, program) => {
      const file = join(dirname(installed.home), `program-${number}.mjs`);
      writeFileSync(file, program.replaceAll('https://api.example.org', upstream.url));
      const { code, stdout, stderr } = await runToEnd(file, []);
      expect(stderr).toBe('');
      expect(code).toBe(0);
      const said = [...program.matchAll(/\/\/ prints (.*)$/gm)].map((match) => match[1]);
      expect(said.length).toBeGreaterThan(0);
      expect(stdout.trimEnd().split('\n')).toEqual(said);
    },
  );
});

describe('the statistics in docs/resilience.md', () => {
  it('are all that the state tells of caches, circuits, limits and retries', async () => {
    const place = await startPlace({ env: { TAB_RESILIENCE: 'no-retry' } });
    place.answering((_, response) => place.fail(response, 503));
    for (let i = 0; i < 5; i++) await Promise.all([place.race(), place.next()]);
    place.answering((_, response) => place.fail(response, 429));
    const login = { client_id: 'c-0001', client_secret: 's-0001' };
    await place.call('tab_oauth_client_credentials', login);
    const status = place.runtime.status() as Record<string, Record<string, Record<string, unknown>>>;
    await place.stop();
    const named = new Set([...text.matchAll(/`([a-z_]+)`/g)].map((match) => match[1]));
    for (const part of ['caches', 'circuits', 'limits', 'retries']) {
      const members = Object.values(status[part] ?? {}).flatMap(Object.keys);
      expect(members.length, part).toBeGreaterThan(0);
      expect([part, ...members].filter((name) => !named.has(name))).toEqual([]);
    }
    expect(named).toContain('next_try_at');
    expect(Object.keys(status['limits']?.['tabcorp_oauth'] ?? {})).toContain('paused_until');
  });

  it('come with the names of all tunable parts', async () => {
    const { PARTS } = await import('../../src/config/resilience.js');
    expect(PARTS.filter((part) => !text.includes(`\`no-${part}\``))).toEqual([]);
  });
});
