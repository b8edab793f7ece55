// Where things are. Everything under scripts/ runs on the machine's own Node (20 or later) before any package is
// installed, so these files import nothing but Node's built-in modules and each other.

import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where the compiled program lies. */
export const DIST = join(ROOT, 'dist');

const binFolder = join(ROOT, 'node_modules', '.bin');

/** True for a Node that can run the program itself. */
export function isSupported(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 19);
}

/**
 * The Node that runs the program: the one among the dependencies, else the one running now if it is new enough.
 * Undefined where neither will do. A path to the real binary, so that no shell or link stands in between.
 */
export function nodeBinary() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const own = join(ROOT, 'node_modules', 'node', 'bin', name);
  if (existsSync(own)) return realpathSync(own);
  return isSupported(process.version) ? process.execPath : undefined;
}

/** The environment with the dependencies' commands first on the path, `node` among them. */
export function withBin(env = process.env) {
  return { ...env, PATH: `${binFolder}${delimiter}${env.PATH ?? ''}` };
}

/** The environment without them: for `npm ci`, which deletes the very `node` that would otherwise run it. */
export function withoutBin(env = process.env) {
  const path = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== binFolder);
  return { ...env, PATH: path.join(delimiter) };
}
