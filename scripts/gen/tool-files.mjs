import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { filesUnder } from '../lib/files.mjs';
import { ROOT } from '../lib/paths.mjs';

// The groups, in the order in which the catalogue lists them, with the title that documents give them.
export const GROUPS = {
  oauth: 'OAuth',
  racing: 'Racing',
  sports: 'Sports',
  results: 'Sports results',
  footytab: 'FootyTAB',
  generic: 'Any path',
  service: 'The server itself',
};

const toolFile = /^src\/tools\/[^/]+\/[^/.]+\.ts$/;
const toolExport = /^export const tool\b/m;

/** Every tool as its file says: `{ group, stem, name }`, sorted by path. */
export function toolFiles() {
  const files = filesUnder('src/tools', (file) => toolFile.test(file)).filter((file) =>
    toolExport.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  return files.map((file) => {
    const group = basename(dirname(file));
    if (!(group in GROUPS)) {
      throw new Error(`${file}: no group "${group}"; the groups are ${Object.keys(GROUPS).join(', ')}`);
    }
    const stem = basename(file, '.ts');
    return { group, stem, name: stem.replaceAll('-', '_') };
  });
}
