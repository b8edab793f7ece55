import { ConfigError } from './errors.js';
import type { Config } from './options.js';

/** The real TAB's API; "beta" is its production host (recorded in every payload). */
export const LIVE_URL = 'https://api.beta.tab.com.au';

/** Whom this server asks. */
export type Target =
  /** The sandbox inside this process. */
  { kind: 'embedded' } | { kind: 'url'; url: URL };

/** True for a loopback name or address. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare);
}

function isTab(host: string): boolean {
  return host === 'tab.com.au' || host.endsWith('.tab.com.au');
}

/**
 * Decides whom to ask. `local` is true on stdio and on a loopback address.
 * Throws ConfigError when the answer would have to be guessed where many could be misled, or when the base URL is a
 * host that credentials must not reach.
 */
export function chooseTarget(config: Config, local: boolean): Target {
  if (config.upstream === 'auto' && !local) {
    throw new ConfigError(
      'TAB_UPSTREAM "auto" is not accepted on an address that others reach. Accepted: sandbox or live.',
    );
  }
  if (config.baseUrl) return { kind: 'url', url: checkedBase(config.baseUrl, config.allowHosts) };
  const live = config.upstream === 'live' || (config.upstream === 'auto' && config.clientId !== undefined);
  return live ? { kind: 'url', url: new URL(LIVE_URL) } : { kind: 'embedded' };
}

function checkedBase(url: URL, allowed: readonly string[]): URL {
  const host = url.hostname.toLowerCase();
  if (isLoopback(host) || allowed.includes(host) || (url.protocol === 'https:' && isTab(host))) return url;
  throw new ConfigError(
    `TAB_BASE_URL "${url.origin}" is not accepted. Accepted: an https URL under tab.com.au, a loopback URL, or a host named in TAB_ALLOW_HOSTS.`,
  );
}
