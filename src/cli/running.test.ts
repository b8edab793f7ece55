import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { EXIT, listenError } from './exit.js';
import { run } from './run.testing.js';

// The commands that run until a signal comes: what they print, that they serve, and that they end.

/** Calls `visit` with the address once that is printed, then stops the command by a signal. */
function visiting(visit: (url: string) => Promise<void>) {
  const visited: { done?: Promise<void> } = {};
  const meanwhile = (stdout: string) => {
    const url = /https?:\/\/[\d.:[\]a-z]+(?:\/mcp)?/.exec(stdout)?.[0];
    if (url && !visited.done) visited.done = visit(url).finally(() => void process.emit('SIGTERM'));
  };
  return { meanwhile, visited };
}

async function whileRunning(
  args: string[],
  env: Record<string, string>,
  visit: (url: string) => Promise<void>,
) {
  const { meanwhile, visited } = visiting(visit);
  const ran = await run(args, env, meanwhile);
  await visited.done;
  return ran;
}

describe('serve', () => {
  it('says where it is and what the data is, serves, and ends with the signal', async () => {
    let served = '';
    const { code, stdout, stderr } = await whileRunning(['serve', '--port', '0'], {}, async (url) => {
      served = url;
      const reply = await fetch(url.replace('/mcp', '/status'));
      expect(await reply.json()).toMatchObject({ practice: true, address: 'embedded sandbox' });
      const refused = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-tab-jurisdiction': 'WA' },
        body: '{}',
      });
      expect(refused.status).toBe(400);
    });
    expect(stdout).toMatch(
      /^TAB MCP \d.* · PRACTICE DATA from the local sandbox · http:\/\/127\.0\.0\.1:\d+\/mcp\n/,
    );
    expect([code, stderr]).toEqual([EXIT.ok, '']);
    await expect(fetch(served)).rejects.toThrow();
  });

  it('says whom it asks', async () => {
    const { stdout } = await whileRunning(
      ['serve', '--port', '0', '--host', 'localhost'],
      { TAB_BASE_URL: 'http://127.0.0.1:9' },
      async () => {},
    );
    expect(stdout).toContain('data from http://127.0.0.1:9');
    expect(stdout).not.toContain('Real prices');
    const live = await whileRunning(['serve', '--port', '0'], { TAB_UPSTREAM: 'live' }, async () => {});
    expect(live.stdout).toMatch(/^TAB MCP .* · real TAB data · /);
  });

  it.each(['0.0.0.0', '::', '192.168.0.1'])('is refused on %s, which others reach', async (host) => {
    const { code, stderr } = await run(['serve', '--host', host, '--port', '0']);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain(`HOST ${host} can be reached by others`);
  });

  it('on a bad port is refused with 2', async () => {
    const { code, stderr } = await run(['serve', '--port', '70000']);
    expect([code, stderr]).toEqual([
      EXIT.usage,
      'PORT "70000" is not accepted. Accepted: a whole number from 0 to 65535.',
    ]);
  });
});

describe('sandbox', () => {
  it('says what to do with it, serves, and ends with the signal', async () => {
    const args = [
      'sandbox',
      '--port',
      '0',
      '--seed',
      'my-seed',
      '--at',
      '2026-11-24T13:00:00+11:00',
      '--speed',
      '0',
    ];
    const { code, stdout } = await whileRunning(args, {}, async (url) => {
      const reply = await fetch(`${url}/v1/tab-info-service/racing/dates?jurisdiction=NSW`);
      expect(reply.headers.get('x-tab-sandbox')).toContain('seed=my-seed');
    });
    expect(stdout).toContain('PRACTICE DATA, invented');
    expect(stdout).toContain('seed my-seed · it is 2026-11-24T02:00:00.000Z there · speed ×0 (frozen)');
    expect(code).toBe(EXIT.ok);
  });

  it('begins now where no moment is given', async () => {
    const { stdout } = await whileRunning(['sandbox', '--port', '0'], {}, async () => {});
    expect(stdout).toMatch(/seed tab · it is 20\d\d-.* there · speed ×1\n/);
  });

  it.each([
    [['--port', '65536'], '--port "65536" is not accepted. Accepted: a whole number from 0 to 65535.'],
    [['--port', 'x'], '--port "x" is not accepted.'],
    [['--speed', '-1'], '--speed "-1" is not accepted. Accepted: a number from 0 to 3600.'],
    [['--speed', '4000'], '--speed "4000" is not accepted.'],
    [['--at', 'yesterday'], '--at "yesterday" is not accepted. Accepted: a moment with its zone, e.g.'],
    [['--at', '2026-11-24'], '--at "2026-11-24" is not accepted.'],
    [['--at', '2026-11-24T02:00:00'], '--at "2026-11-24T02:00:00" is not accepted.'],
    [['--at', '2026-13-40T02:00:00Z'], '--at "2026-13-40T02:00:00Z" is not accepted.'],
    [['--seed', 'a b'], '--seed "a b" is not accepted. Accepted: letters, digits, - and _, at most 40.'],
    [['--seed', ''], '--seed "" is not accepted.'],
  ])('refuses %j with 2', async (args, message) => {
    const { code, stderr, stdout } = await run(['sandbox', ...args]);
    expect(stderr).toContain(message);
    expect([code, stdout]).toEqual([EXIT.usage, '']);
  });
});

describe('sandbox --scenario', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tab-mcp-scenario-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function scenario(text: string): string {
    const path = join(folder, 'scenario.json');
    writeFileSync(path, text);
    return path;
  }

  it('misbehaves as the file says', async () => {
    const path = scenario('{"faults":[{"kind":"status","status":503,"route":"/v1/**"}]}');
    const { stdout } = await whileRunning(['sandbox', '--port', '0', '--scenario', path], {}, async (url) => {
      expect((await fetch(`${url}/v1/`)).status).toBe(503);
    });
    expect(stdout).toContain(`as ${path} says`);
  });

  it('refuses a file that is none, or none there, with 2', async () => {
    const bad = await run(['sandbox', '--port', '0', '--scenario', scenario('{')]);
    expect([bad.code, bad.stderr]).toEqual([
      EXIT.usage,
      expect.stringContaining('is not accepted. The scenario is no JSON.'),
    ]);
    const absent = await run(['sandbox', '--port', '0', '--scenario', join(folder, 'absent')]);
    expect([absent.code, absent.stderr]).toEqual([
      EXIT.usage,
      expect.stringContaining('can’t be read (ENOENT).'),
    ]);
  });
});

describe('proxy', () => {
  it('serves the TAB’s own paths, marked as practice, and ends with the signal', async () => {
    const { code, stdout } = await whileRunning(['proxy', '--port', '0'], {}, async (url) => {
      const reply = await fetch(`${url}/v1/tab-info-service/racing/dates?jurisdiction=NSW`);
      expect(reply.status).toBe(200);
      expect(await reply.json()).toHaveProperty('dates');
      expect(await (await fetch(`${url}/status`)).json()).toMatchObject({ practice: true });
    });
    expect(stdout).toMatch(/^TAB proxy · PRACTICE DATA from the local sandbox · http:/);
    expect(code).toBe(EXIT.ok);
  });
});

describe('stats', () => {
  it('prints the state of a server that runs, and says when none does', async () => {
    let printed = '';
    await whileRunning(['proxy', '--port', '0'], {}, async (url) => {
      const { statsText } = await import('./stats.js');
      printed = await statsText({ url });
    });
    expect(printed).not.toBe('');
    const { code, stderr } = await run(['stats', '--url', 'http://127.0.0.1:9']);
    expect([code, stderr]).toEqual([
      EXIT.failed,
      expect.stringContaining('http://127.0.0.1:9 is not listening'),
    ]);
  });
});

describe('stdio, which is what no command means', () => {
  it('prints nothing of its own to stdout, and ends with the signal', async () => {
    const before = process.listenerCount('SIGTERM');
    const ended = run([]);
    await vi.waitFor(() => expect(process.listenerCount('SIGTERM')).toBeGreaterThan(before));
    process.emit('SIGTERM');
    const { code, stdout } = await ended;
    expect([code, stdout]).toEqual([EXIT.ok, '']);
  });
});

describe('a port in use', () => {
  let taken: Server;
  let port: string;
  beforeAll(async () => {
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    port = String((taken.address() as AddressInfo).port);
  });
  afterAll(() => new Promise((resolve) => taken.close(resolve)));

  it.each(['serve', 'sandbox', 'proxy'])('ends %s with 3 and says what to do', async (command) => {
    const { code, stderr } = await run([command, '--port', port]);
    expect([code, stderr]).toEqual([
      EXIT.address,
      `Port ${port} on 127.0.0.1 is in use. Give another with PORT or --port.`,
    ]);
  });
});

describe('a listening error', () => {
  it.each([
    ['EADDRINUSE', 'Port 80 on here is in use.'],
    ['EACCES', 'Port 80 on here needs more rights.'],
    ['EADDRNOTAVAIL', 'here is no address of this computer.'],
    ['ENOTFOUND', 'here is no address of this computer.'],
  ])('%s is one sentence with code 3', (code, words) => {
    const said = listenError(Object.assign(new Error('x'), { code }), 'here', 80) as Error & { code: number };
    expect(said.message).toContain(words);
    expect(said.code).toBe(EXIT.address);
  });

  it('that is another stays as it is', () => {
    const error = new Error('x');
    expect(listenError(error, 'here', 80)).toBe(error);
  });
});
