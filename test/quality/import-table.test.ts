import { describe, expect, it } from 'vitest';
import { MAY_IMPORT } from './folders.js';
import { filesUnder, type Import, importsOf, isTest, read } from './sources.js';

// Packages that only one place may know, so that they can be exchanged there.
const ONLY_IN: readonly { name: string; matches: RegExp; places: readonly string[] }[] = [
  { name: 'undici', matches: /^undici$/, places: ['src/client/transport.ts'] },
  { name: 'the Redis client', matches: /^(ioredis|redis)$/, places: ['src/store/valkey.ts'] },
  { name: 'the MCP SDK', matches: /^@modelcontextprotocol\//, places: ['src/server/', 'src/runtime.ts'] },
  { name: 'the command-line parser', matches: /^commander$/, places: ['src/cli/'] },
];

const files = filesUnder('src', '.ts').filter((file) => !isTest(file));
const imports = files.flatMap((file) => importsOf(file));

const folderOf = (file: string) => /^src\/([^/]+)\//.exec(file)?.[1];

/** Why an import of ours is not allowed, or undefined. */
function forbidden({ file, target }: Import): string | undefined {
  const from = folderOf(file);
  if (target === undefined || from === undefined || from === 'cli') return undefined;
  const to = folderOf(target);
  if (to === from) return undefined;
  // The version stands alone at the root and imports nothing.
  if (target === 'src/version.ts') return undefined;
  const allowed = MAY_IMPORT[from];
  if (!allowed) return `${file}: the table has no row for src/${from}`;
  if (to !== undefined && allowed.includes(to)) return undefined;
  return `${file} imports ${target}; src/${from} may import ${allowed.join(', ') || 'nothing'}`;
}

/** The first circle of imports found, as a path of files that ends where it began. */
function circle(edges: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of edges.get(file) ?? []) {
      const found = visit(next, [...path, file]);
      if (found) return found;
    }
    done.add(file);
    return undefined;
  };
  for (const file of edges.keys()) {
    const found = visit(file, []);
    if (found) return found;
  }
  return undefined;
}

describe('the reading of imports', () => {
  it('finds every form of import', () => {
    const text = [
      "import { a } from './a.js';",
      "import type { B } from './b.js';",
      "import {\n  c,\n  type D,\n} from './c.js';",
      "import * as e from 'e';",
      "import './f.js';",
      "export * from './g.js';",
      "export { h } from './h.js';",
      "const i = await import('./i.js');",
      "// import { no } from './no.js';",
      "const text = Array.from('no');",
    ].join('\n');
    const found = importsOf('src/x/y.ts', text);
    expect(found.map(({ specifier }) => specifier)).toEqual([
      './a.js',
      './b.js',
      './c.js',
      'e',
      './g.js',
      './h.js',
      './f.js',
      './i.js',
    ]);
    expect(found[1]).toEqual({
      file: 'src/x/y.ts',
      specifier: './b.js',
      target: 'src/x/b.ts',
      typeOnly: true,
    });
  });

  it('misses no import statement of ours', () => {
    for (const file of files) {
      const statements = read(file).match(/^import\b/gm)?.length ?? 0;
      expect(importsOf(file).length, file).toBeGreaterThanOrEqual(statements);
    }
  });
});

describe('the folders of src', () => {
  it('import only what the table allows', () => {
    expect(imports.map(forbidden).filter(Boolean)).toEqual([]);
  });

  it('would be caught if they did not', () => {
    const bad = { file: 'src/util/a.ts', specifier: '../client/b.js', typeOnly: false };
    expect(forbidden({ ...bad, target: 'src/client/b.ts' })).toBe(
      'src/util/a.ts imports src/client/b.ts; src/util may import nothing',
    );
  });

  it.each(ONLY_IN)('know $name only where it may be known', ({ matches, places }) => {
    const astray = imports.filter(
      ({ file, specifier }) => matches.test(specifier) && !places.some((place) => file.startsWith(place)),
    );
    expect(astray.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });

  it('import nothing that stands beside tests', () => {
    const astray = imports.filter(({ target }) => target !== undefined && isTest(target));
    expect(astray.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });
});

describe('the files of src', () => {
  it('import each other in no circle', () => {
    const edges = new Map(files.map((file) => [file, [] as string[]]));
    for (const { file, target } of imports) if (target?.endsWith('.ts')) edges.get(file)?.push(target);
    expect(circle(edges)?.join(' → ')).toBeUndefined();
  });

  it('would be caught in a circle', () => {
    const edges = { a: ['b'], b: ['c', 'd'], c: [], d: ['b'] };
    expect(circle(new Map(Object.entries(edges)))).toEqual(['b', 'd', 'b']);
  });
});
