import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);

/** The compressions that are made. */
export type Coding = 'gzip' | 'br';

/** Headers whose choice is remembered: clients send few different ones. */
const MOST = 100;
const chosen = new Map<string, Coding | undefined>();

/** The compression an `Accept-Encoding` header asks for: the higher q, gzip before br when they are equal. */
export function chooseEncoding(header: string | undefined): Coding | undefined {
  if (header === undefined) return undefined;
  if (!chosen.has(header)) {
    if (chosen.size >= MOST) chosen.clear();
    chosen.set(header, read(header));
  }
  return chosen.get(header);
}

function read(header: string): Coding | undefined {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...options] = part.split(';').map((text) => text.trim());
    const q = options.find((option) => option.startsWith('q='));
    weights.set(name, q === undefined ? 1 : Number(q.slice(2)) || 0);
  }
  const weight = (name: string): number => weights.get(name) ?? weights.get('*') ?? 0;
  const [gzipWeight, brWeight] = [weight('gzip'), weight('br')];
  if (gzipWeight === 0 && brWeight === 0) return undefined;
  return gzipWeight >= brWeight ? 'gzip' : 'br';
}

/** The bytes compressed, at low levels: a day's meetings are hundreds of kilobytes, and brotli's default takes a second over them. */
export function compress(bytes: Buffer, coding: Coding): Promise<Buffer> {
  return coding === 'gzip'
    ? gzipAsync(bytes, { level: 3 })
    : brotliAsync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
}
