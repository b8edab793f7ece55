#!/usr/bin/env node
// `npm run sandbox:realism`: builds, then holds the sandbox's world to published figures. Arguments go to
// realism/main.mjs, which says what they are.

import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { nodeBinary } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { orSentence } from './lib/sentence.mjs';

await orSentence(() => {
  ensureInstalled();
  ensureBuilt();
});
process.exitCode = run(nodeBinary(), ['scripts/realism/main.mjs', ...process.argv.slice(2)]) ? 0 : 1;
