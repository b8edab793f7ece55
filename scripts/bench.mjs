#!/usr/bin/env node
// `npm run bench`: builds, then measures. Arguments go to bench/main.mjs, which says what they are.

import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { nodeBinary } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { orSentence } from './lib/sentence.mjs';

await orSentence(() => {
  ensureInstalled();
  ensureBuilt();
});
process.exitCode = run(nodeBinary(), ['bench/main.mjs', ...process.argv.slice(2)]) ? 0 : 1;
