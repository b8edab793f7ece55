import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Installed, installPackage } from '../support/installed.js';
import { killAll, runToEnd } from '../support/process.js';

let installed: Installed;
let taken: Server;
beforeAll(async () => {
  installed = installPackage();
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await killAll();
  taken.close();
  installed.remove();
});

function run(line: string, env: Record<string, string> = {}) {
  return runToEnd(installed.main, line.split(' ').filter(Boolean), {
    env: { HOME: installed.home, TAB_UPSTREAM: 'sandbox', ...env },
  });
}

/** Nothing on stdout, one line on stderr that says who speaks, no stack. */
function expectSentence({ stdout, stderr }: { stdout: string; stderr: string }, words: string): void {
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^tab-mcp: [^\n]+\n$/);
  expect(stderr).toContain(words);
}

describe('code 2, with one sentence', () => {
  it.each<[string, string, Record<string, string>?]>([
    ['--nope', 'There is no option "--nope".'],
    ['serve --prot 1', 'There is no option "--prot"; did you mean --port?'],
    ['doctor --jsn', 'There is no option "--jsn"; did you mean --json?'],
    ['serv', 'There is no command "serv"; did you mean serve?'],
    ['frobnicate now', 'There is no command "frobnicate". `tab-mcp --help` lists them.'],
    ['serve extra', '`serve` takes no argument such as "extra".'],
    ['call', 'The argument "tool" is missing.'],
    ['serve --port', 'The option "--port <port>" needs a value.'],
    ['serve --port abc', 'PORT "abc" is not accepted. Accepted: a whole number from 0 to 65535.'],
    ['sandbox --port 99999', '--port "99999" is not accepted.'],
    ['sandbox --speed fast', '--speed "fast" is not accepted.'],
    ['sandbox --at noon', '--at "noon" is not accepted.'],
    ['sandbox --at 2026-02-30T00:00:00Z', '--at "2026-02-30T00:00:00Z" is not accepted.'],
    ['sandbox --seed a/b', '--seed "a/b" is not accepted.'],
    ['call racing_get_rac', 'There is no tool "racing_get_rac"; did you mean racing_get_race?'],
    ['call racing_get_race key', '"key" is no argument. Accepted: name=value.'],
    ['serve', 'LOG_LEVEL "loud" is not accepted.', { LOG_LEVEL: 'loud' }],
    ['', 'TAB_UPSTREAM "production" is not accepted.', { TAB_UPSTREAM: 'production' }],
    ['', 'TAB_CLIENT_ID is set but TAB_CLIENT_SECRET is not.', { TAB_CLIENT_ID: 'half' }],
    ['serve', 'TAB_PASSWORD is set but TAB_USERNAME is not.', { TAB_PASSWORD: 'half' }],
    ['serve', 'HOST 0.0.0.0 can be reached by others', { HOST: '0.0.0.0' }],
    ['serve --host 192.0.2.1', 'HOST 192.0.2.1 can be reached by others'],
    ['doctor', 'TAB_BASE_URL "http://example.com" is not accepted.', { TAB_BASE_URL: 'http://example.com' }],
  ])('%s: %s', async (line, words, env) => {
    const ended = await run(line, env);
    expectSentence(ended, words);
    expect(ended.code).toBe(2);
  });

  it('never shows half of a credential', async () => {
    const { stderr } = await run('serve', { TAB_CLIENT_SECRET: 'do-not-show' });
    expect(stderr).not.toContain('do-not-show');
  });
});

describe('code 3, with one sentence, when the port is in use', () => {
  it.each(['serve', 'sandbox'])('%s', async (command) => {
    const { port } = taken.address() as AddressInfo;
    const ended = await run(`${command} --port ${port}`);
    expectSentence(ended, `Port ${port} on 127.0.0.1 is in use. Give another with PORT or --port.`);
    expect(ended.code).toBe(3);
  });
});

describe('code 4, with one sentence, when TAB_STATE_DIR cannot be written', () => {
  it.each(['', 'serve', 'doctor'])('by "%s"', async (command) => {
    const file = join(installed.home, 'a-file');
    writeFileSync(file, '');
    for (const directory of [join(file, 'below'), '/proc/none/such']) {
      const ended = await run(command, { TAB_STATE_DIR: directory });
      expectSentence(ended, `TAB_STATE_DIR ${directory} can't be written`);
      expect(ended.code).toBe(4);
    }
  });
});

describe('--env-file', () => {
  const write = (name: string, text: string) => {
    const folder = join(installed.home, 'env files');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const status = async (file: string, env: Record<string, string> = {}) => {
    const args = ['call', 'racing_get_next_to_go', '--json', '--env-file', file];
    const { stdout } = await runToEnd(installed.main, args, { env: { HOME: installed.home, ...env } });
    return (JSON.parse(stdout) as { facts: { prices_for: string } }).facts.prices_for;
  };

  it('gives settings, over which the environment wins', async () => {
    const file = write('vic.env', 'DEFAULT_JURISDICTION=VIC\n');
    expect(await status(file)).toBe('VIC');
    expect(await status(file, { DEFAULT_JURISDICTION: 'QLD' })).toBe('QLD');
  });

  it('is checked like the environment', async () => {
    const ended = await runToEnd(installed.main, ['--env-file', write('bad.env', 'LOG_LEVEL=loud\n')]);
    expectSentence(ended, 'LOG_LEVEL "loud" is not accepted.');
    expect(ended.code).toBe(2);
  });

  // Node reads this option itself, wherever it stands on the line, and ends with its own sentence and code 9.
  it('is refused by name when there is no such file', async () => {
    const ended = await run('serve --env-file /no/such/file');
    expect(ended.code).not.toBe(0);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).toMatch(/^[^\n]*\/no\/such\/file[^\n]*\n$/);
  });
});
