// What Node itself costs: answers each request line with an empty list, and knows no protocol.

import { createInterface } from 'node:readline';

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id } = JSON.parse(line);
  if (id !== undefined)
    process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result: { tools: [{}] } })}\n`);
});
