import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/paths.mjs';
import { readHelpers, readRecipes, runRecipe, withOutputs } from '../lib/recipes.mjs';

const FILE = 'docs/sandbox-cookbook.md';

/**
 * What the recipes of the cookbook print, which is never typed. Not looked at by `--check`: running them takes a while, and a
 * test does it.
 */
export const cookbook = { needsBuild: true, isTested: true, render };

async function render() {
  const text = readFileSync(join(ROOT, FILE), 'utf8');
  const helpers = readHelpers(text);
  const outputs = [];
  for (const recipe of readRecipes(text)) outputs.push(...(await runRecipe(recipe, helpers)));
  return [{ file: FILE, content: withOutputs(text, outputs) }];
}
