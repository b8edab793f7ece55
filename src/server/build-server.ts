import {
  ProtocolError,
  ProtocolErrorCode,
  ResourceNotFoundError,
  Server,
  type ServerContext,
} from '@modelcontextprotocol/server';
import type { Caller } from '../client/caller.js';
import type { JsonObject } from '../util/json.js';
import { nearest } from '../util/nearest.js';
import { cleanText, truncate } from '../util/text.js';
import { findTool, toolList } from './catalogue.js';
import type { Execute } from './execute.js';
import { instructions } from './instructions.js';
import type { UpstreamKind } from './practice.js';
import { PROMPTS, promptMessages } from './prompts.js';
import { RESOURCE_TEMPLATES, RESOURCES, readResource } from './resources.js';

export interface ServerParts {
  version: string;
  execute: Execute;
  structured: boolean;
  /** What the upstream is, for the instructions, where that is known. */
  kind: UpstreamKind | undefined;
  /** Who a request speaks for. */
  callerOf: (context: ServerContext) => Caller;
  status: () => JsonObject;
}

/** How long a client may keep the lists, milliseconds: they change only with a new version. */
const LISTS = { ttlMs: 3_600_000, cacheScope: 'public' } as const;

/**
 * Builds one protocol server. It is built for every HTTP request and every connection, so all that costs (schemas,
 * lists, client) exists once outside of it.
 */
export function buildServer(parts: ServerParts): Server {
  const server = new Server(
    { name: 'tab-mcp', title: 'TAB MCP (unofficial)', version: parts.version },
    {
      capabilities: { tools: {}, resources: {}, prompts: {} },
      instructions: instructions(parts.kind),
      cacheHints: {
        'tools/list': LISTS,
        'prompts/list': LISTS,
        'resources/list': LISTS,
        'resources/templates/list': LISTS,
        'server/discover': LISTS,
      },
    },
  );
  server.setRequestHandler('tools/list', () => ({ tools: toolList(parts.structured) }));
  server.setRequestHandler('tools/call', (request, context) => {
    const { name, arguments: given } = request.params;
    const tool = findTool(name);
    if (!tool) throw unknownTool(name, parts.structured);
    return parts.execute(tool, given, parts.callerOf(context), context.mcpReq.signal);
  });
  server.setRequestHandler('resources/list', () => ({ resources: RESOURCES }));
  server.setRequestHandler('resources/templates/list', () => ({ resourceTemplates: RESOURCE_TEMPLATES }));
  server.setRequestHandler('resources/read', async (request, context) => {
    const { uri } = request.params;
    const { execute, status } = parts;
    const found = await readResource(uri, {
      execute,
      status,
      caller: parts.callerOf(context),
      signal: context.mcpReq.signal,
    });
    if (!found) throw new ResourceNotFoundError(uri);
    // A caller's jurisdiction and token are no part of the address: nobody else may be given what is kept for it.
    return { contents: [found.content], ttlMs: found.ttlMs, cacheScope: 'private' as const };
  });
  server.setRequestHandler('prompts/list', () => ({ prompts: PROMPTS }));
  server.setRequestHandler('prompts/get', (request) => {
    const messages = promptMessages(request.params.name, request.params.arguments ?? {});
    if (!messages)
      throw new ProtocolError(
        ProtocolErrorCode.InvalidParams,
        `There is no prompt "${shown(request.params.name)}".`,
      );
    return messages;
  });
  return server;
}

function shown(name: string): string {
  return truncate(cleanText(name), 60);
}

function unknownTool(name: string, structured: boolean): ProtocolError {
  const near = nearest(
    name,
    toolList(structured).map((tool) => tool.name),
    1,
  )[0];
  return new ProtocolError(
    ProtocolErrorCode.InvalidParams,
    `There is no tool "${shown(name)}"${near ? `; did you mean ${near}?` : '.'}`,
  );
}
