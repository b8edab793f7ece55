import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type JsonObject, parseJson } from '../util/json.js';
import { makeDirectory } from '../util/make-directory.js';
import { Secret } from '../util/secret.js';

/** Keeps the operator's refresh token across restarts once the TAB has rotated it. */
export interface RefreshStore {
  /** The latest token that descends from `configured`, which is `configured` itself until it was rotated. */
  current(configured: Secret): Secret;
  /** Stores what replaced the token that descends from `configured`. Throws the file system's error. */
  rotated(configured: Secret, next: Secret): void;
}

/** A store of one file in `directory`, readable by its owner only. The file names tokens by hash. */
export function fileRefreshStore(directory: string): RefreshStore {
  const file = join(directory, 'refresh-tokens.json');
  const inMemory = new Map<string, Secret>();
  const nameOf = (token: Secret) => createHash('sha256').update(token.reveal()).digest('base64url');
  const read = (): JsonObject => {
    try {
      const stored = parseJson(readFileSync(file, 'utf8'));
      return isObject(stored) ? stored : {};
    } catch {
      return {};
    }
  };
  return {
    current(configured) {
      const name = nameOf(configured);
      const stored = inMemory.get(name);
      if (stored) return stored;
      const onDisk = read()[name];
      return typeof onDisk === 'string' ? new Secret(onDisk) : configured;
    },
    rotated(configured, next) {
      const name = nameOf(configured);
      inMemory.set(name, next);
      makeDirectory(directory);
      // Written beside and moved over, so that a crash leaves the old file or the new one, never half of one.
      writeFileSync(`${file}.new`, JSON.stringify({ ...read(), [name]: next.reveal() }), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}
