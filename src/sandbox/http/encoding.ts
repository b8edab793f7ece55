import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);

/** Bodies up to this size are sent plain, bytes. */
const SMALL = 1024;

/** The compression an `Accept-Encoding` header asks for: the higher q, gzip before br when they are equal. */
export function chooseEncoding(header: string | undefined): 'gzip' | 'br' | undefined {
  const weights = new Map<string, number>();
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [name = '', ...options] = part.split(';').map((text) => text.trim());
    const q = options.find((option) => option.startsWith('q='));
    weights.set(name, q === undefined ? 1 : Number(q.slice(2)) || 0);
  }
  const weight = (name: string): number => weights.get(name) ?? weights.get('*') ?? 0;
  const [gzipWeight, brWeight] = [weight('gzip'), weight('br')];
  if (gzipWeight === 0 && brWeight === 0) return undefined;
  return gzipWeight >= brWeight ? 'gzip' : 'br';
}

/** The bytes compressed as the header asks, with the name of the coding; small bodies stay plain. */
export async function encode(
  bytes: Buffer,
  acceptEncoding: string | undefined,
): Promise<{ bytes: Buffer; coding?: 'gzip' | 'br' }> {
  const coding = bytes.length > SMALL ? chooseEncoding(acceptEncoding) : undefined;
  if (coding === undefined) return { bytes };
  // Low levels: a day's meetings are hundreds of kilobytes, and the default brotli level takes a second over them.
  const packed =
    coding === 'gzip'
      ? await gzipAsync(bytes, { level: 3 })
      : await brotliAsync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  return { bytes: packed, coding };
}
