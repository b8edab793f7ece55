#!/usr/bin/env node
// `npm run build`: compiles src/ into a fresh dist/.

import { build } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { orSentence } from './lib/sentence.mjs';

await orSentence(() => {
  ensureInstalled();
  build();
});
