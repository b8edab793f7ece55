import { createHash } from 'node:crypto';
import { InputError } from '../errors/index.js';

// A cursor is opaque to clients: version, hash of the filters, and how far the last page went, by the key of the
// last thing shown, so that a list that changed meanwhile neither repeats nor skips what stayed.

function filterHash(filters: Record<string, unknown>): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(filters).sort()))
    .digest('base64url')
    .slice(0, 8);
}

function keyHash(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 16);
}

/** The cursor for the page after the thing with this key, at position `index` of the list. At most 60 characters. */
export function makeCursor(lastKey: string, index: number, filters: Record<string, unknown>): string {
  return Buffer.from(`1.${index}.${keyHash(lastKey)}.${filterHash(filters)}`).toString('base64url');
}

/**
 * Where the page of `cursor` begins in `keys`: after the key it names, or at its position when that key is gone.
 * Throws InputError for a cursor that is none, or that belongs to other filters.
 */
export function pageStart(
  cursor: string | undefined,
  keys: readonly string[],
  filters: Record<string, unknown>,
): number {
  if (cursor === undefined) return 0;
  const match = /^1\.(\d{1,6})\.([\w-]{16})\.([\w-]{8})$/.exec(
    Buffer.from(cursor, 'base64url').toString('latin1'),
  );
  if (!match) {
    throw new InputError({
      argument: 'cursor',
      message: `cursor "${cursor}" is not one of ours. Accepted: next_cursor of an answer.`,
    });
  }
  if (match[3] !== filterHash(filters)) {
    throw new InputError({
      argument: 'cursor',
      message: 'cursor belongs to a call with other arguments. Repeat those, or leave cursor out.',
    });
  }
  const found = keys.findIndex((key) => keyHash(key) === match[2]);
  return found >= 0 ? found + 1 : Math.min(Number(match[1]), keys.length);
}
