import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Installed, installPackage } from '../support/installed.js';
import { killAll, start } from '../support/process.js';
import { rawHttp, rawStdio } from '../support/raw-mcp.js';
import { startUpstream, type TestUpstream } from '../support/upstream.js';

let installed: Installed;
/** An upstream that takes a request and never answers. */
let silent: TestUpstream;
let asked = Promise.withResolvers<void>();

beforeAll(async () => {
  installed = installPackage();
  silent = await startUpstream(() => asked.resolve());
});
afterAll(async () => {
  await killAll();
  await silent.stop();
  installed.remove();
});

function run(...args: string[]) {
  return start(installed.main, args, { env: { HOME: installed.home } });
}

/** A command that asks the silent upstream; `waits` settles once it does. */
function runAsking(...args: string[]) {
  asked = Promise.withResolvers<void>();
  const command = start(installed.main, args, { env: { HOME: installed.home, TAB_BASE_URL: silent.url } });
  return { command, waits: asked.promise };
}

const MCP = /http:\/\/127\.0\.0\.1:\d+\/mcp/;
const ANY = /http:\/\/127\.0\.0\.1:\d+/;
const CLEAN = { code: 0, signal: null };
const nextToGo = { name: 'racing_get_next_to_go', arguments: {} };

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it('ends stdio, with the sandbox inside it', async () => {
    const server = run();
    const { request } = await rawStdio(server, '2025-11-25');
    expect((await request('tools/call', nextToGo)).result).toBeDefined();
    server.child.kill(signal);
    expect(await server.ended).toEqual(CLEAN);
    expect(server.stderr()).toBe('');
  });

  it('ends stdio in the middle of a call', async () => {
    const { command, waits } = runAsking();
    const { request } = await rawStdio(command, '2025-11-25');
    void request('tools/call', nextToGo).catch(() => undefined);
    await waits;
    command.child.kill(signal);
    expect(await command.ended).toEqual(CLEAN);
    expect(command.stderr()).toBe('');
  });

  it('ends serve, though a session holds a stream open and a call is under way', async () => {
    const { command, waits } = runAsking('serve', '--port', '0');
    const [url] = await command.printed(MCP);
    const { request, session = '' } = await rawHttp(url, '2025-11-25');
    const stream = await fetch(url, {
      headers: {
        accept: 'text/event-stream',
        'mcp-session-id': session,
        'mcp-protocol-version': '2025-11-25',
      },
    });
    expect(stream.status).toBe(200);
    const call = request('tools/call', nextToGo).catch(() => 'cut off');
    await waits;
    command.child.kill(signal);
    expect(await command.ended).toEqual(CLEAN);
    await call;
    await stream.text().catch(() => undefined);
    await expect(fetch(url)).rejects.toThrow();
    expect(command.stderr()).toBe('');
  });

  it('ends the sandbox', async () => {
    const command = run('sandbox', '--port', '0');
    const [url] = await command.printed(ANY);
    expect((await fetch(`${url}/v1/tab-info-service/racing/dates?jurisdiction=NSW`)).status).toBe(200);
    command.child.kill(signal);
    expect(await command.ended).toEqual(CLEAN);
    await expect(fetch(url)).rejects.toThrow();
    expect(command.stderr()).toBe('');
  });

  // Neither has done what it was asked for, so what follows in a script with && must not run.
  it('ends a call, which says so and does not count as done', async () => {
    const { command, waits } = runAsking('call', 'racing_get_next_to_go');
    await waits;
    command.child.kill(signal);
    expect(await command.ended).toEqual({ code: 1, signal: null });
    expect(command.stdout()).toBe('racing_get_next_to_go: cancelled before an answer came.\n');
  });

  it('ends the doctor, which says so and calls nothing healthy', async () => {
    const { command, waits } = runAsking('doctor');
    await waits;
    command.child.kill(signal);
    expect(await command.ended).toEqual({ code: 1, signal: null });
    expect(command.stdout()).toBe('');
    expect(command.stderr()).toBe('tab-mcp: Stopped before every check was made.\n');
  });
});

describe('a second signal', () => {
  it('ends a call at once', async () => {
    const { command, waits } = runAsking('call', 'racing_get_next_to_go');
    await waits;
    command.child.kill('SIGINT');
    command.child.kill('SIGINT');
    const { code, signal } = await command.ended;
    expect(code === 1 || signal === 'SIGINT').toBe(true);
  });
});

describe('a closed stdin', () => {
  it('ends stdio', async () => {
    const server = run();
    server.child.stdin.end();
    expect(await server.ended).toEqual(CLEAN);
    expect(server.stdout() + server.stderr()).toBe('');
  });

  it('does not end serve', async () => {
    const server = run('serve', '--port', '0');
    server.child.stdin.end();
    const { request } = await rawHttp((await server.printed(MCP))[0], '2026-07-28');
    expect((await request('tools/call', nextToGo)).result).toBeDefined();
    expect(server.child.exitCode).toBeNull();
  });

  it('does not end the sandbox', async () => {
    const sandbox = run('sandbox', '--port', '0');
    sandbox.child.stdin.end();
    const [url] = await sandbox.printed(ANY);
    expect((await fetch(`${url}/v1/tab-info-service/racing/dates?jurisdiction=NSW`)).status).toBe(200);
    expect(sandbox.child.exitCode).toBeNull();
  });
});
