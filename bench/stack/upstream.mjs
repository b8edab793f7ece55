// Answers every request after one millisecond with a body of a few kilobytes. A timer would not do: it fires on whole
// milliseconds, so that a request a little later may be answered a whole one later.

import { createServer } from 'node:http';

const DELAY_MS = 1;

const body = Buffer.from(
  JSON.stringify({ races: Array.from({ length: 20 }, (_, i) => ({ number: i, name: 'x'.repeat(150) })) }),
);

function answer(response, due) {
  if (performance.now() < due) {
    setImmediate(answer, response, due);
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
}

const server = createServer((_request, response) => answer(response, performance.now() + DELAY_MS));
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
