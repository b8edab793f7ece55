import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where recorded TAB responses lie, if anywhere: they are not part of the repository. */
const FOLDER = process.env['TAB_RECORDINGS'] ?? join(import.meta.dirname, '../../../shared/payloads');

/**
 * The recorded body in this file, parsed, or undefined when the folder or the file is missing; then a line on
 * stderr says so, and the test that asked should end there.
 */
export function recording(file: string): unknown {
  const path = join(FOLDER, file);
  if (!existsSync(path)) {
    process.stderr.write(`skipped: no recording ${file}\n`);
    return undefined;
  }
  return JSON.parse(readFileSync(path, 'utf8'));
}
