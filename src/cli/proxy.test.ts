import { describe, expect, it } from 'vitest';
import { testRuntime } from '../../test/support/runtime.js';
import { proxyScreen } from './proxy.js';

describe('proxyScreen', () => {
  it('says that it is practice, and how to read real prices', () => {
    const screen = proxyScreen(testRuntime(undefined, { DEFAULT_JURISDICTION: 'VIC' }), 'http://127.0.0.1:1');
    expect(screen.split('\n')).toEqual([
      'TAB proxy · PRACTICE DATA from the local sandbox · http://127.0.0.1:1',
      "Ask it       curl -i 'http://127.0.0.1:1/v1/tab-info-service/racing/next-to-go/races?jurisdiction=VIC'",
      'Use it with  any program that reads the TAB: this address instead of https://api.beta.tab.com.au',
      'Watch it     tab-mcp stats --url http://127.0.0.1:1',
      'Real prices  TAB_UPSTREAM=live tab-mcp proxy',
      'Unofficial software, not Tabcorp’s. It only reads. Ctrl-C stops it.',
    ]);
  });

  it('says where other data is from', () => {
    const screen = (env: Record<string, string>, url?: string) =>
      proxyScreen(testRuntime(url, env), 'http://127.0.0.1:1').split('\n');
    expect(screen({ TAB_UPSTREAM: 'live' })[0]).toBe('TAB proxy · real TAB data · http://127.0.0.1:1');
    expect(screen({}, 'http://127.0.0.1:2')[0]).toContain('data from http://127.0.0.1:2');
    expect(screen({ TAB_UPSTREAM: 'live' }).join()).not.toContain('Real prices');
  });
});
