import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  compareCassettes,
  type Replay,
  SANDBOX_CREDENTIALS,
  type Sandbox,
  startRecorder,
  startReplay,
  startSandbox,
} from '../../src/sandbox/index.js';
import type { ToolResult } from '../../src/server/result.js';
import { callTool, testRuntime, textOf } from '../support/runtime.js';

// What was recorded is never taken for the TAB now: a server over a replay says what it reads, whatever it is set to.

const NOTICE = /^PRACTICE DATA: replayed from a recording of 2026-11-24T03:00:00\.000Z, not the TAB now\.$/;

/** A real account's settings, as far as the server can tell. */
const ACCOUNT = {
  TAB_CLIENT_ID: SANDBOX_CREDENTIALS.clientId,
  TAB_CLIENT_SECRET: SANDBOX_CREDENTIALS.clientSecret,
};

const CALLS: readonly [string, Record<string, unknown>][] = [
  ['racing_get_next_to_go', { max_races: 5 }],
  ['racing_get_meetings', { meeting_date: 'today' }],
  ['sports_get_all_open', {}],
];

/** What the facts of a result are about; how far away it is changes with every second. */
function keysOf(result: ToolResult | undefined): string[] {
  const keys = JSON.stringify(result?.structuredContent?.['facts']).match(/"(?:key|name)":"[^"]+"/g);
  expect(keys?.length).toBeGreaterThan(0);
  return [...(keys ?? [])];
}

let directory: string;
let sandbox: Sandbox;
let replay: Replay;
const recorded: ToolResult[] = [];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tab-practice-'));
  sandbox = await startSandbox({ seed: 'replayed', at: Date.parse('2026-11-24T03:00:00Z'), speed: 0 });
  const recorder = await startRecorder({ directory, upstream: new URL(sandbox.url) });
  const runtime = testRuntime(recorder.url, ACCOUNT);
  for (const [name, given] of CALLS) recorded.push(await callTool(runtime, name, given));
  await runtime.close();
  await recorder.stop();
  replay = await startReplay({ directory });
}, 60_000);
afterAll(async () => {
  await replay.stop();
  await sandbox.stop();
  rmSync(directory, { recursive: true });
});

describe('a server over a recorder', () => {
  it('is told what the recorder reads, and leaves cassettes without its credentials', () => {
    for (const result of recorded) {
      expect(result.isError, textOf(result)).toBeUndefined();
      expect(textOf(result)).toMatch(/^PRACTICE DATA: invented by the local sandbox, not the TAB\.\n/);
    }
    const written = readdirSync(directory).map((file) => file + readFileSync(join(directory, file), 'utf8'));
    expect(written.length).toBeGreaterThanOrEqual(CALLS.length);
    expect(written.join('\n')).not.toMatch(/sandbox-(client|secret|access)/);
  });
});

describe('a server over a replay', () => {
  it.each(['auto', 'live', 'sandbox'])(
    'set to %s gives the recorded facts and says what they are',
    async (upstream) => {
      const runtime = testRuntime(replay.url, { ...ACCOUNT, TAB_UPSTREAM: upstream });
      for (const [index, [name, given]] of CALLS.entries()) {
        const result = await callTool(runtime, name, given);
        const [first = ''] = textOf(result).split('\n');
        expect(first).toMatch(NOTICE);
        expect(result.structuredContent).toMatchObject({ upstream: 'replay', notice: first });
        expect(keysOf(result)).toEqual(keysOf(recorded[index]));
      }
      expect(runtime.status()).toMatchObject({ upstream: 'replay', practice: true });
      await runtime.close();
    },
  );

  it('marks what was not recorded, too', async () => {
    const runtime = testRuntime(replay.url, { TAB_UPSTREAM: 'live' });
    const result = await callTool(runtime, 'racing_get_meetings', { meeting_date: '2026-11-20' });
    expect(result.isError).toBe(true);
    expect(textOf(result).split('\n')[0]).toMatch(NOTICE);
    await runtime.close();
  });
});

describe('the sandbox', () => {
  it('compares with what came from it', () => {
    const { practice, cassettes, unknown, routes } = compareCassettes(directory);
    expect([practice, unknown]).toEqual([cassettes, []]);
    expect(routes.flatMap(({ differences }) => differences.filter(({ kind }) => kind === 'missing'))).toEqual(
      [],
    );
  });
});
