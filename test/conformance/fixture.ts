import { randomBytes } from 'node:crypto';
import { createRequestStateCodec, McpServer } from '@modelcontextprotocol/server';
import { addAskingTools } from './fixture/asking-tools.js';
import { addContentTools, addSchemaTools } from './fixture/content-tools.js';
import { addPrompts } from './fixture/prompts.js';
import { addResources } from './fixture/resources.js';
import { addRoundTools } from './fixture/round-tools.js';
import { addStreamTools } from './fixture/stream-tools.js';

const CAPABILITIES = {
  tools: { listChanged: true },
  resources: { subscribe: true, listChanged: true },
  prompts: { listChanged: true },
  logging: {},
  completions: {},
};

/**
 * A factory of servers with the tools, resources and prompts that the conformance suite calls by name. The host that
 * serves them is ours; `changed` is called when a tool says that a list has changed.
 */
export function fixtureFactory(changed: (list: 'tools' | 'prompts') => void = () => undefined) {
  const codec = createRequestStateCodec<Record<string, unknown>>({ key: randomBytes(32) });
  return () => {
    const server = new McpServer(
      { name: 'conformance-fixture', version: '1.0.0' },
      { capabilities: CAPABILITIES, requestState: { verify: codec.verify } },
    );
    addContentTools(server);
    addSchemaTools(server);
    addStreamTools(server, changed);
    addAskingTools(server);
    addRoundTools(server, codec);
    addResources(server);
    addPrompts(server);
    server.server.setRequestHandler('logging/setLevel', () => ({}));
    server.server.setRequestHandler('completion/complete', () => ({
      completion: { values: [], total: 0, hasMore: false },
    }));
    return server;
  };
}
