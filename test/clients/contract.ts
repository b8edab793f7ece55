import { Ajv, type ValidateFunction } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tools } from '../../src/tools/registry.js';
import { type ExampleKeys, fillExample, findExampleKeys } from '../support/examples.js';
import { STARTING_MS } from '../support/process.js';
import type { AnyClient, CallResult, ClientKind, Place } from './clients.js';

const PRACTICE = 'PRACTICE DATA: invented by the local sandbox, not the TAB.';

/** What stands in a text where something was forgotten. */
const FORGOTTEN = /\bundefined\b|\bNaN\b|\[object Object\]|Invalid Date/;

/** Always refused: this version sends nothing that writes. */
const REFUSED = 'tab_post';

interface ListedTool {
  name: string;
  outputSchema: object;
}

/** Keys that the examples take: found once by whoever comes first, because all ask the same world. */
export interface World {
  keys?: ExampleKeys;
}

/** Lists, calls and reads everything with one client, and says of each answer what must hold. */
export function getsAlongWith(kind: ClientKind, place: () => Place, world: World = {}): void {
  describe(kind.name, () => {
    let client: AnyClient;
    let keys: ExampleKeys;
    const validators = new Map<string, ValidateFunction>();

    async function call(name: string, given: Record<string, unknown>) {
      return (await client.request('tools/call', { name, arguments: given })) as unknown as CallResult;
    }

    beforeAll(async () => {
      client = await kind.connect(place());
      const { tools: listed } = (await client.request('tools/list')) as unknown as { tools: ListedTool[] };
      const ajv = new Ajv();
      for (const { name, outputSchema } of listed) validators.set(name, ajv.compile(outputSchema));
      world.keys ??= await findExampleKeys(async (name, given) => {
        const { structuredContent, content } = await call(name, given);
        if (!structuredContent?.['facts']) throw new Error(content[0]?.text);
        return structuredContent['facts'];
      });
      keys = world.keys;
    }, STARTING_MS);
    afterAll(() => client?.close());

    it('agrees on the revision', () => {
      expect(client.revision).toBe(kind.revision);
    });

    it('lists every tool', () => {
      expect([...validators.keys()]).toEqual(tools.map((tool) => tool.name));
    });

    it.each(tools)('calls $name', async ({ name, examples }) => {
      for (const example of examples) {
        const given = fillExample(example.arguments, keys);
        const { content, structuredContent, isError } = await call(name, given);
        const text = content.at(-1)?.text ?? '';
        expect(isError ?? false, text).toBe(name === REFUSED);
        expect(text.startsWith(`${PRACTICE}\n`), text).toBe(true);
        expect(structuredContent?.['notice']).toBe(PRACTICE);
        const valid = validators.get(name);
        expect(valid?.(structuredContent), JSON.stringify(valid?.errors)).toBe(true);
        expect(text).not.toMatch(FORGOTTEN);
        expect(JSON.stringify(structuredContent)).not.toMatch(FORGOTTEN);
      }
    });

    it('is given the whole body as JSON, then the text, in full', async () => {
      const { content, structuredContent } = await call('racing_get_race', {
        key: keys.race,
        detail: 'full',
      });
      expect(JSON.parse(content[0]?.text ?? '')).toEqual(structuredContent?.['body']);
      expect(content[1]?.text.startsWith(`${PRACTICE}\n`)).toBe(true);
    });

    it('is told which argument is not accepted', async () => {
      const { content, isError } = await call('racing_get_next_to_go', { count: 3 });
      expect(isError).toBe(true);
      expect(content[0]?.text).toContain('there is no argument "count"; did you mean max_races?');
    });

    it('is refused a tool that does not exist, with the nearest name', async () => {
      await expect(call('racing_get_rac', {})).rejects.toThrow('did you mean racing_get_race?');
    });

    it('reads the status and a race', async () => {
      const listed = (await client.request('resources/list')) as { resources?: { uri: string }[] };
      expect(listed.resources?.map(({ uri }) => uri)).toEqual(['tab://status']);
      const [template] = ((await client.request('resources/templates/list'))['resourceTemplates'] ?? []) as {
        uriTemplate: string;
      }[];
      const read = async (uri: string) => {
        const { contents } = await client.request('resources/read', { uri });
        return (contents as { text: string }[])[0]?.text ?? '';
      };
      expect(JSON.parse(await read('tab://status'))).toMatchObject({ practice: true, tools: tools.length });
      const race = await read((template?.uriTemplate ?? '').replace('{+key}', keys.race));
      expect(race.startsWith(`${PRACTICE}\n`)).toBe(true);
      expect(race).toContain(keys.race);
    });

    it('gets the prompt with its argument', async () => {
      const { prompts } = (await client.request('prompts/list')) as { prompts?: { name: string }[] };
      const [name] = prompts?.map((prompt) => prompt.name) ?? [];
      const prompt = await client.request('prompts/get', { name, arguments: { race: keys.race } });
      expect(JSON.stringify(prompt['messages'])).toContain(keys.race);
    });
  });
}
