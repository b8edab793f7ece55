import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Installed, installPackage } from '../support/installed.js';
import { killAll, type Running, start } from '../support/process.js';
import { rawStdio, replyTo, send } from '../support/raw-mcp.js';

let installed: Installed;
beforeAll(() => {
  installed = installPackage();
});
afterAll(async () => {
  await killAll();
  installed.remove();
});

const lines = (text: string) => text.split('\n').filter((line) => line !== '');

function expectProtocolOnly(server: Running): void {
  for (const line of lines(server.stdout())) {
    const message = JSON.parse(line) as Record<string, unknown>;
    expect(message['jsonrpc'], line).toBe('2.0');
    expect('result' in message || 'error' in message || 'method' in message, line).toBe(true);
  }
}

function expectLogsOnly(server: Running): void {
  for (const line of lines(server.stderr())) {
    expect(JSON.parse(line), line).toMatchObject({ time: expect.any(String), level: expect.any(String) });
    expect(line.length, line).toBeLessThan(500);
  }
}

describe.each(['2026-07-28', '2025-06-18'] as const)('stdio in revision %s', (revision) => {
  it('has nothing but protocol on stdout and nothing but logs on stderr, whatever is sent', async () => {
    const env = { HOME: installed.home, LOG_LEVEL: 'debug' };
    const server = start(installed.main, [], { env });
    const { request, close } = await rawStdio(server, revision);
    for (const method of ['tools/list', 'resources/list', 'resources/templates/list', 'prompts/list']) {
      expect((await request(method)).result, method).toBeDefined();
    }
    const call = (name: string, given: Record<string, unknown>) =>
      request('tools/call', { name, arguments: given });
    expect((await call('racing_get_next_to_go', {})).result).toMatchObject({ content: [{ type: 'text' }] });
    expect((await call('racing_get_race', { key: 5 })).result).toMatchObject({ isError: true });
    expect((await call('tab_get', { path: '/v1/no/such/path' })).result).toMatchObject({ isError: true });
    expect((await call('no_such_tool', {})).error).toMatchObject({ code: -32_602 });
    expect((await request('no/such/method')).error).toMatchObject({ code: -32_601 });
    for (const bad of ['no JSON at all', '{"half":', '{"a":1}', '42', '[]', 'null', '"text"', '\u0000']) {
      send(server, bad);
    }
    // Still there after all that.
    expect((await call('racing_get_all_meeting_dates', {})).result).toBeDefined();
    await close();
    expect(await server.ended).toEqual({ code: 0, signal: null });
    expectProtocolOnly(server);
    expectLogsOnly(server);
    const logged = lines(server.stderr()).map((line) => JSON.parse(line) as Record<string, unknown>);
    const calls = logged.filter((entry) => entry['event'] === 'call').map((entry) => entry['tool']);
    expect(calls).toEqual([
      'racing_get_next_to_go',
      'racing_get_race',
      'tab_get',
      'racing_get_all_meeting_dates',
    ]);
  });

  it('answers what was asked before stdin closed, then ends', async () => {
    const server = start(installed.main, [], { env: { HOME: installed.home } });
    const { request } = await rawStdio(server, revision);
    const reply = request('tools/call', { name: 'racing_get_next_to_go', arguments: {} });
    server.child.stdin.end();
    expect((await reply).result).toMatchObject({ content: [{ type: 'text' }] });
    const answeredAt = performance.now();
    expect(await server.ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - answeredAt).toBeLessThan(5_000);
    expectProtocolOnly(server);
  });
});

describe('stdio', () => {
  it('ends when nobody reads its stdout any more', async () => {
    const server = start(installed.main, [], { env: { HOME: installed.home } });
    const { request } = await rawStdio(server, '2025-11-25');
    await request('tools/call', { name: 'racing_get_next_to_go', arguments: {} });
    server.child.stdout.destroy();
    void request('tools/list').catch(() => undefined);
    expect(await server.ended).toMatchObject({ code: 0 });
    expect(server.stderr()).not.toContain('    at ');
  });

  it('answers a ping before a handshake, as the protocol allows', async () => {
    const server = start(installed.main, [], { env: { HOME: installed.home } });
    send(server, { jsonrpc: '2.0', id: 1, method: 'ping' });
    expect((await replyTo(server, 1)).result).toEqual({});
    server.child.stdin.end();
    expect(await server.ended).toEqual({ code: 0, signal: null });
  });
});

describe('a command whose reader goes away', () => {
  it.each(['tools --json', 'call racing_get_all_meeting_dates'])('%s ends without a stack', async (line) => {
    const command = start(installed.main, line.split(' '), { env: { HOME: installed.home } });
    command.child.stdout.destroy();
    expect(await command.ended).toEqual({ code: 0, signal: null });
    expect(command.stderr()).toBe('');
  });
});
