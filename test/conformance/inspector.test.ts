import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseTarget, createRuntime, loadConfig } from '../../src/index.js';
import { startHttp } from '../../src/server/transports/http.js';
import { tools } from '../../src/tools/registry.js';
import { runProgram } from './run-program.js';

const MAIN = resolve('dist/main.js');
const folder = dirname(
  createRequire(import.meta.url).resolve('@modelcontextprotocol/inspector/package.json'),
);
const names = tools.map((tool) => tool.name);

/** `tools/list` through the Inspector, which ends with 6 when a schema is one that some client can't take. */
async function inspect(home: string, ...target: string[]) {
  const program = join(folder, 'clients/launcher/build/index.js');
  const args = ['--cli', ...target, '--method', 'tools/list', '--strict'];
  // It keeps a catalogue of servers in the home directory.
  const env = { ...process.env, HOME: home, TAB_UPSTREAM: 'sandbox' };
  const { code, stdout, stderr } = await runProgram(program, args, { cwd: home, env });
  const listed = code === 0 ? (JSON.parse(stdout) as { tools: { name: string }[] }).tools : [];
  return { code, stderr, names: listed.map((tool) => tool.name) };
}

describe('the Inspector', () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'inspector-'));
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  it('lists every tool over HTTP and finds no error in a schema', async () => {
    const config = loadConfig({ TAB_UPSTREAM: 'sandbox', LOG_LEVEL: 'silent' });
    const runtime = createRuntime(config, chooseTarget(config, true));
    const http = await startHttp({ factory: runtime.factory, host: '127.0.0.1', port: 0 });
    const seen = await inspect(home, http.url);
    await http.close();
    await runtime.close();
    expect(seen.code, seen.stderr).toBe(0);
    expect(seen.names).toEqual(names);
  });

  it('lists every tool over stdio and finds no error in a schema', async () => {
    expect(existsSync(MAIN), 'dist/main.js is missing: run `npm run build`').toBe(true);
    const seen = await inspect(home, process.execPath, MAIN);
    expect(seen.code, seen.stderr).toBe(0);
    expect(seen.names).toEqual(names);
  });
});
