import type { Json } from '../util/json.js';

/** A tool result as MCP has it. */
export interface ToolResult {
  content: { type: 'text'; text: string }[];
  structuredContent?: { [key: string]: Json | unknown };
  isError?: true;
  [key: string]: unknown;
}

/**
 * The advertised output schema: the envelope that every answer and every error fits. Facts and body are the tool's
 * own, and no member is required, so that it always holds.
 */
export const OUTPUT_SCHEMA = {
  type: 'object',
  properties: {
    notice: { type: 'string' },
    note: { type: 'string' },
    key: { type: 'string' },
    state: { type: 'string' },
    as_of: { type: 'string' },
    age_seconds: { type: 'number' },
    source: { type: 'string' },
    upstream: { type: 'string' },
    facts: {},
    next_cursor: { type: 'string' },
    body: {},
    error: { type: 'object' },
  },
} as const;

/** The object without its undefined members. */
export function compact<T extends Record<string, unknown>>(
  members: T,
): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}
