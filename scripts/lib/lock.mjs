import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

const LOCK = join(ROOT, '.prepare.lock');

// Longer than any install or build takes; an older lock was left behind, and its number may be another process now.
const STALE_MS = 10 * 60_000;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The process that holds the lock, if there is one and it is still running. */
function holder() {
  try {
    if (Date.now() - statSync(LOCK).mtimeMs > STALE_MS) return undefined;
    const pid = Number(readFileSync(LOCK, 'utf8'));
    return pid !== process.pid && isAlive(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function tryLock() {
  const mine = `${LOCK}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, LOCK);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);

/** Runs `work` while no other process installs or builds here; waits for one that does. */
export function withLock(work) {
  let told = false;
  while (!tryLock()) {
    const pid = holder();
    if (pid === undefined) {
      rmSync(LOCK, { force: true });
      continue;
    }
    if (!told) console.error(`Waiting for process ${pid}, which is installing or building (.prepare.lock) …`);
    told = true;
    pause();
  }
  try {
    return work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}
