import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { runProgram } from './run-program.js';

const packageFile = createRequire(import.meta.url).resolve('@modelcontextprotocol/conformance/package.json');
const program = join(dirname(packageFile), 'dist', 'index.js');

/** Runs the conformance suite against a server: how it ended, what it printed, which scenarios failed. */
export async function runSuite(url: string, ...options: string[]) {
  const cwd = await mkdtemp(join(tmpdir(), 'conformance-'));
  try {
    const args = ['server', '--url', url, '--output-dir', cwd, ...options];
    const { code, stdout, stderr } = await runProgram(program, args, { cwd });
    const output = stripVTControlCharacters(stdout + stderr);
    const failing = [...output.matchAll(/^✗ (\S+):/gm)].map(([, scenario]) => scenario ?? '');
    return { code, output, failing };
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}
