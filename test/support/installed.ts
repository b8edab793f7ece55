import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The built package as a user has it after `npm install tab-mcp`. */
export interface Installed {
  /** `node_modules/tab-mcp/dist/main.js`, the file that desktop clients start. */
  main: string;
  /** `node_modules/.bin/tab-mcp`, the link that npm makes. */
  bin: string;
  /** An empty directory of its own: the home of what is started. */
  home: string;
  remove(): void;
}

const manifest = JSON.parse(readFileSync(resolve('package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

/**
 * Lays the built package out in a fresh folder, with the declared dependencies and nothing else beside it. That is a
 * tenth of a second, where `npm pack` and `npm install` take half a minute and a network, and it finds the same: an
 * import of something that only development has, a path that exists only in the repository. It also keeps a
 * developer's own `.env` out of the tests.
 */
export function installPackage(): Installed {
  const dist = resolve('dist');
  if (!existsSync(join(dist, 'main.js'))) throw new Error('dist/ is missing: run `npm run build`');
  const root = mkdtempSync(join(tmpdir(), 'tab-mcp-installed-'));
  const modules = join(root, 'node_modules');
  const own = join(modules, 'tab-mcp');
  cpSync(dist, join(own, 'dist'), { recursive: true });
  cpSync(resolve('package.json'), join(own, 'package.json'));
  for (const name of Object.keys(manifest.dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(resolve('node_modules', name), join(modules, name), 'junction');
  }
  const main = join(own, 'dist', 'main.js');
  const bin = join(modules, '.bin', 'tab-mcp');
  mkdirSync(dirname(bin));
  symlinkSync('../tab-mcp/dist/main.js', bin);
  chmodSync(main, 0o755);
  const home = join(root, 'home');
  mkdirSync(home);
  return { main, bin, home, remove: () => rmSync(root, { recursive: true, force: true }) };
}
