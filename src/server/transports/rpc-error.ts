import type { ServerResponse } from 'node:http';

/** Answers an HTTP request with a JSON-RPC error that belongs to no request id. */
export function sendRpcError(response: ServerResponse, status: number, code: number, message: string): void {
  const body = JSON.stringify({ jsonrpc: '2.0', error: { code, message }, id: null });
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}
