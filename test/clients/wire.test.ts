import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Installed, installPackage } from '../support/installed.js';
import { killAll, STARTING_MS, start } from '../support/process.js';
import { type RawConnection, rawHttp, rawStdio } from '../support/raw-mcp.js';
import { startServe } from './place.js';

let installed: Installed;
let url: string;
beforeAll(async () => {
  installed = installPackage();
  url = await startServe(installed, { HOME: installed.home });
}, STARTING_MS);
afterAll(async () => {
  await killAll();
  installed.remove();
});

const LISTS = ['tools/list', 'resources/list', 'resources/templates/list', 'prompts/list'];
const stdio = () => start(installed.main, [], { env: { HOME: installed.home } });
const transports: [string, (revision: '2026-07-28' | '2025-11-25') => Promise<RawConnection>][] = [
  ['stdio', (revision) => rawStdio(stdio(), revision)],
  ['HTTP', (revision) => rawHttp(url, revision)],
];

describe.each(transports)('on the wire of %s', (_name, connect) => {
  it('lists may be kept for an hour by anyone, what is read by nobody, in 2026-07-28', async () => {
    const { opened, request, close } = await connect('2026-07-28');
    const hour = { ttlMs: 3_600_000, cacheScope: 'public' };
    expect(opened.result).toMatchObject(hour);
    for (const method of LISTS) expect((await request(method)).result, method).toMatchObject(hour);
    const read = await request('resources/read', { uri: 'tab://status' });
    expect(read.result).toMatchObject({ ttlMs: 0, cacheScope: 'private' });
    await close();
  });

  it('earlier clients get no member that they do not know', async () => {
    const { request, close } = await connect('2025-11-25');
    for (const method of LISTS) {
      const { result } = await request(method);
      expect(Object.keys(result ?? {}), method).toHaveLength(1);
    }
    const call = await request('tools/call', { name: 'racing_get_all_meeting_dates', arguments: {} });
    expect(Object.keys(call.result ?? {}).sort()).toEqual(['content', 'structuredContent']);
    await close();
  });

  it('a resource and a prompt that do not exist are refused by name', async () => {
    const { request, close } = await connect('2025-11-25');
    const read = await request('resources/read', { uri: 'tab://nothing' });
    expect(read.error?.message).toContain('tab://nothing');
    const prompt = await request('prompts/get', { name: 'nothing' });
    expect(prompt.error?.message).toBe('There is no prompt "nothing".');
    await close();
  });
});
