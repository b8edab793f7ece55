import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, ROOT, read, rootFiles } from './sources.js';

const documents = [...rootFiles('.md'), ...filesUnder('docs', '.md')];
const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;

/** Every match of `pattern`'s first group in the documents, with the document. */
function named(pattern: RegExp): { file: string; name: string }[] {
  return documents.flatMap((file) =>
    [...read(file).matchAll(pattern)].map((match) => ({ file, name: match[1] ?? '' })),
  );
}

/** A heading as a link names it. */
function slug(heading: string): string {
  const text = heading.trim().toLowerCase();
  return text.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
}

function anchors(file: string): string[] {
  return [...read(file).matchAll(/^#+ (.*)$/gm)].map((match) => slug(match[1] ?? ''));
}

/** Why a link of a document leads nowhere, or undefined. */
function broken({ file, name: link }: { file: string; name: string }): string | undefined {
  if (/^[a-z]+:/.test(link)) return undefined;
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? file : posix.join(dirname(file), path);
  if (!existsSync(join(ROOT, target))) return `${file}: there is no ${target}`;
  if (anchor === undefined || !target.endsWith('.md')) return undefined;
  return anchors(target).includes(anchor) ? undefined : `${file}: ${target} has no heading #${anchor}`;
}

describe('the documents', () => {
  it('name only scripts of npm that exist', () => {
    const scripts = Object.keys(manifest['scripts'] ?? {});
    const found = [...named(/\bnpm run ([\w:-]+)/g), ...named(/\bnpm (start|test|stop|restart)\b/g)];
    expect(found.filter(({ name }) => !scripts.includes(name))).toEqual([]);
  });

  it('name only commands of tab-mcp that exist', () => {
    const commands = [...read('src/cli/program.ts').matchAll(/\badd\('([a-z-]+)'/g)].map((match) => match[1]);
    expect(commands).toContain('serve');
    const unknown = named(/\btab-mcp ([a-z][a-z-]*)/g).filter(({ name }) => !commands.includes(name));
    expect(unknown).toEqual([]);
  });

  it('link only to what exists', () => {
    expect(
      named(/\]\(([^()\s]+)\)/g)
        .map(broken)
        .filter(Boolean),
    ).toEqual([]);
  });

  it('would be caught with a broken link', () => {
    expect(broken({ file: 'docs/a.md', name: 'b.md' })).toBe('docs/a.md: there is no docs/b.md');
    expect(broken({ file: 'docs/testing.md', name: '#nowhere' })).toContain('no heading #nowhere');
    expect(broken({ file: 'docs/testing.md', name: '#the-gates' })).toBeUndefined();
  });
});

describe('docs/dependencies.md', () => {
  const [, runTime = '', development = ''] = read('docs/dependencies.md').split(/^## .*$/m);
  const listed = (text: string) => [...text.matchAll(/^- `([^`]+)`: \S/gm)].map((match) => match[1]);

  it.each([
    ['dependencies', runTime],
    ['devDependencies', development],
  ])('gives a reason for each of the %s and no other', (kind, text) => {
    expect(listed(text)).toEqual(Object.keys(manifest[kind] ?? {}).sort());
  });
});

describe('package-lock.json', () => {
  it('names no registry', () => {
    const hosts = read('package-lock.json').match(/"resolved": "https?:[^"]*"/g) ?? [];
    expect(hosts).toEqual([]);
  });
});
