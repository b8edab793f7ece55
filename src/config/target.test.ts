import { describe, expect, it } from 'vitest';
import { ConfigError } from './errors.js';
import { loadConfig } from './load.js';
import { chooseTarget, isLoopback, LIVE_URL } from './target.js';

const PAIR = { TAB_CLIENT_ID: 'client-1', TAB_CLIENT_SECRET: 'secret-1' };
const target = (env: Record<string, string>, local = true) => {
  const found = chooseTarget(loadConfig(env), local);
  return found.kind === 'url' ? found.url.href : 'embedded';
};

describe('chooseTarget', () => {
  it.each([
    ['auto without credentials', {}, 'embedded'],
    ['auto with client id and secret', PAIR, `${LIVE_URL}/`],
    ['auto with an account only', { TAB_USERNAME: 'u', TAB_PASSWORD: 'p' }, 'embedded'],
    ['sandbox with credentials', { ...PAIR, TAB_UPSTREAM: 'sandbox' }, 'embedded'],
    ['live without credentials', { TAB_UPSTREAM: 'live' }, `${LIVE_URL}/`],
    ['a loopback address', { TAB_BASE_URL: 'http://localhost:8082' }, 'http://localhost:8082/'],
    ['a loopback address of IPv6', { TAB_BASE_URL: 'http://[::1]:8082' }, 'http://[::1]:8082/'],
    [
      'another host of the TAB',
      { TAB_BASE_URL: 'https://api.tab.com.au/base' },
      'https://api.tab.com.au/base',
    ],
    [
      'a host that is allowed',
      { TAB_BASE_URL: 'http://Proxy.example', TAB_ALLOW_HOSTS: 'proxy.example' },
      'http://proxy.example/',
    ],
  ])('%s', (_, env: Record<string, string>, wanted) => {
    expect(target(env)).toBe(wanted);
  });

  it.each([
    'https://evil.example',
    'https://tab.com.au.evil.example',
    'https://nottab.com.au',
    'https://eviltab.com.au',
    'http://api.beta.tab.com.au',
    'https://127.0.0.1.evil.example',
    'https://localhost.evil.example',
    'https://169.254.169.254',
    'https://10.0.0.1',
    'http://0.0.0.0:8082',
    'https://proxy.example',
  ])('refuses to send credentials to %s', (url) => {
    const env = { ...PAIR, TAB_BASE_URL: url, TAB_ALLOW_HOSTS: 'sub.proxy.example' };
    expect(() => target(env)).toThrow(ConfigError);
    expect(() => target(env)).toThrow(/^TAB_BASE_URL "https?:.+" is not accepted\. Accepted: an https URL/);
    expect(() => target(env)).not.toThrow(/client-1|secret-1/);
  });

  it('refuses to call the real TAB a sandbox', () => {
    const env = { TAB_UPSTREAM: 'sandbox', TAB_BASE_URL: 'https://api.beta.tab.com.au' };
    expect(() => target(env)).toThrow('is not accepted: that is the real TAB. Accepted: TAB_UPSTREAM=live');
  });

  it('refuses to guess where others reach it', () => {
    expect(() => target({}, false)).toThrow(
      'TAB_UPSTREAM "auto" is not accepted on an address that others reach. Accepted: sandbox or live.',
    );
    expect(() => target(PAIR, false)).toThrow(ConfigError);
    expect(() => target({ TAB_BASE_URL: 'http://localhost:1' }, false)).toThrow(ConfigError);
    expect(target({ TAB_UPSTREAM: 'sandbox' }, false)).toBe('embedded');
    expect(target({ TAB_UPSTREAM: 'live' }, false)).toBe(`${LIVE_URL}/`);
  });
});

describe('isLoopback', () => {
  it.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.8.9.10', '::1', '[::1]'])('is true of %s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });
  it.each(['0.0.0.0', '::', '192.168.0.1', '127.0.0.1.example', '1127.0.0.1', 'localhost.example', ''])(
    'is false of "%s"',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});
