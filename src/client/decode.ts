import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { BodyError } from '../errors/index.js';

/** What is asked for; the TAB compresses on request. */
export const ACCEPT_ENCODING = 'br, gzip';

const DECODERS = {
  br: promisify(brotliDecompress),
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
} as const;

/**
 * The body as it was before `encoding` (a `Content-Encoding`) was put on it. A body that would grow over `maxBytes` is
 * not unpacked further. Throws BodyError for that, for an unknown encoding and for a damaged body.
 */
export async function decodeBody(
  body: Buffer,
  encoding: string | undefined,
  status: number,
  maxBytes: number,
): Promise<Buffer> {
  const name = encoding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity' || body.length === 0) return body;
  const decoder = DECODERS[name as keyof typeof DECODERS];
  if (!decoder) throw new BodyError('bad_body', status, 'The answer was compressed in an unknown way.');
  try {
    return await decoder(body, { maxOutputLength: maxBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new BodyError('too_large', status, `The answer is larger than ${maxBytes} bytes.`, {
        cause: error,
      });
    }
    throw new BodyError('bad_body', status, 'The compressed answer is damaged; it may have been cut short.', {
      cause: error,
    });
  }
}
