// The upstream that every server here asks: a frozen sandbox whose answers are asked once and then given from
// memory, so that all see the same bytes and none waits for the sandbox's own work.

import { createServer } from 'node:http';
import { startSandbox } from '../../dist/sandbox/index.js';

const sandbox = await startSandbox({ seed: 'bench', at: Date.UTC(2026, 4, 2, 3), speed: 0 });
const kept = new Map();

async function answer(url) {
  const reply = await fetch(sandbox.url + url, { headers: { accept: 'application/json' } });
  const body = Buffer.from(await reply.arrayBuffer());
  return {
    status: reply.status,
    body,
    headers: {
      'content-type': reply.headers.get('content-type'),
      'content-length': body.length,
      'x-tab-sandbox': reply.headers.get('x-tab-sandbox'),
    },
  };
}

const server = createServer(async ({ url }, response) => {
  let found = kept.get(url);
  if (!found) {
    found = await answer(url);
    kept.set(url, found);
  }
  response.writeHead(found.status, found.headers);
  response.end(found.body);
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
