import type { IncomingMessage } from 'node:http';

/** The request's body is larger than is read. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** Reads the whole body once and parses it once. Throws BodyTooLarge. */
export async function readJson(
  request: IncomingMessage,
  maxBytes: number,
): Promise<{ ok: true; value: unknown } | { ok: false }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new BodyTooLarge(`The body is larger than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  try {
    return {
      ok: true,
      value: JSON.parse(
        (chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, size)).toString('utf8'),
      ),
    };
  } catch {
    return { ok: false };
  }
}
