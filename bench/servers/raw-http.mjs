// The floor: node:http, JSON.parse, JSON.stringify, and no protocol.

import { createServer } from 'node:http';
import { prebuilt, tools } from './prebuilt.mjs';

const RESULTS = { 'tools/call': prebuilt, 'tools/list': { tools } };

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { id, method } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', id, result: RESULTS[method] }));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/mcp`));
