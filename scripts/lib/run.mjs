import { spawnSync } from 'node:child_process';
import { ROOT, withBin } from './paths.mjs';

/** Runs a command of the dependencies with its output shown. True when it ended with 0. */
export function run(command, args, env = {}) {
  const done = spawnSync(command, args, {
    cwd: ROOT,
    env: { ...withBin(), ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.error) console.error(`${command}: ${done.error.message}`);
  return done.status === 0;
}
