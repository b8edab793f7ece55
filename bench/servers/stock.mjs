// The server that the SDK's documents teach: McpServer, each tool registered with its zod schemas. The schemas are
// ours and are built once; the tool gives the prebuilt answer (BENCH_TOOL=prebuilt), or runs our own executor.

import { McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod';
import { chooseTarget, createRuntime, loadConfig } from '../../dist/index.js';
import { findTool } from '../../dist/server/catalogue.js';
import { fullInput } from '../../dist/tools/full-input.js';
import { prebuilt, tools } from './prebuilt.mjs';

const outputSchema = z.looseObject({
  notice: z.string().optional(),
  note: z.string().optional(),
  key: z.string().optional(),
  state: z.string().optional(),
  as_of: z.string().optional(),
  age_seconds: z.number().optional(),
  source: z.string().optional(),
  upstream: z.string().optional(),
  facts: z.unknown().optional(),
  next_cursor: z.string().optional(),
  body: z.unknown().optional(),
  error: z.looseObject({}).optional(),
});

const registrations = tools.map(({ name, title, description, annotations }) => {
  const tool = findTool(name);
  return {
    name,
    tool,
    config: { title, description, annotations, inputSchema: fullInput(tool), outputSchema },
  };
});

function handlers() {
  if (process.env.BENCH_TOOL === 'prebuilt') return () => () => prebuilt;
  const config = loadConfig(process.env);
  const { execute, operator } = createRuntime(config, chooseTarget(config, true));
  return (tool) => (given, context) => execute(tool, given, operator, context.mcpReq.signal);
}

const handlerOf = handlers();

/** Makes a stock server for a request or connection. */
export function stockServer() {
  const server = new McpServer({ name: 'stock', version: '1.0.0' }, { capabilities: { tools: {} } });
  for (const { name, tool, config } of registrations) server.registerTool(name, config, handlerOf(tool));
  return server;
}
