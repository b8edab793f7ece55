import { describe, expect, it } from 'vitest';
import { hostName, isOwnHost } from './hosts.js';

describe('the host check', () => {
  it('reads the host without its port', () => {
    expect(hostName('LocalHost:8080')).toBe('localhost');
    expect(hostName('[::1]:80')).toBe('[::1]');
    expect(hostName('127.0.0.1')).toBe('127.0.0.1');
  });

  it('takes no header that is not just host and port', () => {
    for (const header of [undefined, '', 'a b', 'user@localhost', 'localhost/x', '::1', 'localhost:1:2']) {
      expect(hostName(header)).toBeUndefined();
    }
  });

  it('accepts loopback under its names', () => {
    for (const header of ['localhost', '127.0.0.1:1', '127.8.8.8', '[::1]:9']) {
      expect(isOwnHost(header, undefined, [])).toBe(true);
    }
  });

  it('accepts the address the connection came in at and the names given', () => {
    expect(isOwnHost('10.1.2.3:80', '::ffff:10.1.2.3', [])).toBe(true);
    expect(isOwnHost('[fd00::1]', 'fd00::1', [])).toBe(true);
    expect(isOwnHost('sandbox:8082', '10.1.2.3', ['Sandbox'])).toBe(true);
  });

  it('refuses every other name, those that only look like loopback too', () => {
    for (const header of [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      '10.1.2.4',
      undefined,
    ]) {
      expect(isOwnHost(header, '10.1.2.3', ['', 'sandbox'])).toBe(false);
    }
  });
});
