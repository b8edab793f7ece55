import { createHash, randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decoded } from '../http/decoded.js';
import type { Cassette } from './cassette.js';

/** Longest readable part of a file's name, characters. */
const MOST_NAME = 100;

/** A readable name, and a hash by which no two exchanges share one: `racing-dates-jurisdiction-NSW-1f3a….json`. */
export function cassetteFile(cassette: Cassette): string {
  const readable = decoded(cassette.path)
    .replace(/^\/v1\/(tab-info-service\/)?/, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, MOST_NAME);
  const hash = createHash('sha256').update(JSON.stringify(cassette)).digest('hex').slice(0, 12);
  return `${readable || 'index'}-${hash}.json`;
}

/**
 * Writes a cassette into the directory; the file appears whole or not at all, readable by its owner only. Gives its
 * name. Rejects with the file system's error.
 */
export async function writeCassette(directory: string, cassette: Cassette): Promise<string> {
  const name = cassetteFile(cassette);
  const temporary = join(directory, `.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, `${JSON.stringify(cassette, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    await rename(temporary, join(directory, name));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return name;
}
