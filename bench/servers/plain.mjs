// What no server can beat: node:http that sends the bytes another server sent, asked once and then given from memory.

import { createServer, request } from 'node:http';

const from = process.argv[2];
const kept = new Map();

/** The answer as it came over the wire, still compressed. */
function fetchOnce(url, encoding) {
  return new Promise((resolve, reject) => {
    const headers = encoding ? { 'accept-encoding': encoding } : {};
    request(from + url, { headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => {
        const body = Buffer.concat(parts);
        const { 'content-type': type, 'content-encoding': coding } = response.headers;
        const sent = { 'content-type': type, 'content-length': body.length };
        if (coding) sent['content-encoding'] = coding;
        resolve({ status: response.statusCode, headers: sent, body });
      });
    })
      .on('error', reject)
      .end();
  });
}

const server = createServer(async ({ url, headers }, response) => {
  const encoding = headers['accept-encoding'];
  const key = encoding ? `${encoding} ${url}` : url;
  let found = kept.get(key);
  if (!found) {
    found = await fetchOnce(url, encoding);
    kept.set(key, found);
  }
  response.writeHead(found.status, found.headers);
  response.end(found.body);
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
