import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tools } from '../../src/tools/registry.js';
import { type Installed, installPackage } from '../support/installed.js';
import { killAll, type Running, STARTING_MS, start } from '../support/process.js';
import { rawStdio } from '../support/raw-mcp.js';

let installed: Installed;
let server: Running;
let url: string;

beforeAll(async () => {
  installed = installPackage();
  server = start(installed.main, ['serve', '--port', '0'], { env: { HOME: installed.home } });
  await server.printed(/Ctrl-C stops it\.\n/);
  [url] = await server.printed(/http:\/\/127\.0\.0\.1:\d+\/mcp/);
}, STARTING_MS);
afterAll(async () => {
  await killAll();
  installed.remove();
});

/** What follows the label at the beginning of a line. */
function afterLabel(label: string): string {
  const line = server
    .stdout()
    .split('\n')
    .find((each) => each.startsWith(`${label} `));
  return line?.slice(label.length).trim() ?? '';
}

describe('the start screen', () => {
  it('says first what runs, whose data it gives and where', () => {
    const [first, second] = server.stdout().split('\n');
    expect(first).toMatch(/^TAB MCP \d+\.\d+\.\d+ · PRACTICE DATA from the local sandbox · /);
    expect(first).toContain(url);
    expect(second).toMatch(new RegExp(`^${tools.length} tools · next jump: \\S.* R\\d+ in \\d`));
  });

  it('gives Claude Desktop a command that works as it stands', async () => {
    const { tab } = (
      JSON.parse(afterLabel('Claude Desktop')) as { mcpServers: { tab: { command: string; args: string[] } } }
    ).mcpServers;
    expect([tab.command, ...tab.args].filter((path) => !isAbsolute(path) || !existsSync(path))).toEqual([]);
    expect(tab.args.map((path) => realpathSync(path))).toEqual([realpathSync(installed.main)]);
    const pasted = start(tab.command, tab.args, { env: { HOME: installed.home }, cwd: '/' });
    const { opened, close } = await rawStdio(pasted, '2025-11-25');
    expect(opened.result).toMatchObject({ serverInfo: { name: 'tab-mcp' } });
    await close();
  });

  it('gives the other clients its address', () => {
    expect(afterLabel('Claude Code')).toBe(`claude mcp add --transport http tab ${url}`);
    expect(JSON.parse(afterLabel('Cursor'))).toEqual({ mcpServers: { tab: { url } } });
    expect(JSON.parse(afterLabel('VS Code'))).toEqual({ servers: { tab: { type: 'http', url } } });
  });

  it('says how to get real prices, and that it is unofficial', () => {
    expect(afterLabel('Real prices')).toContain('TAB_UPSTREAM=live');
    expect(server.stdout()).toContain('Unofficial software, not Tabcorp’s.');
  });

  it('is all there is: nothing on stderr, no blank line, no trailing space', () => {
    expect(server.stderr()).toBe('');
    expect(server.stdout()).not.toMatch(/\n\n|[ \t]\n|\u001b/);
  });

  it('does not speak of practice where real data is asked for', async () => {
    const env = { HOME: installed.home, TAB_UPSTREAM: 'live' };
    const live = start(installed.main, ['serve', '--port', '0'], { env });
    await live.printed(/Ctrl-C stops it\.\n/);
    expect(live.stdout()).toMatch(/^TAB MCP \S+ · real TAB data · /);
    expect(live.stdout()).not.toMatch(/practice|sandbox|next jump|Real prices/i);
  });
});
