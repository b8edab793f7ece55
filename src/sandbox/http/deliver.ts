import type { ServerResponse } from 'node:http';
import type { Delivery, Sleep } from './effect.js';
import type { PackedReply } from './reply.js';

/** Time for the client to read what came before a reset, which throws away what is unread, milliseconds. */
const READ_FIRST_MS = 20;

/** Sends what fits; resolves when the system has taken it, or the connection is gone. */
function write(response: ServerResponse, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    if (bytes.length === 0) resolve();
    else response.write(bytes, () => resolve());
  });
}

/**
 * Puts an answer on the wire in a way that no sound server does. `signal` fires when the client has left.
 * Rejects when it fires while something is waited for.
 */
export async function deliver(
  response: ServerResponse,
  { status, headers, bytes, hasBody }: PackedReply,
  delivery: Delivery,
  sleep: Sleep,
  signal: AbortSignal,
): Promise<void> {
  const body = hasBody ? bytes : Buffer.alloc(0);
  const half = body.subarray(0, Math.floor(body.length / 2));
  switch (delivery.how) {
    case 'never':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'reset-midway':
      response.writeHead(status, headers).flushHeaders();
      await write(response, half);
      await sleep(READ_FIRST_MS, signal);
      response.socket?.resetAndDestroy();
      return;
    case 'drip':
      response.writeHead(status, headers).flushHeaders();
      for (let sent = 0; sent < body.length; sent += delivery.bytes) {
        if (sent > 0) await sleep(delivery.everyMs, signal);
        await write(response, body.subarray(sent, sent + delivery.bytes));
      }
      response.end();
      return;
    case 'cut': {
      const { 'Content-Length': length, ...rest } = headers;
      response.writeHead(
        status,
        delivery.framing === 'chunked' ? rest : { ...rest, 'Content-Length': length },
      );
      response.flushHeaders();
      await write(response, half);
      response.socket?.destroySoon();
    }
  }
}
