import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { answerOf, formOf } from './answer.js';
import { chooseEncoding } from './encoding.js';

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
    const text = 'x'.repeat(2_000);
    const large = answerOf({ status: 200, body: text, contentType: 'text/plain' });
    const gzipped = await formOf(large, 'gzip');
    expect(gzipped.coding).toBe('gzip');
    expect(gunzipSync(gzipped.bytes).toString()).toBe(text);
    const brotli = await formOf(large, 'br');
    expect(brotliDecompressSync(brotli.bytes).toString()).toBe(text);
    expect(await formOf(large, undefined)).toEqual({ bytes: Buffer.from(text) });
    const small = answerOf({ status: 200, body: 'small' });
    expect(await formOf(small, 'gzip')).toEqual({ bytes: Buffer.from('small') });
  });

  it('is made once, however many ask meanwhile', async () => {
    const large = answerOf({ status: 200, body: 'x'.repeat(2_000) });
    let made = 0;
    const forms = await Promise.all([1, 2, 3].map(() => formOf(large, 'gzip', () => (made += 1))));
    expect(made).toBe(1);
    expect(new Set(forms.map(({ bytes }) => bytes)).size).toBe(1);
    expect((await formOf(large, 'gzip')).bytes).toBe(forms[0]?.bytes);
  });
});
