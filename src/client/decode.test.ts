import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeBody } from './decode.js';

const text = Buffer.from('{"races":[]}'.repeat(50));

describe('a body', () => {
  it.each([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['identity', text],
    [undefined, text],
  ])('sent as %s is unpacked', async (encoding, body) => {
    expect(await decodeBody(body, encoding, 200, 10_000)).toEqual(text);
  });

  it('that would grow over the limit is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000));
    await expect(decodeBody(bomb, 'gzip', 200, 10_000)).rejects.toMatchObject({
      kind: 'too_large',
      message: 'The answer is larger than 10000 bytes.',
    });
  });

  it('that is cut short is damaged', async () => {
    await expect(decodeBody(gzipSync(text).subarray(0, 20), 'gzip', 200, 10_000)).rejects.toMatchObject({
      kind: 'bad_body',
    });
  });

  it('in an unknown encoding is refused', async () => {
    await expect(decodeBody(text, 'zstd', 200, 10_000)).rejects.toThrow('compressed in an unknown way');
  });

  it('that is empty needs no unpacking', async () => {
    expect(await decodeBody(Buffer.alloc(0), 'gzip', 200, 10_000)).toHaveLength(0);
  });
});
