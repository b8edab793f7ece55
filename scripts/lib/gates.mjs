import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { nodeBinary, ROOT } from './paths.mjs';
import { run } from './run.mjs';

const REPORT = join(ROOT, 'results', 'vitest.json');

const passes = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

/** A gate of commands: it passes when each of them ends with 0. Every one is run. */
const commands =
  (...lines) =>
  () =>
    passes(lines.map(([name, ...args]) => run(name, args)).every(Boolean));

/** The unit and cross-cutting tests. A run that ends badly without a failed test (coverage) counts as one failure. */
function unit({ deep }) {
  ensureChromium();
  rmSync(REPORT, { force: true });
  const coverage = ['--coverage', '--coverage.reportOnFailure'];
  const args = ['run', ...coverage, '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const ok = run('vitest', args, deep ? { TAB_TEST_DEEP: '1' } : {});
  const { passed, failed, skipped } = countTests();
  return { passed, failed: ok ? failed : Math.max(failed, 1), skipped };
}

function countTests() {
  try {
    const report = JSON.parse(readFileSync(REPORT, 'utf8'));
    const skipped = report.numPendingTests + (report.numTodoTests ?? 0);
    return { passed: report.numPassedTests, failed: report.numFailedTests, skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

// Asked for when a gate runs: on a fresh clone the Node among the dependencies is not there before.
const underNode =
  (script, ...args) =>
  () =>
    commands([nodeBinary() ?? process.execPath, script, ...args])();

/** What `npm test` runs, in this order. Each returns how many things passed and failed. */
export const GATES = {
  build: underNode('scripts/build.mjs'),
  lint: commands(['biome', 'check', '--error-on-warnings', '.']),
  types: commands(['tsc', '--noEmit', '-p', 'tsconfig.json']),
  unused: commands(['knip', '--no-progress']),
  generated: underNode('scripts/gen.mjs', '--check'),
  package: commands(['publint', '--strict'], ['attw', '--pack', '.', '--profile', 'esm-only']),
  unit,
};
