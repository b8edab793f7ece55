import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SANDBOX_CREDENTIALS, type Sandbox, startSandbox } from '../sandbox/index.js';
import { comparisonLines } from './compare.js';
import { EXIT } from './exit.js';
import { run } from './run.testing.js';

// `record`, `replay` and `sandbox compare`: what they print, that they serve, how they end.

const DATES = '/v1/tab-info-service/racing/dates?jurisdiction=NSW';

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

/** Runs a command, calls `visit` with the address at the end of its first line, then stops it by a signal. */
async function whileRunning(
  args: string[],
  env: Record<string, string>,
  visit: (url: string) => Promise<void>,
) {
  let visited: Promise<void> | undefined;
  const ran = await run(args, env, (stdout) => {
    const url = /^TAB .* · (http:\/\/127\.0\.0\.1:\d+)\n/.exec(stdout)?.[1];
    if (url && !visited) visited = visit(url).finally(() => void process.emit('SIGTERM'));
  });
  await visited;
  return ran;
}

const record = (to: string, ...more: string[]) => [
  'record',
  '--to',
  to,
  '--port',
  '0',
  '--upstream',
  sandbox.url,
  ...more,
];

async function recorded(name: string): Promise<string> {
  const to = join(home, name);
  await whileRunning(record(to), {}, async (url) => void (await (await fetch(url + DATES)).text()));
  return to;
}

describe('record', () => {
  it('keeps what goes by until the signal, and says how much', async () => {
    const to = join(home, 'kept');
    const { clientId, clientSecret } = SANDBOX_CREDENTIALS;
    const { code, stdout, stderr } = await whileRunning(record(to), {}, async (url) => {
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
    await whileRunning(record(to), env, async (url) => {
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
    const { stdout } = await whileRunning(record(join(home, option), option), {}, async (url) => {
      expect((await fetch(`${url}/v1/account-service/x`)).status).toBe(404);
    });
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
    const { code, stderr } = await run(record(join(file, 'x')));
    expect([code, stderr]).toEqual([
      EXIT.storage,
      `--to ${join(file, 'x')} can’t be written (ENOTDIR). Give another.`,
    ]);
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const args = ['record', '--to', join(home, 'taken'), '--port', String(port)];
    expect((await run(args)).code).toBe(EXIT.address);
    const replayed = await run(['replay', await recorded('for-taken'), '--port', String(port)]);
    expect(replayed).toMatchObject({ code: EXIT.address });
    await new Promise((resolve) => taken.close(resolve));
  });

  it('goes on when an answer can’t be kept, and says so', async () => {
    const to = join(home, 'lost');
    const { code, stderr, stdout } = await whileRunning(record(to), {}, async (url) => {
      rmSync(to, { recursive: true });
      expect((await fetch(url + DATES)).status).toBe(200);
    });
    expect(stderr).toBe(`tab-mcp: An answer could not be kept in ${to} (ENOENT).\n`);
    expect([code, stdout.includes('0 answers kept')]).toEqual([EXIT.ok, true]);
  });
});

describe('replay', () => {
  it('serves what was kept, marked, until the signal', async () => {
    const to = await recorded('replayed');
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

describe('sandbox compare', () => {
  it('ends with 0 where the sandbox is as recorded', async () => {
    const to = await recorded('same');
    const { code, stdout } = await run(['sandbox', 'compare', to]);
    expect(stdout).toContain(
      `1 cassette in ${to} · no difference\n1 of them comes from a sandbox or a replay, not from the TAB\n`,
    );
    expect(stdout).toMatch(/\/racing\/dates\n {2}1 body recorded, \d+ of the sandbox: no difference\n$/);
    expect(code).toBe(EXIT.ok);
  });

  it('ends with 1 where it is not, and says where, for people and for programs', async () => {
    const to = await recorded('other');
    const [file = ''] = readdirSync(to);
    const text = readFileSync(join(to, file), 'utf8');
    writeFileSync(join(to, file), text.replaceAll('"meetingDate"', '"day"'));
    const { code, stdout } = await run(['sandbox', 'compare', to]);
    expect(code).toBe(EXIT.failed);
    expect(stdout).toContain(' · 2 differences\n');
    expect(stdout).toMatch(/\n {2}field +the sandbox +recorded +in the sandbox\n/);
    expect(stdout).toMatch(/\n {2}\$\.dates\[\]\.day +lacks the field +in every object +in none\n/);
    expect(stdout).toMatch(/\n {2}\$\.dates\[\]\.meetingDate +has a field more +never +date\n/);
    const { code: again, stdout: json } = await run(['sandbox', 'compare', '--json', to]);
    expect(again).toBe(EXIT.failed);
    expect(JSON.parse(json)).toMatchObject({
      directory: to,
      differences: 2,
      routes: [{ differences: [{ kind: 'missing', path: '$.dates[].day' }, { kind: 'extra' }] }],
    });
  });

  it('leaves the sandbox as it was', async () => {
    const { code, stdout } = await run(['sandbox', '--help']);
    expect([code, stdout.includes('--scenario <file>'), stdout.includes('compare [options] <dir>')]).toEqual([
      EXIT.ok,
      true,
      true,
    ]);
    expect((await run(['sandbox', 'compar'])).code).toBe(EXIT.usage);
    expect(await run(['sandbox', 'compare'])).toMatchObject({
      code: EXIT.usage,
      stderr: 'The argument "dir" is missing.',
    });
  });

  it('tells what can’t be compared', () => {
    const lines = comparisonLines({
      directory: 'd',
      cassettes: 3,
      practice: 2,
      routes: [{ route: 'errors 500', recorded: 2, ours: 0, differences: [] }],
      unknown: ['/v1/x'],
      skipped: [{ file: 'a.json', why: 'is no cassette' }],
      differences: 1,
    });
    expect(lines.join('\n')).toBe(
      [
        '3 cassettes in d · 1 difference',
        '2 of them come from a sandbox or a replay, not from the TAB',
        'skipped: a.json is no cassette',
        '',
        'errors 500',
        '  2 bodies recorded, 0 of the sandbox: nothing to compare',
        '',
        '/v1/x',
        '  recorded; the sandbox has no such route',
      ].join('\n'),
    );
  });
});
