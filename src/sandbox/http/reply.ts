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

/** An answer as it goes over the wire. */
export interface PackedReply {
  status: number;
  headers: Record<string, string | number | undefined>;
  bytes: Buffer;
  /** False for the answer to HEAD. */
  hasBody: boolean;
}

/** The reply with its headers, compressed as the request asks. */
export async function packReply(
  request: IncomingMessage,
  reply: SandboxReply,
  stamp: WorldStamp,
): Promise<PackedReply> {
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  const accepted = request.headers['accept-encoding'];
  const { bytes, coding } = await encode(
    Buffer.from(text),
    Array.isArray(accepted) ? accepted.join(',') : accepted,
  );
  const headers = {
    ...stampHeaders(stamp),
    'Content-Type': reply.contentType ?? 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
    Vary: 'Accept-Encoding',
    ...(coding ? { 'Content-Encoding': coding } : {}),
    ...reply.headers,
  };
  return { status: reply.status, headers, bytes, hasBody: request.method !== 'HEAD' };
}

/** Sends an answer; to HEAD the headers only. */
export function send(response: ServerResponse, { status, headers, bytes, hasBody }: PackedReply): void {
  response.writeHead(status, headers);
  response.end(hasBody ? bytes : undefined);
}
