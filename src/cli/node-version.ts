import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The oldest Node that the dependencies run on: package.json's `engines`. */
const OLDEST = [22, 19] as const;

/** The Node that a checkout brings with it. */
const OWN = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));

/** True when this Node is new enough. */
export function nodeIsNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/**
 * Runs the same command under the checkout's own Node, whose exit code it gives; undefined when there is none.
 * Desktop clients start whatever `node` they find, which may be old.
 */
export function runUnderOwnNode(main: string, args: readonly string[]): Promise<number> | undefined {
  if (!existsSync(OWN)) return undefined;
  const child = spawn(OWN, [main, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    // A program that a signal ended has no code.
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
