/** The real TAB's API; "beta" is its production host (recorded in every payload). */
export const LIVE_URL = 'https://api.beta.tab.com.au';

/** What an address may be that credentials are sent to, for errors and documents. */
export const TRUSTED_ADDRESS =
  'an https URL under tab.com.au, a loopback URL, or a host named in TAB_ALLOW_HOSTS';

/** True for a loopback name or address. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare);
}

/** True for the TAB's own hosts. */
export function isTab(host: string): boolean {
  return host === 'tab.com.au' || host.endsWith('.tab.com.au');
}

/** True when credentials may be sent there: the TAB over https, loopback, or a host that the operator allowed. */
export function isTrusted(url: URL, allowed: readonly string[]): boolean {
  const host = url.hostname.toLowerCase();
  return isLoopback(host) || allowed.includes(host) || (url.protocol === 'https:' && isTab(host));
}
