import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Every file under a folder whose name ends so, as paths from the repository's root with forward slashes. */
export function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith(ending))
    .sort();
}

/** The files at the repository's root whose name ends so. */
export function rootFiles(ending: string): string[] {
  return readdirSync(ROOT).filter((file) => file.endsWith(ending));
}

export const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

export const isTest = (file: string) => /\.(test|testing)\.ts$/.test(file);

/** What one file imports. */
export interface Import {
  file: string;
  /** As written. */
  specifier: string;
  /** The file of ours that is meant, as its path from the root; undefined for a package. */
  target?: string;
  /** Only types: gone after compiling. */
  typeOnly: boolean;
}

const FROM = /^(?:import|export)\s+(type\s+)?[\w$*{},\s]+?\s+from\s+'([^'\n]+)'/gm;
const EFFECT = /^import\s+'([^'\n]+)'/gm;
const DYNAMIC = /\bimport\(\s*'([^'\n]+)'\s*\)/g;

/** Every import, re-export and dynamic import of a file, read from its text. */
export function importsOf(file: string, text = read(file)): Import[] {
  const found = [
    ...[...text.matchAll(FROM)].map(([, type, specifier]) => ({ specifier, typeOnly: Boolean(type) })),
    ...[...text.matchAll(EFFECT), ...text.matchAll(DYNAMIC)].map(([, specifier]) => ({
      specifier,
      typeOnly: false,
    })),
  ];
  return found.map(({ specifier = '', typeOnly }) => {
    if (!specifier.startsWith('.')) return { file, specifier, typeOnly };
    const target = posix.join(posix.dirname(file), specifier).replace(/\.js$/, '.ts');
    return { file, specifier, typeOnly, target };
  });
}
