import type { IncomingMessage, ServerResponse } from 'node:http';
import { encode } from './encoding.js';
import type { SandboxReply } from './route.js';

/** What the sandbox says of itself on every response. */
export interface WorldStamp {
  seed: string;
  /** World time, epoch milliseconds. */
  now: number;
  /** World seconds a real second. */
  speed: number;
}

/** `Date` in world time and `X-Tab-Sandbox`, by which a client knows practice data and the world's clock. */
export function stampHeaders({ seed, now, speed }: WorldStamp): Record<string, string> {
  return {
    Date: new Date(now).toUTCString(),
    // Encoded, since a seed is free text and a comma in it would end the field.
    'X-Tab-Sandbox': `seed=${encodeURIComponent(seed)},now=${new Date(now).toISOString()},speed=${speed}`,
  };
}

/** Sends the reply, compressed as the request asks; to HEAD the headers only. */
export async function sendReply(
  request: IncomingMessage,
  response: ServerResponse,
  reply: SandboxReply,
  stamp: WorldStamp,
): Promise<void> {
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  const accepted = request.headers['accept-encoding'];
  const { bytes, coding } = await encode(
    Buffer.from(text),
    Array.isArray(accepted) ? accepted.join(',') : accepted,
  );
  response.writeHead(reply.status, {
    ...stampHeaders(stamp),
    'Content-Type': reply.contentType ?? 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
    Vary: 'Accept-Encoding',
    ...(coding ? { 'Content-Encoding': coding } : {}),
    ...reply.headers,
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
