import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a test's upstream was asked. */
export interface Asked {
  method: string;
  /** Path and query as they came on the wire. */
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A real HTTP server whose answers a test writes itself. */
export interface TestUpstream {
  url: string;
  asked: Asked[];
  /** Requests that it has and has not answered. */
  held: number;
  /** What answers from now on. */
  answer: (request: Asked, response: ServerResponse) => void;
  stop(): Promise<void>;
}

/** Sends JSON. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** Starts one; `headers` are those of its answer to what it is. */
export async function startUpstream(
  answer: TestUpstream['answer'],
  headers: () => Record<string, string> = () => ({}),
): Promise<TestUpstream> {
  const upstream: TestUpstream = { url: '', asked: [], held: 0, answer, stop: async () => undefined };
  const server = createServer((request, response) => {
    upstream.held++;
    response.once('close', () => upstream.held--);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const asked = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      // The question of what it is, which a server asks once before it words an error, is no part of any test.
      if (asked.url.startsWith('/v1/?') || asked.url === '/v1/') return json(response, 200, {}, headers());
      upstream.asked.push(asked);
      upstream.answer(asked, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  upstream.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  upstream.stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return upstream;
}
