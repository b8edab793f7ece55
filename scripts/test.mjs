#!/usr/bin/env node
// `npm test`: every gate, each of them even when another has failed. `npm test -- lint types` runs only those;
// `--deep` gives the property tests many more runs. The last line says how many things passed and failed.

import { GATES } from './lib/gates.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { orSentence } from './lib/sentence.mjs';

const words = process.argv.slice(2);
const deep = words.includes('--deep');
const asked = words.filter((word) => word !== '--deep');
const unknown = asked.find((word) => !(word in GATES));
if (unknown) {
  console.error(`There is no gate "${unknown}"; the gates are ${Object.keys(GATES).join(', ')}.`);
  process.exit(1);
}

await orSentence(ensureInstalled);

const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
for (const [name, gate] of Object.entries(GATES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n── ${name}`);
  const started = Date.now();
  const { passed, failed, skipped = 0 } = gate({ deep });
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (failed > 0) failures.push(name);
  console.log(`── ${name}: ${failed > 0 ? 'FAILED' : 'passed'} in ${seconds} s`);
}

console.log('');
if (total.skipped > 0) console.log(`${total.skipped} skipped (each says why above).`);
if (failures.length > 0)
  console.log(`Failed: ${failures.join(', ')}. Run one again with: npm test -- ${failures[0]}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
