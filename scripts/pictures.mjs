#!/usr/bin/env node
// `npm run pictures`: builds, then takes the pictures of the sandbox's page that the documents show. They look alike
// wherever the same browser and fonts are installed, so they are made anew when the page changes, and looked at.

import { ensureBuilt } from './lib/build.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { nodeBinary } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { orSentence } from './lib/sentence.mjs';

await orSentence(() => {
  ensureInstalled();
  ensureBuilt();
  ensureChromium();
});
process.exitCode = run(nodeBinary(), ['scripts/pictures/main.mjs']) ? 0 : 1;
