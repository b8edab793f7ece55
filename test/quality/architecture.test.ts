import { describe, expect, it } from 'vitest';
import { MAY_IMPORT } from './folders.js';
import { filesUnder, read } from './sources.js';

const decisions = filesUnder('docs/decisions', '.md')
  .map((file) => file.slice('docs/decisions/'.length))
  .filter((file) => file !== 'README.md');

describe('docs/architecture.md', () => {
  it('gives the table of folders that the sources are held to', () => {
    const rows = [...read('docs/architecture.md').matchAll(/^\| `src\/(\w+)` +\| .* \| ([\w, ]+?) +\|$/gm)];
    const told = rows.map(([, folder = '', list = '']) => [
      folder,
      list === 'nothing' ? [] : list.split(', '),
    ]);
    expect(Object.fromEntries(told)).toEqual(MAY_IMPORT);
  });

  it('links every decision from the list of decisions', () => {
    const list = read('docs/decisions/README.md');
    expect(decisions).not.toEqual([]);
    expect(decisions.filter((file) => !list.includes(`(${file})`))).toEqual([]);
  });
});
