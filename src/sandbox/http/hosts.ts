import { isIPv6 } from 'node:net';

/** The host of a `Host` header without its port, in lower case; undefined when the header is none. */
export function hostName(header: string | undefined): string | undefined {
  return /^(\[[0-9a-f:.]+\]|[^\s:/?#@[\]]+)(?::\d{1,5})?$/i.exec(header ?? '')?.[1]?.toLowerCase();
}

function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);
}

function asHost(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
  return isIPv6(plain) ? `[${plain}]` : plain;
}

/**
 * True when the `Host` header names this server: loopback, the address the connection came in at, or one of
 * `names`. Any other name may be a web page's own, pointed here by DNS rebinding.
 */
export function isOwnHost(
  header: string | undefined,
  localAddress: string | undefined,
  names: readonly string[],
): boolean {
  const name = hostName(header);
  if (name === undefined) return false;
  return isLoopback(name) || [...names, localAddress ?? ''].some((own) => own !== '' && asHost(own) === name);
}

/** Header and address pairs whose judgement is remembered: a client sends one. */
const MOST = 100;

/** The same, for one server's names: what it found for a header is remembered. */
export function ownHosts(
  names: readonly string[],
): (header: string | undefined, localAddress: string | undefined) => boolean {
  const judged = new Map<string, boolean>();
  return (header, localAddress) => {
    const key = `${localAddress} ${header}`;
    let own = judged.get(key);
    if (own === undefined) {
      own = isOwnHost(header, localAddress, names);
      if (judged.size >= MOST) judged.clear();
      judged.set(key, own);
    }
    return own;
  };
}
