import { decoded } from '../http/decoded.js';

// What anybody may read without an account. Everything else is taken for private: accounts, betting, pricing, and what
// is not known.
const PUBLIC = ['/v1/tab-info-service/', '/v1/historical-results-service/'];
const INDEX: ReadonlySet<string> = new Set(['/', '/v1', '/v1/']);

/**
 * What a path leads to. `bad`: the upstream could read it as another path (dot segments, however encoded), so that
 * nothing can be said of it.
 */
export function passageOf(path: string): 'public' | 'private' | 'bad' {
  const plain = decoded(decoded(path));
  const bad = !path.startsWith('/') || /(^|[/\\])\.{1,2}([/\\;]|$)|[\u0000-\u001f\u007f]/.test(plain);
  if (bad) return 'bad';
  return INDEX.has(path) || PUBLIC.some((prefix) => path.startsWith(prefix)) ? 'public' : 'private';
}
