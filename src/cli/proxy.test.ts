import { afterEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../index.js';
import { EXIT } from './exit.js';
import { openProxy } from './proxy.js';
import { run } from './run.testing.js';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean();
});

async function opened(env: Record<string, string>, port = 0) {
  const proxy = await openProxy(loadConfig({ LOG_LEVEL: 'silent', ...env }), port);
  cleanups.push(proxy.close);
  return proxy;
}

describe('openProxy', () => {
  it('says that it is practice, what to do with it, and how to read real prices', async () => {
    const { screen, url } = await opened({ DEFAULT_JURISDICTION: 'VIC' });
    expect(screen.split('\n')).toEqual([
      `TAB proxy · PRACTICE DATA from the local sandbox · ${url}`,
      `Ask it       curl -i '${url}/v1/tab-info-service/racing/next-to-go/races?jurisdiction=VIC'`,
      'Use it with  any program that reads the TAB: this address instead of https://api.beta.tab.com.au',
      `Watch it     tab-mcp stats --url ${url}`,
      'Real prices  TAB_UPSTREAM=live tab-mcp proxy',
      'Unofficial software, not Tabcorp’s. It only reads. Ctrl-C stops it.',
    ]);
  });

  it('says where other data is from', async () => {
    const live = await opened({ TAB_UPSTREAM: 'live' });
    expect(live.screen).toMatch(/^TAB proxy · real TAB data · http/);
    expect(live.screen).not.toContain('Real prices');
    const other = await opened({ TAB_BASE_URL: 'http://127.0.0.1:9' });
    expect(other.screen).toMatch(/^TAB proxy · data from http:\/\/127\.0\.0\.1:9 · http/);
  });

  it('answers from the sandbox inside it, and tells its state and since when', async () => {
    const { url } = await opened({});
    const answer = await fetch(`${url}/v1/tab-info-service/racing/dates?jurisdiction=NSW`);
    expect([answer.status, answer.headers.get('x-tab-practice')]).toEqual([200, 'sandbox']);
    const state = (await (await fetch(`${url}/status`)).json()) as { started_at: string };
    expect(state).toMatchObject({ practice: true, address: 'embedded sandbox' });
    expect(Date.parse(state.started_at)).toBeLessThanOrEqual(Date.now());
  });

  it('has one sentence for a port in use', async () => {
    const port = Number(new URL((await opened({})).url).port);
    await expect(opened({}, port)).rejects.toMatchObject({
      message: `Port ${port} on 127.0.0.1 is in use. Give another with PORT or --port.`,
      code: EXIT.address,
    });
  });
});

describe('tab-mcp proxy', () => {
  it('serves until a signal comes', async () => {
    let asked: Promise<Response> | undefined;
    const ran = await run(['proxy', '--port', '0'], {}, (stdout) => {
      const url = /(?<=· )http:\S+/.exec(stdout)?.[0];
      asked ??= fetch(`${url}/v1/`).finally(() => void process.emit('SIGTERM'));
    });
    expect((await asked)?.headers.get('x-tab-practice')).toBe('sandbox');
    expect([ran.code, ran.stderr]).toEqual([EXIT.ok, '']);
    expect(ran.stdout).toMatch(/^TAB proxy · PRACTICE DATA from the local sandbox · http/);
  });

  it('refuses a port that is none', async () => {
    const { code, stdout, stderr } = await run(['proxy', '--port', '70000']);
    expect([code, stdout]).toEqual([EXIT.usage, '']);
    expect(stderr).toBe('--port "70000" is not accepted. Accepted: a whole number from 0 to 65535.');
  });
});
