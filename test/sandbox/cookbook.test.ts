import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { read } from '../quality/sources.js';

// docs/sandbox-cookbook.md: every recipe is run as it stands there, prints what it says, and what it is about is in that.

interface Recipe {
  title: string;
  blocks: { kind: 'file' | 'server' | 'script' | 'output'; name?: string; body: string }[];
}
interface Recipes {
  readRecipes(text: string): Recipe[];
  readHelpers(text: string): Recipe['blocks'];
  runRecipe(recipe: Recipe, helpers: Recipe['blocks']): Promise<string[]>;
  withOutputs(text: string, outputs: string[]): string;
}
const { readHelpers, readRecipes, runRecipe, withOutputs } = (await import(
  new URL('../../scripts/lib/recipes.mjs', import.meta.url).href
)) as Recipes;

const text = read('docs/sandbox-cookbook.md');
const recipes = readRecipes(text);
const helpers = readHelpers(text);

/** What the outputs of a recipe must say whatever world it is. */
const CLAIMS: Record<string, RegExp> = {
  'Freeze a moment': /Next 2 to jump[\s\S]*\nand back again, the same to the byte\n/,
  'One race, from late mail to paying':
    /Normal +win pool .*favourite[\s\S]*Closed[\s\S]*Interim .*placings[\s\S]*Paying .*win pays \d/,
  'A late scratching with deductions':
    /comes out \d minutes before the jump\nOpen at ([\d.]+)\nLateScratched at \1, [1-9]\d*c off win returns/,
  'A dead heat': /place \d is shared\n[\s\S]*\[\d+,\d+\]/,
  'A protest that changes the order': /Interim (\[.*\])\nProtest \1\n\w+ (?!\1)(\[.*\])\n\w+ \2 paid\n/,
  'An abandonment':
    /Normal, [1-9].* [1-9]\d* runners to be backed\nAbandoned, 0 pools, 0 runners to be backed\n/,
  'The day after': /evening: live 200, archive 404\na day later: live 404, archive 200\n[\s\S]*PAYING/,
  'An outage in the last minute': /90 s before: 200\n30 s before: 000\ncurl ends with 56\nat the jump: 200\n/,
  'A storm of 429': /429 3\n[\s\S]*the storm is over: 200\n[\s\S]*(200\n){3}(429 come back later\n){2}/,
  'A lost answer to a betslip, and its safe repeat':
    /no answer: ECONNRESET\n2 201 ACCEPTED (\d+ .*)\n3 201 ACCEPTED \1\n1 bet, of \$10\.00\n/,
  'Slow lists of sports': /races 200\nrugby league TimeoutError\nraces 200\n/,
  'A token that dies':
    /token 200\n.* 401\n.* 200\nthree hours on 401 and without any token 200\nrenewed 200\n/,
  'Drift of the contract': /^winReturn, .*\nstring\n[\s\S]*no usable runners[\s\S]*\nends with 1\n/,
  'A strategy over many days': /^\d{3,} bets, \d{2,} won, -?\d+\.\d % of the stakes\n/,
  'Record, replay, compare': /^2\n[\s\S]*the same races: true\n404 for what was not recorded\n2 cassettes/,
  'Two jurisdictions side by side':
    /NSW: win pool (?!(\S+),[\s\S]*VIC: win pool \1,)[\s\S]*VIC: [\s\S]*QLD: /,
  'A match that is called off': / > .* > .*\n\d+ markets, [1-9]\d* open\nAbandoned: Void\n/,
  'A test in CI': /pass 2\nfail 0\n/,
};

const missing = ['bash', 'curl'].filter((tool) => spawnSync(tool, ['--version']).error);

const outputsOf = ({ blocks }: Recipe) =>
  blocks.filter(({ kind }) => kind === 'output').map(({ body }) => body);

describe('the cookbook of the sandbox', () => {
  it('has a claim to check for each of its recipes', () => {
    expect(Object.keys(CLAIMS)).toEqual(recipes.map(({ title }) => title));
  });

  it('shares the words of its shell among all of them', () => {
    expect(helpers.map(({ name }) => name)).toEqual(['tab.sh']);
  });

  it.each(recipes.map((recipe) => [recipe.title, recipe] as const))(
    'prints what it says, run as it stands: %s',
    async (title, recipe) => {
      if (missing.length > 0) return void process.stderr.write(`not run: no ${missing.join(', no ')} here\n`);
      const seen = await runRecipe(recipe, helpers);
      expect(seen.join('')).toMatch(CLAIMS[title] ?? /^$/);
      expect(seen, 'run `npm run gen`').toEqual(outputsOf(recipe));
    },
    120_000,
  );
});

describe('the programs of docs/sandbox.md', () => {
  const programs = [...read('docs/sandbox.md').matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(
    ([, body = '']) => body,
  );

  it.each(programs.map((body, i) => [i + 1, body] as const))(
    'run to their end and print something: %d',
    async (_, body) => {
      if (missing.length > 0) return;
      const blocks: Recipe['blocks'] = [
        { kind: 'file', name: 'program.mjs', body },
        { kind: 'script', body: 'node program.mjs' },
        { kind: 'output', body: '' },
      ];
      const [printed] = await runRecipe({ title: 'a program', blocks }, []);
      expect(printed).toMatch(/\w/);
      // What is said beside a line is what it prints.
      for (const [, said] of body.matchAll(/console\.log\(.*\/\/ (\d[\d ]*)$/gm))
        expect(printed).toContain(said);
    },
    60_000,
  );
});

describe('the runner of recipes', () => {
  const recipe = (script: string, output = ''): Recipe[] =>
    readRecipes(`## One\n\n\`\`\`sh\n${script}\n\`\`\`\n\n\`\`\`text\n${output}\`\`\`\n`);

  it.skipIf(missing.length > 0)('fails with the recipe, its code and what it said', async () => {
    const [failing] = recipe('echo before\nfalse\necho after');
    await expect(runRecipe(failing!, [])).rejects.toThrow(/^One: echo before[\s\S]*ended with 1\nbefore\n$/);
  });

  it.skipIf(missing.length > 0)('puts what was seen in the place of what was said', async () => {
    const [one] = recipe('echo seen', 'said\n');
    expect(await runRecipe(one!, [])).toEqual(['seen\n']);
    expect(withOutputs('a\n```text\nsaid\n```\nb', ['seen\n'])).toBe('a\n```text\nseen\n```\nb');
  });
});
