import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Installed, installPackage } from '../support/installed.js';
import { killAll, type Running, runToEnd, start } from '../support/process.js';

let installed: Installed;
let sandbox: string;
let proxy: { url: string; running: Running };

/** The address that a command serves at, not the one it asks. */
const ANY = /(?<=· )http:\/\/127\.0\.0\.1:\d+/;
const EXAMPLE = resolve('examples/python-proxy/next_race.py');
/** 14:02 in Sydney. */
const AT = '2026-11-24T03:02:00Z';

function run(args: string[], env: Record<string, string> = {}): Running {
  return start(installed.main, args, { env: { HOME: installed.home, ...env } });
}

async function startProxy(base: string, env: Record<string, string> = {}) {
  const running = run(['proxy', '--port', '0'], { TAB_BASE_URL: base, ...env });
  return { running, url: (await running.printed(ANY))[0] };
}

beforeAll(async () => {
  installed = installPackage();
  [sandbox] = await run(['sandbox', '--port', '0', '--at', AT, '--speed', '0']).printed(ANY);
  proxy = await startProxy(sandbox);
});
afterAll(async () => {
  await killAll();
  installed.remove();
});

describe('tab-mcp proxy', () => {
  it('says where it serves and what to do with it', () => {
    const [first = '', ...rest] = proxy.running.stdout().trimEnd().split('\n');
    expect(first).toBe(`TAB proxy · data from ${sandbox} · ${proxy.url}`);
    expect(rest.join('\n')).toContain(`curl -i '${proxy.url}/v1/tab-info-service/racing/next-to-go/races?`);
    expect(proxy.running.stderr()).toBe('');
  });

  it('answers as the upstream does, marked as practice', async () => {
    const path = '/v1/tab-info-service/racing/dates/today/meetings?jurisdiction=NSW';
    const answer = await fetch(proxy.url + path);
    expect(answer.headers.get('x-tab-practice')).toBe('sandbox');
    expect(await answer.text()).toBe(await (await fetch(sandbox + path)).text());
  });

  it('ends with code 0 when it is told to', async () => {
    const { running, url } = await startProxy(sandbox);
    running.child.kill('SIGTERM');
    expect(await running.ended).toEqual({ code: 0, signal: null });
    await expect(fetch(url)).rejects.toThrow();
    expect(running.stderr()).toBe('');
  });

  it('ends with one sentence and code 3 when its port is in use', async () => {
    const port = new URL(proxy.url).port;
    const ended = await runToEnd(installed.main, ['proxy', '--port', port], {
      env: { HOME: installed.home },
    });
    expect(ended).toMatchObject({ code: 3, stdout: '' });
    expect(ended.stderr).toContain(`Port ${port} on 127.0.0.1 is in use.`);
  });

  it('ends with one sentence and code 2 for a port that is none', async () => {
    const ended = await runToEnd(installed.main, ['proxy', '--port', 'x'], { env: { HOME: installed.home } });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toBe(
      'tab-mcp: --port "x" is not accepted. Accepted: a whole number from 0 to 65535.\n',
    );
  });
});

describe('examples/python-proxy', () => {
  beforeAll(() => {
    const { error } = spawnSync('python3', ['--version']);
    if (error) throw new Error('python3 is missing: this test runs the example, for which it is needed');
  });

  const python = (...args: string[]) => runToEnd('python3', [EXAMPLE, ...args]);

  it('prints the next race, its runners and prices, and how old they are', async () => {
    const { code, stdout, stderr } = await python(proxy.url);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const [practice, race, age, head, ...runners] = stdout.trimEnd().split('\n');
    expect(practice).toBe('PRACTICE DATA (sandbox), not the TAB.');
    expect(race).toMatch(/^.+ R\d+, Normal, starts 2026-11-24T03:\d\d:00\.000Z$/);
    expect(age).toMatch(/^read \d+ s ago, from (upstream|memory|stale)$/);
    expect(head).toMatch(/^ {2}# {2}runner {18} +win +place$/);
    expect(runners.length).toBeGreaterThan(3);
    for (const runner of runners) expect(runner).toMatch(/^ *\d+ {2}\S.+ +(\d+\.\d\d|–) +(\d+\.\d\d|–)$/);
  });

  it('says what to start when no proxy runs', async () => {
    const { code, stderr } = await python('http://127.0.0.1:9');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^No proxy at http:\/\/127\.0\.0\.1:9 \(.*\)\. Start one with: tab-mcp proxy\n$/);
  });

  it('repeats the error that the proxy gives', async () => {
    const nobody = await startProxy('http://127.0.0.1:9', { TAB_RESILIENCE: 'no-retry' });
    const { code, stderr } = await python(nobody.url);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^HTTP 502, PROXY_CONNECTION: proxy: the TAB could not be reached\./);
  });
});

describe('tab-mcp stats', () => {
  const stats = (...args: string[]) =>
    runToEnd(installed.main, ['stats', ...args], { env: { HOME: installed.home } });

  it('prints the state of a proxy and of a server', async () => {
    const server = run(['serve', '--port', '0'], { TAB_BASE_URL: sandbox });
    const [served] = await server.printed(ANY);
    for (const url of [proxy.url, served]) {
      const { code, stdout, stderr } = await stats('--url', url);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(new RegExp(`^TAB MCP \\d\\S* at ${url} · `));
      expect(stdout).toMatch(/\nsince \d{4}-\d\d-\d\dT/);
    }
  });

  it('prints it as JSON for programs', async () => {
    const { stdout } = await stats('--json', '--url', proxy.url);
    expect(JSON.parse(stdout)).toMatchObject({ practice: true, upstream: 'sandbox', address: sandbox });
  });

  it('ends with one sentence and code 1 when nothing listens', async () => {
    const { code, stdout, stderr } = await stats('--url', 'http://127.0.0.1:9');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^tab-mcp: http:\/\/127\.0\.0\.1:9 is not listening: [^\n]+\n$/);
  });
});
