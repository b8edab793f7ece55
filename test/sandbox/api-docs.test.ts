import { afterAll, describe, expect, it } from 'vitest';
import * as exported from '../../src/sandbox/index.js';
import { filesUnder, isTest, read } from '../quality/sources.js';

// docs/sandbox.md, "Its API": all there is, and nothing else.

const section = read('docs/sandbox.md').split('\n## Its API\n')[1]?.split('\n## ')[0] ?? '';
const part = (heading: string) => section.split(`\n### ${heading}\n`)[1]?.split('\n### ')[0] ?? '';

/** The cells of the rows of the first table in a text, its head apart. */
function rowsIn(text: string): string[][] {
  const [table = ''] = /(^\|.*\n?)+/m.exec(text) ?? [];
  const [, , ...rows] = table.trimEnd().split('\n');
  return rows.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

/** The words in code of a text. */
const wordsIn = (text = '') =>
  [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);

const sandbox = await exported.startSandbox({
  seed: 'tab',
  at: Date.parse('2026-11-24T03:02:00Z'),
  speed: 0,
});
afterAll(() => sandbox.stop());

describe('the options of the sandbox in its document', () => {
  const rows = rowsIn(part('Options'));

  it('are those of the program', () => {
    const source =
      read('src/sandbox/start.ts').split('export interface SandboxOptions {')[1]?.split('\n}')[0] ?? '';
    const options = [...source.matchAll(/^ {2}(\w+)\??: /gm)].map(([, name]) => name);
    expect(options.length).toBeGreaterThan(10);
    expect(rows.flatMap(([, program]) => wordsIn(program)).toSorted()).toEqual(options.toSorted());
  });

  it('are those of the command, with its defaults', () => {
    const source = read('src/cli/program.ts').split("add('sandbox'")[1]?.split('.action')[0] ?? '';
    const options = [...source.matchAll(/\.option\('(--[\w-]+) [^']*', '[^']*'(?:, '([^']*)')?\)/g)];
    expect(rows.flatMap(([command]) => wordsIn(command)).toSorted()).toEqual(
      options.map(([, name]) => name).toSorted(),
    );
    for (const [, name, usual] of options) {
      const [, , told = ''] = rows.find(([command]) => wordsIn(command).includes(name ?? '')) ?? [];
      if (usual !== undefined) expect([name, told.replaceAll('`', '').split(';')[0]]).toEqual([name, usual]);
    }
  });
});

describe('the controls of the sandbox in its document', () => {
  const rows = rowsIn(part('Controls'));
  const paths = rows.map(([route = '']) => /\/sandbox\/\w+/.exec(route)?.[0]);

  it('are all that the sources know', () => {
    const sources = filesUnder('src/sandbox', '.ts').filter((file) => !isTest(file));
    const known = sources.flatMap((file) =>
      [...read(file).matchAll(/'(\/sandbox\/\w+)[/{\w}]*'/g)].map(([, path]) => path),
    );
    expect([...new Set(paths)].toSorted()).toEqual([...new Set(known)].toSorted());
  });

  it.each([
    ['GET /sandbox/clock', '/sandbox/clock'],
    ['GET /sandbox/faults', '/sandbox/faults'],
    ['GET /sandbox/requests', '/sandbox/requests'],
    ['GET /sandbox/find', '/sandbox/find?what=protest'],
    ['GET /sandbox/history', '/sandbox/history/2026-11-24/R/ARM/3?jurisdiction=NSW'],
  ])('answer with the members that are told: %s', async (route, address) => {
    const body = (await (await fetch(sandbox.url + address)).json()) as Record<string, unknown>;
    const [, , told] = rows.find(([name = '']) => name.includes(route)) ?? [];
    expect(Object.keys(body).filter((name) => !wordsIn(told).includes(name))).toEqual([]);
  });

  it('take the members of a change that are told', async () => {
    const [, sent] = rows.find(([name = '']) => name.includes('POST /sandbox/clock')) ?? [];
    for (const member of ['at', 'step', 'speed', 'paused']) expect(wordsIn(sent)).toContain(member);
    const change = { step: 'next-jump', speed: 0, paused: false };
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${sandbox.url}/sandbox/clock`, {
      method: 'POST',
      headers,
      body: JSON.stringify(change),
    });
    expect(await answer.json()).toEqual({ now: new Date(sandbox.clock.now()).toISOString(), speed: 0 });
  });

  it('find what the list says, and nothing else', async () => {
    const [, list = ''] = part('Controls').split(/\n`find` /);
    const { error } = (await (await fetch(`${sandbox.url}/sandbox/find`)).json()) as {
      error: { details: [{ message: string }] };
    };
    const words = error.details[0].message.replace('should be ', '').split(', ');
    expect(rowsIn(list).flatMap(([word]) => wordsIn(word))).toEqual(words);
  });
});

describe('what a program has of the sandbox in its document', () => {
  const words = wordsIn(part('In a program'));

  it('is every export, and every member of a running one', () => {
    const members = [sandbox, sandbox.clock, sandbox.faults].flatMap((one) => Object.keys(one));
    expect([...Object.keys(exported), ...members].filter((name) => !words.includes(name))).toEqual([]);
  });
});
