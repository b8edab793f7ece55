import { createHmac, randomBytes } from 'node:crypto';
import type { ToolRequest } from '../tools/context.js';
import type { Secret } from '../util/secret.js';

// Lives as long as the process: a key of ours must tell nobody which token it stands for.
const SALT = randomBytes(32);

/** Whose answer it is: everybody's, or one account's. */
export type Partition = { kind: 'public' } | { kind: 'private'; token: Secret };

/**
 * The name under which an answer is kept or a flight is shared: upstream, path segments, sorted query, partition. It is
 * a JSON list and not a URL, so that no two different requests can have the same; a token is in it as a keyed hash only.
 */
export function cacheKey(upstream: string, { path, query }: ToolRequest, partition: Partition): string {
  const segments = path.split('/').map(decodeSegment);
  const pairs = Object.entries(query).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const whose =
    partition.kind === 'public'
      ? 'public'
      : createHmac('sha256', SALT).update(partition.token.reveal()).digest('base64url');
  return JSON.stringify([upstream, segments, pairs, partition.kind, whose]);
}

/** Decoded, so that two spellings of one request share an answer; a segment that can't be decoded stands for itself. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
