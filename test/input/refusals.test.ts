import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Runtime } from '../../src/index.js';
import type { ToolDefinition } from '../../src/tools/define-tool.js';
import { inputJsonSchema } from '../../src/tools/full-input.js';
import { SECRET_ARGUMENTS } from '../../src/tools/grammar.js';
import { tools } from '../../src/tools/registry.js';
import { callTool, testRuntime, textOf } from '../support/runtime.js';
import { json, startUpstream, type TestUpstream } from '../support/upstream.js';

// Every argument of every tool with what it must not be given: the refusal names the argument, what came and what is
// accepted, and the upstream is asked nothing.

interface Field {
  type?: string;
  enum?: string[];
  anyOf?: Field[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
}

// Names become segments of a path, or are searched for; none may be a path or hold what can't be seen.
const NAMES = new Set([
  'venue_mnemonic',
  'venue',
  'race_number',
  'wagering_product',
  'sport_name',
  'competition_name',
  'tournament_name',
  'match_name',
  'market',
  'series',
  'path',
]);

let upstream: TestUpstream;
let runtime: Runtime;
beforeAll(async () => {
  upstream = await startUpstream((_, response) => json(response, 200, {}));
  runtime = testRuntime(upstream.url, { TAB_RESILIENCE: 'off' });
});
afterAll(async () => {
  await runtime.close();
  await upstream.stop();
});
afterEach(() => {
  expect(upstream.asked.map((request) => request.url)).toEqual([]);
});

/** The same text percent-encoded so many times over. */
function encoded(text: string, times: number): string {
  return times === 0 ? text : encoded(text.replace(/[./\\%]/g, hex), times - 1);
}
function hex(char: string): string {
  return `%${char.charCodeAt(0).toString(16)}`;
}

const CLIMBS = ['.', '..', '../', '..\\', '../../oauth', 'a/../b'].flatMap((text) =>
  [0, 1, 2].map((times) => encoded(text, times)),
);

/** What an argument with this schema must refuse. */
function unacceptable(name: string, field: Field): unknown[] {
  const kinds = field.anyOf ?? [field];
  const types = new Set(kinds.map(({ type }) => type));
  const text = kinds.find(({ type }) => type === 'string');
  const whole = kinds.find(({ type }) => type === 'integer');
  const put = (texts: string[]) => (name === 'path' ? texts.map((one) => `/v1/${one}`) : texts);
  return [
    [],
    ['a'],
    ...(types.has('object') ? [] : [{}, { a: 1 }]),
    ...(types.has('boolean') ? ['true', 'yes', 0, 1] : [true]),
    ...(types.has('integer') ? [] : [5]),
    ...(whole ? [(whole.minimum ?? 0) - 1, (whole.maximum ?? 0) + 1, 1.5, -1, 1e300] : []),
    ...(text ? ['x'.repeat((text.maxLength ?? 0) + 1)] : ['words']),
    // An empty pointer is the whole answer.
    ...(name === 'select' ? [] : ['']),
    ...(text ? put(['a\u0000b', 'a\u001b[31mb', 'a\nb', 'a\u0085b', 'a\ud800b']) : []),
    ...(text && NAMES.has(name) ? [' ', ...put([...CLIMBS, '\u0007'])] : []),
    ...(field.enum ? ['other', `${field.enum[0]} `] : []),
  ];
}

const fields = (tool: ToolDefinition) =>
  Object.entries(inputJsonSchema(tool)['properties'] as Record<string, Field>);

async function refused(tool: ToolDefinition, given: Record<string, unknown>) {
  const result = await callTool(runtime, tool.name, given);
  const text = textOf(result);
  expect(result.isError, `${tool.name} ${JSON.stringify(given)}`).toBe(true);
  expect(text.startsWith(`${tool.name}:`), text).toBe(true);
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|undefined|NaN|\[object Object\]/);
  const error = result.structuredContent?.['error'] as {
    kind: string;
    details: { argument: string; message: string }[];
  };
  expect(error.kind).toBe('bad_input');
  return error.details;
}

describe.each(tools.map((tool) => ({ name: tool.name, tool })))('$name', ({ tool }) => {
  it('refuses an argument that it does not have, with the nearest', async () => {
    const [first] = fields(tool);
    const near = `${first?.[0]}s`;
    const found = await refused(tool, { [near]: 'x', zzzzzzzz: 1 });
    expect(found.find(({ argument }) => argument === near)?.message).toMatch(
      new RegExp(`^there is no argument "${near}"; did you mean ${first?.[0]}\\?$`),
    );
    expect(found.find(({ argument }) => argument === 'zzzzzzzz')?.message).toContain('. Accepted: ');
  });

  it.each(fields(tool))('refuses for %s what it can’t be', async (name, field) => {
    const values = unacceptable(name, field);
    expect(values.length).toBeGreaterThan(4);
    for (const value of values) {
      const issue = (await refused(tool, { [name]: value })).find(({ argument }) => argument === name);
      const what = `${name} ${JSON.stringify(value)}: ${issue?.message}`;
      expect(issue?.message.startsWith(name), what).toBe(true);
      expect(issue?.message, what).toMatch(/Accepted: .{8,}/);
      expect(issue?.message.length, what).toBeLessThan(400);
      if (SECRET_ARGUMENTS.has(name)) expect(issue?.message, what).toContain('(not shown)');
      else if (typeof value === 'number') expect(issue?.message, what).toContain(JSON.stringify(value));
    }
  });
});
