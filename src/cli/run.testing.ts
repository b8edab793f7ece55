import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { ConfigError } from '../config/errors.js';
import { CommandError, EXIT } from './exit.js';
import { runProgram } from './program.js';

/** What a command printed and how it ended, as `main` would end it. */
export interface Ran {
  code: number;
  stdout: string;
  /** What `main` would say on stderr of a setting or argument that was refused, after what was printed there. */
  stderr: string;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs a command in this process with these settings and no others. `meanwhile` is called with what stdout has so
 * far, each time something is printed.
 */
export async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  meanwhile: (stdout: string) => void = () => undefined,
): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'tab-mcp-cli-'));
  const file = join(folder, 'env');
  writeFileSync(
    file,
    Object.entries({ LOG_LEVEL: 'silent', ...env })
      .map(([name, value]) => `${name}='${value}'\n`)
      .join(''),
  );
  const ran: Ran = { code: -1, stdout: '', stderr: '' };
  const capture = (name: 'stdout' | 'stderr') =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      ran[name] += String(text);
      if (name === 'stdout') meanwhile(ran.stdout);
      return true;
    });
  const spies = [capture('stdout'), capture('stderr')];
  const before = SIGNALS.map((signal) => process.listeners(signal));
  try {
    ran.code = await runProgram(['--env-file', file, ...args]);
  } catch (error) {
    if (!(error instanceof CommandError) && !(error instanceof ConfigError)) throw error;
    ran.code = error instanceof CommandError ? error.code : EXIT.usage;
    ran.stderr += error.message;
  } finally {
    for (const spy of spies) spy.mockRestore();
    for (const [index, signal] of SIGNALS.entries()) {
      for (const listener of process.listeners(signal)) {
        if (!before[index]?.includes(listener)) process.off(signal, listener);
      }
    }
    rmSync(folder, { recursive: true });
  }
  return ran;
}
