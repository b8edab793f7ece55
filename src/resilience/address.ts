import { isLoopback } from '../config/target.js';
import { RefusedError } from '../errors/index.js';

/** An address of HTTP without user, password or fragment. Throws RangeError; the address is not repeated, as it may hold secrets. */
export function httpAddress(option: string, given: string | URL): URL {
  const text = String(given);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const http = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (url && http && url.username === '' && url.password === '' && url.hash === '') return url;
  throw new RangeError(`${option} should be an http or https URL without user, password or fragment`);
}

/** Throws RefusedError unless what is sent there can't be read on the way: https, or this computer. */
export function checkSecrecy({ protocol, hostname }: URL): void {
  if (protocol === 'https:' || isLoopback(hostname)) return;
  throw new RefusedError(
    `Nothing was sent: over http to ${hostname} a secret could be read on the way. Accepted: https, or a loopback address.`,
  );
}

/**
 * A path as it goes on the wire: absolute, encoded, without query. Throws RangeError for one that would come out as another,
 * such as one with `..` in it.
 */
export function wholePath(path: string): string {
  const base = 'http://a';
  if (/^\/(?!\/)/.test(path) && URL.canParse(base + path)) {
    const { origin, pathname, search, hash } = new URL(base + path);
    if (origin === base && pathname === path && search === '' && hash === '') return path;
  }
  throw new RangeError(
    `path should begin with one / and be encoded, without query, fragment or dot segments, got ${JSON.stringify(path)}`,
  );
}
