import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesUnder, ROOT, read } from './sources.js';

const manifest = JSON.parse(read('package.json')) as {
  bin: Record<string, string>;
  exports: Record<string, string | Record<string, string>>;
};

describe('the packed package', () => {
  let files: string[];
  beforeAll(() => {
    const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const packed: unknown = JSON.parse(output);
    const [first] = (Array.isArray(packed) ? packed : Object.values(packed as object)) as {
      files: { path: string }[];
    }[];
    files = first?.files.map(({ path }) => path) ?? [];
  });

  it('holds the program, its data and what a reader looks for', () => {
    const wanted = ['dist/main.js', 'dist/domain/venues.json', 'LICENSE', 'CHANGELOG.md', '.env.example'];
    const page = filesUnder('src/sandbox/page/assets', '').filter((file) => /\.\w+$/.test(file));
    expect(page).toContain('src/sandbox/page/assets/index.html');
    const built = page.map((file) => file.replace(/^src/, 'dist'));
    expect(files).toEqual(expect.arrayContaining([...wanted, ...built]));
  });

  it('holds no test, no source and nothing of the build', () => {
    const astray = files.filter((file) => /\.(test|testing)\.|^(src|test|scripts)\/|\/\./.test(file));
    expect(astray).toEqual([]);
  });

  it('holds every file that it says can be run or imported', () => {
    const named = [
      ...Object.values(manifest.bin),
      ...Object.values(manifest.exports).flatMap((entry) =>
        typeof entry === 'string' ? [entry] : Object.values(entry),
      ),
    ].map((file) => file.replace(/^\.\//, ''));
    expect(named.filter((file) => !files.includes(file) || !existsSync(join(ROOT, file)))).toEqual([]);
  });
});
