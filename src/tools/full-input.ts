import * as z from 'zod';
import { isRouteTool, type ToolDefinition } from './define-tool.js';
import { meetingKey, raceKey, sportsKey } from './fields.js';

const SHARED = {
  access_token: z.string().min(1).max(8192).optional().describe('Handle or token; rarely needed'),
  jurisdiction: z.string().max(3).optional().describe('NSW VIC QLD SA TAS ACT NT'),
  detail: z.enum(['concise', 'full']).optional().describe('full: whole body too'),
} as const;

/** Every argument a tool takes: its own, `key` where it has one, and the shared ones. */
export function fullShape(tool: ToolDefinition): z.ZodRawShape {
  if (!isRouteTool(tool)) {
    return { ...tool.input, ...Object.fromEntries(tool.shared.map((name) => [name, SHARED[name]])) };
  }
  const key = keyField(tool.keyed?.kind, tool.keyed?.parts.length);
  return { ...(key ? { key: key.optional() } : {}), ...tool.input, ...SHARED };
}

function keyField(kind: 'racing' | 'sports' | undefined, parts = 0) {
  if (kind === 'racing') return parts > 3 ? raceKey : meetingKey;
  return kind === 'sports' ? sportsKey : undefined;
}

const objects = new WeakMap<ToolDefinition, z.ZodObject>();

/** The strict schema of a tool's arguments, made once a tool. */
export function fullInput(tool: ToolDefinition): z.ZodObject {
  let found = objects.get(tool);
  if (!found) {
    found = z.strictObject(fullShape(tool));
    objects.set(tool, found);
  }
  return found;
}

const jsonSchemas = new WeakMap<ToolDefinition, Record<string, unknown>>();

/** The same as JSON Schema (2020-12), as clients see it, made once a tool. */
export function inputJsonSchema(tool: ToolDefinition): Record<string, unknown> {
  let found = jsonSchemas.get(tool);
  if (!found) {
    const { $schema: _, ...schema } = z.toJSONSchema(fullInput(tool), { io: 'input' });
    found = schema as Record<string, unknown>;
    jsonSchemas.set(tool, found);
  }
  return found;
}
