import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Runtime } from '../../src/index.js';
import { findTool } from '../../src/server/catalogue.js';
import { testRuntime, textOf } from '../support/runtime.js';
import { json, startUpstream, type TestUpstream } from '../support/upstream.js';

// A mistake of our own: its text is for the operator's log, never for a caller.

let upstream: TestUpstream;
let logged: string;
beforeEach(async () => {
  upstream = await startUpstream((_, response) => json(response, 200, { races: [] }));
  logged = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    logged += String(text);
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await upstream.stop();
});

async function callBroken(runtime: Runtime) {
  const read = () => {
    throw new TypeError('hidden detail');
  };
  const broken = { ...findTool('racing_get_next_to_go')!, read };
  const result = await runtime.execute(broken, {}, runtime.operator, new AbortController().signal);
  await runtime.close();
  return result;
}

describe('a mistake of our own', () => {
  it.each(['on', 'off'])(
    'is logged with where it was, structured results %s, and not told',
    async (structured) => {
      const result = await callBroken(
        testRuntime(upstream.url, { LOG_LEVEL: 'error', TAB_STRUCTURED: structured }),
      );
      expect(textOf(result)).toContain('something went wrong in this server, not at the TAB');
      expect(JSON.stringify(result)).not.toContain('hidden detail');
      const line = JSON.parse(logged) as Record<string, string>;
      expect(line).toMatchObject({ level: 'error', event: 'internal error', tool: 'racing_get_next_to_go' });
      expect(line['stack']).toContain('TypeError: hidden detail');
    },
  );

  it('is not logged where the log is silent', async () => {
    await callBroken(testRuntime(upstream.url));
    expect(logged).toBe('');
  });
});

describe('a call', () => {
  it('is a line of the log at debug, without its arguments', async () => {
    const runtime = testRuntime(upstream.url, { LOG_LEVEL: 'debug' });
    const tool = findTool('racing_get_next_to_go')!;
    await runtime.execute(
      tool,
      { venue: 'Randwick', access_token: 'token-12345' },
      runtime.operator,
      new AbortController().signal,
    );
    await runtime.execute(tool, { max_races: 0 }, runtime.operator, new AbortController().signal);
    await runtime.close();
    const lines = logged
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const calls = lines.filter(({ event }) => event === 'call');
    expect(calls.map(({ tool: name, outcome }) => [name, outcome])).toEqual([
      ['racing_get_next_to_go', 'ok'],
      ['racing_get_next_to_go', 'error'],
    ]);
    expect(logged).not.toMatch(/Randwick|token-12345/);
  });
});
