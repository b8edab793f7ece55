import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SANDBOX_CREDENTIALS, type Sandbox, startSandbox } from '../sandbox/index.js';
import { EXIT } from './exit.js';
import { DATES, record, recorded, whileRunning } from './recording.testing.js';
import { run } from './run.testing.js';

// `record` and `replay`: what they print, that they serve, how they end.

let sandbox: Sandbox;
let home: string;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'cli', at: Date.parse('2026-11-24T03:00:00Z'), speed: 0 });
  home = mkdtempSync(join(tmpdir(), 'tab-recording-'));
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(home, { recursive: true });
});

describe('record', () => {
  it('keeps what goes by until the signal, and says how much', async () => {
    const to = join(home, 'kept');
    const { clientId, clientSecret } = SANDBOX_CREDENTIALS;
    const { code, stdout, stderr } = await whileRunning(record(sandbox.url, to), {}, async (url) => {
      expect((await fetch(url + DATES)).headers.get('x-tab-sandbox')).toContain('seed=cli');
      expect((await fetch(`${url}/v1/account-service/x`)).status).toBe(403);
      const body = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      });
      expect((await fetch(`${url}/oauth/token`, { method: 'POST', body })).status).toBe(200);
    });
    expect([code, stderr]).toEqual([EXIT.ok, '']);
    expect(stdout).toMatch(/^TAB recorder · http:\/\/127\.0\.0\.1:\d+ · http:\/\/127\.0\.0\.1:\d+\n/);
    expect(stdout).toContain('what belongs to an account is not passed on');
    expect(stdout).toMatch(
      /TAB_UPSTREAM=live TAB_BASE_URL=http:\/\/127\.0\.0\.1:\d+ TAB_OUTBOUND_RPS=2\.5 tab-mcp\n/,
    );
    expect(stdout.endsWith(`1 answer kept in ${to}\n`)).toBe(true);
    expect(readdirSync(to)).toHaveLength(1);
  });

  it('cuts out what the settings name as secret, also where it is no secret by its looks', async () => {
    const to = join(home, 'secrets');
    const env = { TAB_CLIENT_ID: 'cli-id', TAB_CLIENT_SECRET: 'Sydney' };
    await whileRunning(record(sandbox.url, to), env, async (url) => {
      await fetch(`${url}/v1/tab-info-service/racing/dates?jurisdiction=NSW&x=Sydney`);
    });
    const written = readdirSync(to).map((file) => file + readFileSync(join(to, file), 'utf8'));
    expect(written).toHaveLength(1);
    expect(written.join()).not.toContain('Sydney');
  });

  it.each([
    ['--include-private', 'passed on and not kept'],
    ['--store-private', 'passed on; the shape of its answers is kept, with every value blanked'],
  ])('says what %s does', async (option, words) => {
    const { stdout } = await whileRunning(
      record(sandbox.url, join(home, option), option),
      {},
      async (url) => {
        expect((await fetch(`${url}/v1/account-service/x`)).status).toBe(404);
      },
    );
    expect(stdout).toContain(words);
    expect(readdirSync(join(home, option))).toHaveLength(option === '--store-private' ? 1 : 0);
  });

  it('asks the real TAB where no other is named, whatever TAB_BASE_URL says', async () => {
    const args = ['record', '--to', join(home, 'live'), '--port', '0'];
    const { stdout } = await whileRunning(args, { TAB_BASE_URL: sandbox.url }, async () => {});
    expect(stdout).toMatch(/^TAB recorder · the real TAB · /);
    expect(stdout).toContain('0 answers kept');
  });

  it.each([
    [
      ['--upstream', 'https://evil.example/?x=1'],
      '--upstream is not accepted. Accepted: an https URL under tab.com.au',
    ],
    [['--upstream', 'https://evil.example'], '--upstream "https://evil.example" is not accepted.'],
    [
      ['--upstream', 'http://api.beta.tab.com.au'],
      '--upstream "http://api.beta.tab.com.au" is not accepted.',
    ],
    [['--port', '-1'], '--port "-1" is not accepted.'],
  ])('refuses %j with 2', async (more, message) => {
    const { code, stderr } = await run(['record', '--to', join(home, 'never'), ...more]);
    expect([code, stderr.slice(0, message.length)]).toEqual([EXIT.usage, message]);
    expect(readdirSync(home)).not.toContain('never');
  });

  it('needs to be told where', async () => {
    expect(await run(['record'])).toMatchObject({
      code: EXIT.usage,
      stderr: 'The option "--to <dir>" is missing.',
    });
  });

  it('ends with 4 where nothing can be written, and with 3 where it can’t listen', async () => {
    const file = join(home, 'file');
    writeFileSync(file, '');
    const { code, stderr } = await run(record(sandbox.url, join(file, 'x')));
    expect([code, stderr]).toEqual([
      EXIT.storage,
      `--to ${join(file, 'x')} can’t be written (ENOTDIR). Give another.`,
    ]);
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const args = ['record', '--to', join(home, 'taken'), '--port', String(port)];
    expect((await run(args)).code).toBe(EXIT.address);
    const replayed = await run([
      'replay',
      await recorded(sandbox.url, join(home, 'for-taken')),
      '--port',
      String(port),
    ]);
    expect(replayed).toMatchObject({ code: EXIT.address });
    await new Promise((resolve) => taken.close(resolve));
  });

  it('goes on when an answer can’t be kept, and says so', async () => {
    const to = join(home, 'lost');
    const { code, stderr, stdout } = await whileRunning(record(sandbox.url, to), {}, async (url) => {
      rmSync(to, { recursive: true });
      expect((await fetch(url + DATES)).status).toBe(200);
    });
    expect(stderr).toBe(`tab-mcp: An answer could not be kept in ${to} (ENOENT).\n`);
    expect([code, stdout.includes('0 answers kept')]).toEqual([EXIT.ok, true]);
  });
});

describe('replay', () => {
  it('serves what was kept, marked, until the signal', async () => {
    const to = await recorded(sandbox.url, join(home, 'replayed'));
    writeFileSync(join(to, 'mine.json'), '{}');
    const { code, stdout } = await whileRunning(['replay', to, '--port', '0', '--timed'], {}, async (url) => {
      const reply = await fetch(url + DATES);
      expect([reply.status, reply.headers.get('x-tab-replay')]).toEqual([
        200,
        expect.stringMatching(/^recorded-at=2026-11-24T03:00:00\.\d{3}Z$/),
      ]);
    });
    expect(code).toBe(EXIT.ok);
    expect(stdout).toMatch(/^TAB replay · PRACTICE DATA, recorded · http/);
    expect(stdout).toContain(`1 request from ${to} · 1 file skipped: mine.json is no cassette`);
    expect(stdout).toMatch(
      /curl -i 'http:\/\/127\.0\.0\.1:\d+\/v1\/tab-info-service\/racing\/dates\?jurisdiction=NSW'/,
    );
  });

  it.each([
    ['replay', 'empty', 'holds no cassette. `tab-mcp record --to '],
    ['replay', 'absent', 'can’t be read (ENOENT).'],
    ['compare', 'empty', 'holds no cassette. `tab-mcp record --to '],
    ['compare', 'absent', 'can’t be read (ENOENT).'],
  ])('and compare refuse a directory of no use: %s %s', async (command, name, words) => {
    mkdirSync(join(home, 'empty'), { recursive: true });
    const args = command === 'compare' ? ['sandbox', 'compare'] : ['replay', '--port', '0'];
    const { code, stderr } = await run([...args, join(home, name)]);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain(words);
  });
});
