// The smallest useful server of the SDK: one tool over stdio.

import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import * as z from 'zod';

serveStdio(() => {
  const server = new McpServer({ name: 'one-tool', version: '1.0.0' }, { capabilities: { tools: {} } });
  const config = {
    title: 'Add',
    description: 'Adds two numbers.',
    inputSchema: z.object({ a: z.number(), b: z.number() }),
  };
  server.registerTool('add', config, ({ a, b }) => ({ content: [{ type: 'text', text: String(a + b) }] }));
  return server;
});
