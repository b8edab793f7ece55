import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathArguments } from '../../src/client/request.js';
import type { Runtime } from '../../src/index.js';
import { isRouteTool, type RouteTool } from '../../src/tools/define-tool.js';
import { tools } from '../../src/tools/registry.js';
import { callTool, testRuntime } from '../support/runtime.js';
import { json, startUpstream, type TestUpstream } from '../support/upstream.js';

// Whatever name is accepted arrives as one segment of the path: the number of segments never changes, and each
// decodes to the name that was given.

let upstream: TestUpstream;
let runtime: Runtime;
beforeAll(async () => {
  upstream = await startUpstream((_, response) => json(response, 500, {}));
  runtime = testRuntime(upstream.url, { TAB_RESILIENCE: 'off' });
});
afterAll(async () => {
  await runtime.close();
  await upstream.stop();
});

const byName = tools.filter(isRouteTool).filter((tool) => pathArguments(tool.route)[0] === 'sport_name');

async function requestsFor(tool: RouteTool, given: Record<string, unknown>): Promise<string[]> {
  const before = upstream.asked.length;
  await callTool(runtime, tool.name, given);
  return upstream.asked.slice(before).map((request) => request.url);
}

function segments(url: string): string[] {
  return (url.split('?')[0] ?? '').split('/');
}

// Texts that are made to trouble a path, beside any text.
const pieces = fc.constantFrom(
  '.',
  '..',
  '/',
  '\\',
  '%2e',
  '%2E',
  '%2f',
  '%5c',
  '%252e',
  '%25',
  '%',
  '?',
  '#',
  ';',
  '&',
  '+',
  ' ',
  'a',
  'é',
  '．',
  '😀',
  '%ff',
  '%c0%ae',
);
const names = fc.oneof(
  fc.array(pieces, { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ minLength: 1, unit: 'binary' }),
  fc.string({ minLength: 1 }),
);

describe('a name that is accepted', () => {
  it('is exactly one segment, which decodes to it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...byName),
        fc.array(names, { minLength: 4, maxLength: 4 }),
        async (tool, texts) => {
          const wanted = pathArguments(tool.route);
          const given: Record<string, unknown> = {};
          for (const [index, name] of wanted.entries())
            given[name] = name === 'round_number' ? 3 : texts[index];
          const [url] = await requestsFor(tool, given);
          if (url === undefined) return;
          const template = tool.route.slice('GET '.length).split('/');
          const found = segments(url);
          expect(found).toHaveLength(template.length);
          for (const [index, part] of template.entries()) {
            const argument = /^\{(\w+)\}$/.exec(part)?.[1];
            const segment = found[index] ?? '';
            expect(segment).not.toMatch(/^\.{1,2}$|[\\#]/);
            expect(decodeURIComponent(segment)).toBe(argument ? String(given[argument]).trim() : part);
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(upstream.asked.length).toBeGreaterThan(50);
  });

  it.each(byName.map((tool) => ({ name: tool.name, tool })))(
    'may hold a slash, which travels as %2F: $name',
    async ({ tool }) => {
      const given = Object.fromEntries(
        pathArguments(tool.route).map((name) => [name, name === 'round_number' ? 3 : 'A/B & C+D?#']),
      );
      const [url] = await requestsFor(tool, given);
      expect(url).toContain('/A%2FB%20%26%20C%2BD%3F%23');
      expect(segments(url ?? '')).toHaveLength(tool.route.split('/').length);
    },
  );
});

describe('the query', () => {
  it('is sorted, camel case, and carries what is given as text', async () => {
    const tool = tools.filter(isRouteTool).find((one) => one.name === 'footytab_get_round_details')!;
    const given = { sport_name: 'Rugby League', round_number: 3, series: 'A&B=C+D E', jurisdiction: 'vic' };
    expect(await requestsFor(tool, given)).toEqual([
      '/v1/tab-info-service/sports/Rugby%20League/footy/rounds/3?jurisdiction=VIC&series=A%26B%3DC%2BD%20E',
    ]);
  });
});
