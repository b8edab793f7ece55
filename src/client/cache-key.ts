import { createHmac, randomBytes } from 'node:crypto';
import type { Secret } from '../util/secret.js';
import { encoded } from './request.js';

// Lives as long as the process: a key of ours must tell nobody which token it stands for.
const SALT = randomBytes(32);

/** Whose answer it is: everybody's, or one account's. */
export type Partition = { kind: 'public' } | { kind: 'private'; token: Secret };

/**
 * The name under which an answer is kept or a flight is shared: partition, upstream, path and query as they go on the wire
 * (`wirePath`). None of them holds a blank, which parts them, so that no two different requests can have the same name; a
 * token is in it as a keyed hash only.
 */
export function cacheKey(upstream: string, wirePath: string, partition: Partition): string {
  const whose =
    partition.kind === 'public'
      ? 'public'
      : `private:${createHmac('sha256', SALT).update(partition.token.reveal()).digest('base64url')}`;
  return `${whose} ${upstream} ${canonical(wirePath)}`;
}

/** What can be spelled in one way only; most requests are of nothing else. */
const PLAIN = /^[\w\-.~!*'()/?&=]*$/;

/** The path in one spelling, so that two spellings of one request share an answer; the query has only one. */
function canonical(wirePath: string): string {
  if (PLAIN.test(wirePath)) return wirePath;
  const [path = '', ...query] = wirePath.split('?');
  const segments = path.split('/').map((segment) => encoded(decoded(segment)));
  return [segments.join('/'), ...query].join('?');
}

/** A segment that can't be decoded stands for itself. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
