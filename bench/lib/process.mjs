import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OPTIONS } from '../../dist/index.js';

const BENCH = dirname(dirname(fileURLToPath(import.meta.url)));
const PROBE = join(BENCH, 'servers', 'probe.mjs');

/** The compiled program. */
export const MAIN = join(dirname(BENCH), 'dist', 'main.js');
/** One of the servers of this folder. */
export const server = (name) => join(BENCH, 'servers', `${name}.mjs`);

// What this machine's own server is told must not reach the measured ones.
const settings = new Set(Object.values(OPTIONS).map((option) => option.env));
const plainEnv = Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.has(name)));

const running = new Set();

/**
 * Starts a server in a process of its own. The probe inside it tells its processor time and memory; without it
 * (`probe: false`) nothing but the program itself is started.
 */
export function start(file, { args = [], env = {}, probe = true } = {}) {
  const child = spawn(process.execPath, [...(probe ? ['--import', PROBE] : []), file, ...args], {
    env: { ...plainEnv, LOG_LEVEL: 'error', ...env },
    stdio: ['pipe', 'pipe', 'inherit', ...(probe ? ['ipc'] : [])],
  });
  child.stdout.setEncoding('utf8');
  child.stdin.on('error', () => undefined);
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Ends a server and waits for its end. */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** Ends every server that is still running. */
export const stopAll = () => Promise.all([...running].map(stop));

/** The first address with this path that a server prints. Rejects when it ends without one. */
export function addressOf(child, path = '/mcp') {
  const address = new RegExp(`http://[\\w.]+:\\d+${path}(?=\\s)`);
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const found = address.exec(text);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`A server ended with code ${code} before it listened.`)));
  });
}

/** What a server has used since its start: `cpu` in microseconds, `rss` in bytes. */
export function usage(child) {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error('A server ended during the measurement.'));
    child.once('exit', gone);
    child.once('message', (message) => {
      child.off('exit', gone);
      resolve(message);
    });
    child.send('usage');
  });
}
