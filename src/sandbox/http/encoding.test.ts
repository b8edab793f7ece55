import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chooseEncoding, encode } from './encoding.js';

describe('compression', () => {
  it('is chosen by the header, gzip first among equals', () => {
    expect(chooseEncoding('br, gzip, deflate')).toBe('gzip');
    expect(chooseEncoding('gzip;q=0.5, br;q=0.9')).toBe('br');
    expect(chooseEncoding('BR')).toBe('br');
    expect(chooseEncoding('*')).toBe('gzip');
    expect(chooseEncoding('gzip;q=0, *;q=0.1')).toBe('br');
  });

  it('is left out where nobody asks for it', () => {
    for (const header of [undefined, '', 'identity', 'deflate', 'gzip;q=0', 'gzip;q=x']) {
      expect(chooseEncoding(header)).toBeUndefined();
    }
  });

  it('packs large bodies and leaves small ones', async () => {
    const large = Buffer.from('x'.repeat(2_000));
    const gzipped = await encode(large, 'gzip');
    expect(gzipped.coding).toBe('gzip');
    expect(gunzipSync(gzipped.bytes)).toEqual(large);
    const brotli = await encode(large, 'br');
    expect(brotliDecompressSync(brotli.bytes)).toEqual(large);
    expect(await encode(large, undefined)).toEqual({ bytes: large });
    expect(await encode(Buffer.from('small'), 'gzip')).toEqual({ bytes: Buffer.from('small') });
  });
});
