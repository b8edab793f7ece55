import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VERSION } from './version.js';

// The program's own file, run in this process: what it ends with, and what it says.

const { argv, exitCode } = process;
let printed: { stdout: string; stderr: string };
beforeEach(() => {
  vi.resetModules();
  printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      printed[name] += String(text);
      return true;
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  process.argv = argv;
  process.exitCode = exitCode;
});

async function main(...args: string[]): Promise<number | string | null | undefined> {
  process.argv = ['node', 'main.js', ...args];
  process.exitCode = undefined;
  await import('./main.js');
  await vi.waitFor(() => expect(process.exitCode).not.toBeUndefined());
  return process.exitCode;
}

describe('the program', () => {
  it('ends with 0 when all is done', async () => {
    expect([await main('--version'), printed.stdout, printed.stderr]).toEqual([0, `${VERSION}\n`, '']);
  });

  it.each([
    [['nonsense'], 2, 'tab-mcp: There is no command "nonsense"'],
    [['call', 'nonsense'], 2, 'tab-mcp: There is no tool "nonsense"'],
    [['serve', '--port', 'x'], 2, 'tab-mcp: PORT "x" is not accepted.'],
    [
      ['doctor', '--env-file', '/no/such/file'],
      2,
      "tab-mcp: The env file /no/such/file can't be read (ENOENT).",
    ],
  ])('%j ends with %i in one sentence', async (args, code, words) => {
    expect(await main(...args)).toBe(code);
    expect(printed.stderr).toContain(words);
    expect(printed.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(printed.stdout).toBe('');
  });

  it('without a word serves stdio, prints nothing of its own, and ends with the signal', async () => {
    const before = process.listeners('SIGTERM');
    process.argv = ['node', 'main.js'];
    process.exitCode = undefined;
    await import('./main.js');
    await vi.waitFor(() => expect(process.listenerCount('SIGTERM')).toBeGreaterThan(before.length));
    process.emit('SIGTERM');
    await vi.waitFor(() => expect(process.exitCode).toBe(0));
    expect(printed).toEqual({ stdout: '', stderr: '' });
  });
});
