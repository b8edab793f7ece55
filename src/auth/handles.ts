import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { InputError } from '../errors/index.js';
import type { Clock } from '../util/clock.js';
import { Secret } from '../util/secret.js';

/** How a handle begins; what follows is 16 random bytes in base64url. */
const PREFIX = 'tabh_';
const HANDLE = /^tabh_[\w-]{22}$/;

interface Kept {
  sealed: Buffer;
  principal: string;
  /** Epoch milliseconds. */
  until: number;
}

/** Opaque stand-ins for tokens, so that a conversation never holds the token itself. */
export interface Handles {
  /** A handle for `token`, good until `until` (epoch milliseconds) for this principal only. */
  mint(token: Secret, principal: string, until: number): string;
  /**
   * The token behind a handle; anything that is no handle is taken as a raw token.
   * Throws InputError (naming `argument`) for a handle that is unknown, ended, or another principal's.
   */
  resolve(text: string, principal: string, argument: string): Secret;
}

/** A bounded table of handles in this process; values are sealed with a key that lives as long as the process. */
export function createHandles(clock: Clock, max = 10_000): Handles {
  const key = randomBytes(32);
  const table = new LRUCache<string, Kept>({ max });
  return {
    mint(token, principal, until) {
      const handle = PREFIX + randomBytes(16).toString('base64url');
      table.set(handle, { sealed: seal(key, token.reveal()), principal, until });
      return handle;
    },
    resolve(text, principal, argument) {
      if (!text.startsWith(PREFIX)) return new Secret(text);
      const kept = HANDLE.test(text) ? table.get(text) : undefined;
      if (!kept || kept.principal !== principal || kept.until <= clock()) {
        throw new InputError({
          argument,
          message: `${argument} is a handle that this server does not know (ended, or another session's). Get a new one with a tab_oauth_… tool, or leave it out.`,
        });
      }
      return new Secret(open(key, kept.sealed));
    },
  };
}

function seal(key: Buffer, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function open(key: Buffer, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return decipher.update(sealed.subarray(28), undefined, 'utf8') + decipher.final('utf8');
}
