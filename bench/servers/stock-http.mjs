// The stock server over HTTP, both ways that the SDK's documents show: at /mcp createMcpHandler (2026-07-28, and the
// default stateless leg for 2025-era clients), at /session a transport for each 2025-era session.

import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { NodeStreamableHTTPServerTransport, toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { stockServer } from './stock.mjs';

const handler = toNodeHandler(createMcpHandler(stockServer));
const sessions = new Map();

async function session(request, response) {
  const known = sessions.get(request.headers['mcp-session-id']);
  if (known) return known.handleRequest(request, response);
  const transport = new NodeStreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    onsessioninitialized: (id) => void sessions.set(id, transport),
  });
  await stockServer().connect(transport);
  return transport.handleRequest(request, response);
}

const server = createServer((request, response) =>
  request.url === '/session' ? session(request, response) : handler(request, response),
);
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/mcp`));
