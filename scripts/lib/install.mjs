import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { nodeBinary, ROOT, withoutBin } from './paths.mjs';

const packagesIn = (file) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages;

/**
 * True when what npm says it installed is what package-lock.json asks for. npm writes its list last, so an install
 * that was cut short does not count. Packages for other systems are optional and may be missing.
 */
export function isInstalled() {
  if (!existsSync(join(ROOT, 'node_modules/.package-lock.json')) || nodeBinary() === undefined) return false;
  const wanted = packagesIn('package-lock.json');
  const present = packagesIn('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([path, { version, integrity, optional, devOptional, link }]) => {
    if (path === '' || link) return true;
    const found = present[path];
    if (found === undefined) return Boolean(optional || devOptional);
    return found.version === version && found.integrity === integrity;
  });
}

/** Installs the dependencies if they are missing or package-lock.json has changed since. */
export function ensureInstalled() {
  if (isInstalled()) return;
  withLock(() => {
    if (!isInstalled()) install();
  });
}

function install() {
  console.error('Installing the dependencies (npm ci) …');
  const run = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    env: withoutBin(),
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (run.error) throw new Error(`npm could not be run (${run.error.message}): is it installed?`);
  if (run.status !== 0) {
    throw new Error(
      'npm ci failed: see its message above, put right what it names, and run the same command again.',
    );
  }
  if (nodeBinary() === undefined) {
    throw new Error(
      'The dependency "node" brought no program: allow its install script (npm config ignore-scripts), or use Node 22.19 or later.',
    );
  }
}
