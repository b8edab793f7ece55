#!/usr/bin/env node
// `npm run gen` writes every generated file; `npm run gen -- --check` names those that are out of date.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { answers } from './gen/answers.mjs';
import { configuration } from './gen/configuration.mjs';
import { cookbook } from './gen/cookbook.mjs';
import { fieldsDoc } from './gen/fields-doc.mjs';
import { readmeTable } from './gen/readme-table.mjs';
import { registry } from './gen/registry.mjs';
import { snapshots } from './gen/snapshots.mjs';
import { toolsDoc } from './gen/tools-doc.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { filesUnder } from './lib/files.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ROOT, withBin } from './lib/paths.mjs';
import { orSentence } from './lib/sentence.mjs';

// A generator renders `{ file, content }` for each file it owns. `folder` holds nothing else: a file there that is
// not rendered any more is deleted. Those that need no build come first, because the build needs what they write.
const generators = [registry, toolsDoc, readmeTable, configuration, fieldsDoc, snapshots, answers, cookbook];

/** Code and documents go through the formatter, so that generated files pass the same check as written ones. */
function format({ file, content }) {
  if (!/\.(ts|md)$/.test(file)) return content;
  const run = spawnSync('biome', ['check', '--write', `--stdin-file-path=${file}`], {
    cwd: ROOT,
    env: withBin(),
    input: content,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) throw new Error(`${file}: the formatter refused it\n${run.stderr}`);
  return run.stdout;
}

function isCurrent(file, content) {
  return existsSync(join(ROOT, file)) && readFileSync(join(ROOT, file), 'utf8') === content;
}

/** What one generator would change: a file and its new content, or null for one to delete. */
async function changes(generator) {
  if (generator.needsBuild) ensureBuilt();
  const outputs = (await generator.render()).map((output) => ({ ...output, content: format(output) }));
  const kept = new Set(outputs.map(({ file }) => file));
  const present =
    generator.folder && existsSync(join(ROOT, generator.folder)) ? filesUnder(generator.folder) : [];
  return [
    ...outputs.filter(({ file, content }) => !isCurrent(file, content)),
    ...present.filter((file) => !kept.has(file)).map((file) => ({ file, content: null })),
  ];
}

function write({ file, content }) {
  const path = join(ROOT, file);
  if (content === null) return rmSync(path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

const check = process.argv.includes('--check');

async function renew(generator) {
  for (const change of await changes(generator)) {
    if (check) {
      console.log(`${change.file} is out of date: run \`npm run gen\``);
      process.exitCode = 1;
    } else {
      write(change);
      console.log(`${change.content === null ? 'deleted' : 'wrote'} ${change.file}`);
    }
  }
}

await orSentence(async () => {
  ensureInstalled();
  for (const generator of generators) if (!check || !generator.isTested) await renew(generator);
});
