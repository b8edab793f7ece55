import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseTarget, createRuntime, loadConfig, type Runtime } from '../../src/index.js';
import { type HttpHandle, startHttp } from '../../src/server/transports/http.js';
import { fixtureFactory } from './fixture.js';
import { runSuite } from './suite.js';

const LONG = 240_000;

describe('the host with the tools of the conformance suite', () => {
  let http: HttpHandle;
  beforeAll(async () => {
    http = await startHttp({ factory: fixtureFactory(), host: '127.0.0.1', port: 0 });
  });
  afterAll(() => http.close());

  it.each(['2026-07-28', '2025-11-25'])(
    'does all that revision %s requires, and what is only reported except tasks',
    async (revision) => {
      const { code, output, failing } = await runSuite(http.url, '--requirements', revision);
      expect(code, output).toBe(0);
      expect(failing.filter((scenario) => !scenario.startsWith('tasks-'))).toEqual([]);
    },
    LONG,
  );
});

// The scenarios that call no tool by a name of the suite's own.
const GENERIC = [
  'server-initialize',
  'ping',
  'tools-list',
  'resources-list',
  'prompts-list',
  'caching',
  'dns-rebinding-protection',
  'http-header-validation',
  'sep-2164-resource-not-found',
  'server-session-lifecycle',
  'server-sse-multiple-streams',
];

describe('the host with our own tools', () => {
  let http: HttpHandle;
  let runtime: Runtime;
  beforeAll(async () => {
    const config = loadConfig({ TAB_UPSTREAM: 'sandbox', LOG_LEVEL: 'silent' });
    runtime = createRuntime(config, chooseTarget(config, true));
    http = await startHttp({ factory: runtime.factory, host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await http.close();
    await runtime.close();
  });

  it.each(GENERIC)('passes %s', async (scenario) => {
    const { code, output } = await runSuite(http.url, '--scenario', scenario);
    expect(code, output).toBe(0);
    expect(output).toMatch(/Passed: [1-9]/);
  });
});
