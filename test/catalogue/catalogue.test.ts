import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ListedTool, toolList } from '../../src/server/catalogue.js';
import { tools } from '../../src/tools/registry.js';
import { ROOT } from '../quality/sources.js';

// What a model reads of every tool before it has called one. Each rule names who breaks it.

const LARGEST_CATALOGUE = 26_000;
const LARGEST_LIST = 44_000;
const LONGEST_DESCRIPTION = 200;
const LONGEST_FIELD = 90;
/** Some clients cut there. */
const MOST_TOOLS = 40;

interface Field {
  type?: string;
  description?: string;
  enum?: unknown[];
  anyOf?: Field[];
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Field>;
  required?: string[];
}

const listed = toolList(true);
/** What tells of the server itself stands beside the tools for the TAB, whose size is bounded. */
const ofTheTab = listed.filter(
  ({ name }) => !existsSync(join(ROOT, 'src/tools/service', `${name.replaceAll('_', '-')}.ts`)),
);
const size = (value: unknown) => JSON.stringify(value).length;
const schemaOf = (tool: ListedTool) => tool.inputSchema as unknown as Field & Record<string, unknown>;
const fields = listed.flatMap((tool) =>
  Object.entries(schemaOf(tool).properties ?? {}).map(([name, field]) => ({
    where: `${tool.name}.${name}`,
    field,
  })),
);
const offenders = (bad: (one: { where: string; field: Field }) => boolean) =>
  fields.filter(bad).map(({ where }) => where);

function bounded(field: Field): boolean {
  if (field.enum) return true;
  if (field.anyOf) return field.anyOf.every(bounded);
  if (field.type === 'string') return field.maxLength !== undefined;
  if (field.type === 'integer' || field.type === 'number')
    return field.minimum !== undefined && field.maximum !== undefined;
  return field.type === 'boolean' || field.type === 'object';
}

describe('the catalogue', () => {
  it(`is at most ${LARGEST_CATALOGUE} characters of names, descriptions and input schemas`, () => {
    const parts = ofTheTab.map(({ name, description, inputSchema }) => ({ name, description, inputSchema }));
    const largest = parts
      .map((part) => `${part.name}: ${size(part)}`)
      .sort((a, b) => Number(b.split(': ')[1]) - Number(a.split(': ')[1]));
    expect(size(parts), largest.slice(0, 5).join(', ')).toBeLessThanOrEqual(LARGEST_CATALOGUE);
  });

  it(`is at most ${LARGEST_LIST} characters as it is listed`, () => {
    expect(size({ tools: listed })).toBeLessThanOrEqual(LARGEST_LIST);
    expect(size({ tools: toolList(false) })).toBeLessThan(size({ tools: listed }));
  });

  it('is short enough for every client, made once, and every name in it once', () => {
    expect(listed.length).toBeLessThanOrEqual(MOST_TOOLS);
    expect(new Set(listed.map(({ name }) => name)).size).toBe(listed.length);
    expect(listed.map(({ name }) => name)).toEqual(tools.map(({ name }) => name));
    expect(toolList(true)).toBe(listed);
  });
});

describe('every tool', () => {
  it(`is described in at most ${LONGEST_DESCRIPTION} characters, a whole sentence`, () => {
    const bad = listed.filter(
      ({ description }) => description.length > LONGEST_DESCRIPTION || !/^[A-Z].{30,}[.]$/.test(description),
    );
    expect(bad.map(({ name, description }) => `${name}: ${description.length} ${description}`)).toEqual([]);
  });

  it('has a name that all clients take, a title, and hints for all four questions', () => {
    for (const tool of listed) {
      expect(tool.name).toMatch(/^[a-z][a-z_]{2,63}$/);
      expect(tool.title, tool.name).toMatch(/^.{3,60}$/);
      expect(Object.keys(tool.annotations).sort(), tool.name).toEqual([
        'destructiveHint',
        'idempotentHint',
        'openWorldHint',
        'readOnlyHint',
      ]);
    }
  });

  it('takes an object of named arguments and nothing else, with no choice at its root', () => {
    for (const tool of listed) {
      const schema = schemaOf(tool);
      expect(schema['type'], tool.name).toBe('object');
      expect(schema['additionalProperties'], tool.name).toBe(false);
      for (const member of ['anyOf', 'oneOf', 'allOf', 'not', '$ref', '$defs'])
        expect(schema, tool.name).not.toHaveProperty(member);
    }
  });

  it('requires nothing that a key could stand for', () => {
    const keyed = listed.filter((tool) => schemaOf(tool).properties?.['key']);
    expect(keyed.length).toBeGreaterThan(8);
    const parts =
      /^(meeting_date|race_type|venue_mnemonic|race_number|(sport|competition|tournament|match)_name)$/;
    const bad = keyed.flatMap((tool) =>
      (schemaOf(tool).required ?? [])
        .filter((name) => parts.test(name))
        .map((name) => `${tool.name}.${name}`),
    );
    expect(bad).toEqual([]);
  });

  it('advertises the envelope that every answer fits, unless structured results are off', () => {
    for (const tool of listed) expect(tool.outputSchema?.type, tool.name).toBe('object');
    for (const tool of toolList(false)) expect(tool, tool.name).not.toHaveProperty('outputSchema');
  });
});

describe('every argument', () => {
  it('is described, briefly', () => {
    expect(offenders(({ field }) => !field.description || field.description.length > LONGEST_FIELD)).toEqual(
      [],
    );
  });

  it('has real bounds', () => {
    expect(offenders(({ field }) => !bounded(field))).toEqual([]);
    expect(fields.filter(({ field }) => JSON.stringify(field).includes('9007199254740991'))).toEqual([]);
  });

  it('of the same name is the same in every tool, its description and the two kinds of keys apart', () => {
    const shape = ({ description: _, ...rest }: Field) =>
      JSON.stringify(rest, (key, value) => (key === 'description' ? undefined : value));
    const shapes = new Map<string, Set<string>>();
    for (const { where, field } of fields) {
      const name = where.split('.')[1] ?? '';
      shapes.set(name, (shapes.get(name) ?? new Set()).add(shape(field)));
    }
    expect(
      [...shapes].filter(([name, found]) => found.size > (name === 'key' ? 2 : 1)).map(([name]) => name),
    ).toEqual([]);
  });
});
