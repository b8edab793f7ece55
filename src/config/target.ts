import { isLoopback, isTab, isTrusted, LIVE_URL, TRUSTED_ADDRESS } from '../domain/upstream-address.js';
import { ConfigError } from './errors.js';
import type { Config } from './options.js';

export { isLoopback, LIVE_URL };

/** Whom this server asks. */
export type Target =
  /** The sandbox inside this process. */
  { kind: 'embedded' } | { kind: 'url'; url: URL };

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
  if (config.baseUrl) {
    const url = checkedBase(config.baseUrl, config.allowHosts);
    if (config.upstream === 'sandbox' && isTab(url.hostname.toLowerCase())) {
      throw new ConfigError(
        `TAB_UPSTREAM=sandbox with TAB_BASE_URL "${url.origin}" is not accepted: that is the real TAB. Accepted: TAB_UPSTREAM=live, or the address of a sandbox.`,
      );
    }
    return { kind: 'url', url };
  }
  const live = config.upstream === 'live' || (config.upstream === 'auto' && config.clientId !== undefined);
  return live ? { kind: 'url', url: new URL(LIVE_URL) } : { kind: 'embedded' };
}

function checkedBase(url: URL, allowed: readonly string[]): URL {
  if (isTrusted(url, allowed)) return url;
  throw new ConfigError(`TAB_BASE_URL "${url.origin}" is not accepted. Accepted: ${TRUSTED_ADDRESS}.`);
}
