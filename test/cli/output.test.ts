import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tools } from '../../src/tools/registry.js';
import { VERSION } from '../../src/version.js';
import { type Installed, installPackage } from '../support/installed.js';
import { killAll, runToEnd, start } from '../support/process.js';

let installed: Installed;
beforeAll(() => {
  installed = installPackage();
});
afterAll(async () => {
  await killAll();
  installed.remove();
});

async function printed(program: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runToEnd(program, args, { env: { HOME: installed.home } });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

describe('the command line', () => {
  it('runs by the link that npm makes', async () => {
    expect(await printed(installed.bin, '--version')).toBe(`${VERSION}\n`);
  });

  it.each(['--help', 'help', 'serve --help', 'help call'])('prints help for %s', async (line) => {
    const text = await printed(installed.main, ...line.split(' '));
    expect(text).toMatch(/^Usage: tab-mcp /);
  });

  it('lists the tools, a line each, and as clients see them in JSON', async () => {
    const [head, ...rows] = (await printed(installed.main, 'tools')).trimEnd().split('\n');
    expect(head).toMatch(/^tool +what it gives$/);
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(80);
    expect(rows.map((row) => row.split(' ')[0])).toEqual(tools.map((tool) => tool.name));
    const listed = JSON.parse(await printed(installed.main, 'tools', '--json')) as { name: string }[];
    expect(listed.map((tool) => tool.name)).toEqual(tools.map((tool) => tool.name));
  });

  // `script` runs a command on a terminal of its own; elsewhere it is missing or takes other options.
  it.skipIf(!existsSync('/usr/bin/script') || process.platform !== 'linux')(
    'tells a person who starts it at a terminal what it waits for',
    async () => {
      const line = `exec '${process.execPath}' '${installed.main}'`;
      const terminal = start('script', ['-qec', line, '/dev/null'], { env: { HOME: installed.home } });
      await terminal.printed(/waits for an MCP client on stdin\. .*Ctrl-C stops it\./);
      terminal.child.stdin.write('\u0003');
      expect(await terminal.ended).toEqual({ code: 0, signal: null });
    },
  );

  it('calls a tool as text and as JSON, with the types that the tool wants', async () => {
    const args = ['call', 'racing_get_next_to_go', 'max_races=2', 'include_recently_closed=true'];
    expect(await printed(installed.main, ...args)).toMatch(/^PRACTICE DATA: .*\n/);
    const { facts } = JSON.parse(await printed(installed.main, ...args, '--json')) as {
      facts: { races: unknown[] };
    };
    expect(facts.races).toHaveLength(2);
  });

  it('says what the doctor found, as a table and as JSON', async () => {
    expect(await printed(installed.main, 'doctor')).toContain('the embedded sandbox');
    const report = JSON.parse(await printed(installed.main, 'doctor', '--json')) as Record<string, unknown>;
    expect(report).toMatchObject({ ok: true, findings: expect.any(Array) });
  });
});
