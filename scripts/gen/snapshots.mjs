import { catalogue } from './program.mjs';

const folder = 'test/snapshots/tools';

/** One file a tool: its entry in `tools/list`, so that a change of what clients see is read in the diff. */
export const snapshots = { needsBuild: true, folder, render };

async function render() {
  return (await catalogue()).map(({ listed }) => ({
    file: `${folder}/${listed.name}.snap.json`,
    content: `${JSON.stringify(listed, null, 2)}\n`,
  }));
}
