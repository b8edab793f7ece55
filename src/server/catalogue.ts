import { isRouteTool, type ToolDefinition } from '../tools/define-tool.js';
import { inputJsonSchema } from '../tools/full-input.js';
import { tools } from '../tools/registry.js';
import { OUTPUT_SCHEMA } from './result.js';

/** A tool as `tools/list` shows it. */
export interface ListedTool {
  name: string;
  title: string;
  description: string;
  inputSchema: { type: 'object'; [member: string]: unknown };
  outputSchema?: { type: 'object'; [member: string]: unknown };
  annotations: Record<string, boolean>;
  [member: string]: unknown;
}

const READ = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true };

function listed(tool: ToolDefinition, structured: boolean): ListedTool {
  return {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: inputJsonSchema(tool) as ListedTool['inputSchema'],
    ...(structured ? { outputSchema: OUTPUT_SCHEMA } : {}),
    annotations: isRouteTool(tool) ? READ : { ...READ, ...tool.annotations },
  };
}

const lists = new Map<boolean, ListedTool[]>();

/** The whole `tools/list`, made once for each setting of structured results. */
export function toolList(structured: boolean): ListedTool[] {
  let list = lists.get(structured);
  if (!list) {
    list = tools.map((tool) => listed(tool, structured));
    lists.set(structured, list);
  }
  return list;
}

const byName = new Map(tools.map((tool) => [tool.name, tool]));

/** The tool of this name. */
export function findTool(name: string): ToolDefinition | undefined {
  return byName.get(name);
}
