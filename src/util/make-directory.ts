import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a directory and what is missing above it, each readable by its owner only. Throws the file system's error.
 * Node's own recursive mkdir never returns on file systems such as /proc, which answer "not found" for ever.
 */
export function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return;
    const above = dirname(path);
    if (code !== 'ENOENT' || above === path) throw error;
    makeDirectory(above);
    mkdirSync(path, { mode: 0o700 });
  }
}
