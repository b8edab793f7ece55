import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { filesUnder, hashOf } from './files.mjs';
import { withLock } from './lock.mjs';
import { DIST, nodeBinary, ROOT } from './paths.mjs';

const STAMP = join(DIST, '.stamp');
const SETTINGS = ['package.json', 'tsconfig.json', 'tsconfig.build.json'];

/** Everything the compiled program is made from: not the tests beside the code. */
const inputs = () => [...filesUnder('src', (file) => !/\.(test|testing)\.ts$/.test(file)), ...SETTINGS];

/** True when `dist` was built from exactly the files that are there now. */
export function isBuilt() {
  if (!existsSync(STAMP)) return false;
  return readFileSync(STAMP, 'utf8') === hashOf(inputs());
}

/** Builds if a source was edited, added or deleted since the last build. */
export function ensureBuilt() {
  if (isBuilt()) return;
  withLock(() => {
    if (!isBuilt()) compile();
  });
}

/** Builds, whatever was built before. */
export function build() {
  withLock(compile);
}

// The compiler writes beside `dist`, which is exchanged at the end: a failed build leaves the last good one, and
// nothing of a deleted source stays behind.
function compile() {
  console.error('Building …');
  const fresh = join(ROOT, 'node_modules', '.cache', 'tab-mcp', 'dist');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const stamp = hashOf(inputs());
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [tsc, '-p', 'tsconfig.build.json', '--outDir', fresh];
  const run = spawnSync(nodeBinary() ?? process.execPath, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (run.status !== 0) throw new Error('The build failed: the compiler names the places above.');
  copyData(fresh);
  makeExecutable(join(fresh, 'main.js'));
  writeFileSync(join(fresh, '.stamp'), stamp);
  rmSync(DIST, { recursive: true, force: true });
  renameSync(fresh, DIST);
}

/** Files that the program reads beside its code and that the compiler leaves alone. */
function copyData(fresh) {
  for (const file of filesUnder('src', (name) => !/\.(ts|md)$/.test(name))) {
    cpSync(join(ROOT, file), join(fresh, file.slice('src/'.length)));
  }
}

function makeExecutable(main) {
  if (!existsSync(main)) throw new Error('The build failed: src/main.ts is missing.');
  if (!readFileSync(main, 'utf8').startsWith('#!/usr/bin/env node\n')) {
    throw new Error('The build failed: src/main.ts must begin with the line #!/usr/bin/env node');
  }
  chmodSync(main, 0o755);
}
