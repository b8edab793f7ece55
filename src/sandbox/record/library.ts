import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cassette, parseCassette } from './cassette.js';

/** A cassette without its body, and where it lies. */
export interface Shelved extends Omit<Cassette, 'body' | 'text'> {
  file: string;
}

/** The cassettes of a directory, oldest first, and the files that are none with why. */
export interface Library {
  directory: string;
  cassettes: readonly Shelved[];
  skipped: readonly { file: string; why: string }[];
}

/** Reads a cassette's file. Throws the file system's error, and Error when it is no cassette. */
export function readCassette(directory: string, file: string): Cassette {
  const cassette = parseCassette(readFileSync(join(directory, file), 'utf8'));
  if (typeof cassette === 'string') throw new Error(`${file} ${cassette}`);
  return cassette;
}

function shelve(directory: string, file: string): Shelved | { file: string; why: string } {
  const cassette = parseCassette(readFileSync(join(directory, file), 'utf8'));
  if (typeof cassette === 'string') return { file, why: cassette };
  const { body: _body, text: _text, ...rest } = cassette;
  return { ...rest, file };
}

/** Finds the cassettes of a directory; their bodies are left where they are. Throws the file system's error. */
export function openLibrary(directory: string): Library {
  const found = readdirSync(directory)
    .filter((file) => file.endsWith('.json') && !file.startsWith('.'))
    .sort()
    .map((file) => shelve(directory, file));
  const cassettes = found.filter((one): one is Shelved => !('why' in one));
  return {
    directory,
    cassettes: cassettes.sort((a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt)),
    skipped: found.filter((one) => 'why' in one),
  };
}
