import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DIST } from '../lib/paths.mjs';

// Paths under a home directory would otherwise be those of whoever generates.
process.env.XDG_STATE_HOME = '';

/** A module of the built program. */
export const program = (file) => import(pathToFileURL(join(DIST, file)).href);

/** The tools as clients see them, each with its definition and group, in the order of the catalogue. */
export async function catalogue() {
  const { toolFiles } = await import('./tool-files.mjs');
  const { toolList, findTool } = await program('server/catalogue.js');
  const groups = new Map(toolFiles().map(({ name, group }) => [name, group]));
  return toolList(true).map((listed) => ({
    listed,
    definition: findTool(listed.name),
    group: groups.get(listed.name),
  }));
}
