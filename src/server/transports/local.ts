import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Names under which a server on this computer may be asked for, besides the one it listens on. */
const LOCAL_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** An IPv6 address with its brackets; anything else as it is. */
function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

/** The names that a `Host` or `Origin` header may have at a server that listens on `host`. */
export function namesOf(host: string): string[] {
  return [...LOCAL_NAMES, bracketed(host)];
}

/** Listens, at a free port where `port` is 0; gives the port. Rejects with the system's error (`EADDRINUSE`, …). */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host.replace(/^\[|\]$/g, ''), resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** `http://127.0.0.1:8081`, without a slash at the end. */
export function originOf(host: string, port: number): string {
  return `http://${bracketed(host)}:${port}`;
}

/** Answers with JSON and these further headers. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
