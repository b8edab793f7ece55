import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isObject } from '../../util/json.js';
import { KINDS } from './kinds.js';
import { DISTRIBUTION } from './latency.js';
import { readScenarioText } from './scenario.js';

const document = readFileSync('docs/sandbox.md', 'utf8').split('\n## Making it misbehave\n')[1] ?? '';

describe('the document on misbehaviour', () => {
  it('has a row for each kind and for no other', () => {
    const rows = (document.split(/\| kind +\|/)[1] ?? '').matchAll(/^\| `([a-z-]+)` +\|/gm);
    expect([...rows].map(([, name]) => name)).toEqual(Object.keys(KINDS));
  });

  it('names every member that a kind has of its own', () => {
    for (const [name, { options }] of Object.entries(KINDS)) {
      const row = document.split('\n').find((line) => line.startsWith(`| \`${name}\` `)) ?? '';
      const own = Object.keys(options).filter((member) => !['route', 'rate', 'times'].includes(member));
      expect([name, ...own.filter((member) => !row.includes(`\`${member}\``))]).toEqual([name]);
    }
  });

  it('has examples that are accepted', () => {
    const [, scenario = ''] = /```json\n([\s\S]*?)```/.exec(document) ?? [];
    expect(readScenarioText(scenario)).toHaveLength(4);
    const delays = [...document.matchAll(/`(\{"shape".*?\})`/g)].map(
      ([, json = '']) => JSON.parse(json) as unknown,
    );
    expect(delays).toHaveLength(4);
    for (const delay of delays) expect(isObject(DISTRIBUTION.parse(delay))).toBe(true);
  });
});
