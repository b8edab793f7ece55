import { describe, expect, it } from 'vitest';
import { tools } from '../tools/registry.js';
import { VERSION } from '../version.js';
import { EXIT } from './exit.js';
import { run } from './run.testing.js';

describe('the command line', () => {
  it('prints its version', async () => {
    expect(await run(['--version'])).toEqual({ code: EXIT.ok, stdout: `${VERSION}\n`, stderr: '' });
  });

  it.each([['--help'], ['help'], ['call', '--help'], ['help', 'doctor']])(
    'prints help for %s %s',
    async (...args) => {
      const { code, stdout, stderr } = await run(args.filter((arg) => arg !== undefined));
      expect(stdout).toMatch(/^Usage: tab-mcp/);
      expect([code, stderr]).toEqual([EXIT.ok, '']);
    },
  );

  it('tells the exit codes in its help', async () => {
    const { stdout } = await run(['--help']);
    for (const code of Object.values(EXIT)) expect(stdout).toContain(`${code} `);
  });

  it.each([
    [['callx'], 'There is no command "callx"; did you mean call?'],
    [['zzzzzzzzzz'], 'There is no command "zzzzzzzzzz". `tab-mcp --help` lists them.'],
    [['tools', '--jsn'], 'There is no option "--jsn"; did you mean --json?'],
    [['tools', '--zzzzzzzzzz'], 'There is no option "--zzzzzzzzzz".'],
    [['tools', 'extra'], '`tools` takes no argument such as "extra".'],
    [['call'], 'The argument "tool" is missing.'],
    [['serve', '--port'], 'The option "--port <port>" needs a value.'],
    [['help', 'nothing'], ''],
  ])('refuses %j with code 2: %s', async (args, message) => {
    const { code, stderr, stdout } = await run(args);
    expect(code).toBe(EXIT.usage);
    if (message === '') expect(stdout + stderr).toContain('Usage: tab-mcp');
    else expect(stderr).toBe(message);
  });
});

describe('tools', () => {
  it('lists every tool, as a table and as clients see it', async () => {
    const table = await run(['tools']);
    const list = await run(['tools', '--json']);
    expect([table.code, list.code]).toEqual([EXIT.ok, EXIT.ok]);
    for (const { name, title } of tools)
      expect(table.stdout).toMatch(new RegExp(`^${name} +${title.slice(0, 10)}`, 'm'));
    expect((JSON.parse(list.stdout) as { name: string }[]).map(({ name }) => name)).toEqual(
      tools.map(({ name }) => name),
    );
  });
});
