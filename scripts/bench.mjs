#!/usr/bin/env node
// `npm run bench`: builds, then measures. Arguments go to bench/main.mjs, which says what they are; a first word
// `race-day`, `stack` or `sandbox` stands for the bench in that folder.

import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { nodeBinary } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { orSentence } from './lib/sentence.mjs';

await orSentence(() => {
  ensureInstalled();
  ensureBuilt();
});
const [first, ...rest] = process.argv.slice(2);
const args = ['race-day', 'stack', 'sandbox'].includes(first)
  ? [`bench/${first}/main.mjs`, ...rest]
  : ['bench/main.mjs', ...process.argv.slice(2)];
process.exitCode = run(nodeBinary(), args) ? 0 : 1;
