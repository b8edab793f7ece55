import { describe, expect, it } from 'vitest';
import { Secret } from '../util/secret.js';
import { ConfigError } from './errors.js';
import { loadConfig } from './load.js';
import { OPTIONS } from './options.js';

const names = Object.entries(OPTIONS).map(([key, option]) => ({ key, ...option })) as {
  key: string;
  env: string;
  doc: string;
  accepted: string;
  secret?: true;
}[];

// Every option: what it reads from good texts, and texts it refuses.
const CASES: Record<string, { good: [string, unknown][]; bad: string[] }> = {
  TAB_UPSTREAM: {
    good: [
      ['auto', 'auto'],
      ['Sandbox', 'sandbox'],
      ['LIVE', 'live'],
    ],
    bad: ['real', 'on', 'auto,live'],
  },
  TAB_BASE_URL: {
    good: [
      ['https://api.beta.tab.com.au', new URL('https://api.beta.tab.com.au')],
      ['http://127.0.0.1:8082/base/', new URL('http://127.0.0.1:8082/base/')],
    ],
    bad: [
      'api.beta.tab.com.au',
      'ftp://tab.com.au',
      'file:///etc/passwd',
      'https://user:word@tab.com.au',
      'https://tab.com.au?a=1',
      'https://tab.com.au#a',
      'https://',
    ],
  },
  TAB_ALLOW_HOSTS: {
    good: [
      ['proxy.example', ['proxy.example']],
      [' A.example , b.example,', ['a.example', 'b.example']],
    ],
    bad: ['https://a.example', 'a b', 'a.example/x', '*'],
  },
  DEFAULT_JURISDICTION: {
    good: [
      ['vic', 'VIC'],
      ['NT', 'NT'],
    ],
    bad: ['WA', 'Victoria', 'NSW,VIC'],
  },
  DEFAULT_DETAIL: { good: [['FULL', 'full']], bad: ['verbose', 'true'] },
  TAB_STRUCTURED: { good: [['off', 'off']], bad: ['maybe', 'true'] },
  TAB_MAX_RESULT_CHARS: {
    good: [
      ['0', 0],
      ['100000000', 100_000_000],
    ],
    bad: ['-1', '1.5', '100000001', '1e3', '0x10', 'many', '1 000', 'Infinity', 'NaN'],
  },
  TAB_MAX_BODY_BYTES: { good: [['1000', 1_000]], bad: ['999', '1000000001', '1000.5'] },
  API_TIMEOUT: {
    good: [
      ['0.05', 0.05],
      ['5', 5],
      ['300', 300],
    ],
    bad: ['0', '0.04', '301', '5s', '-5', '.5'],
  },
  TAB_RESILIENCE: {
    good: [
      ['ON', new Set()],
      ['off', new Set(['retry', 'cache', 'breaker', 'single-flight', 'deadline'])],
      ['no-retry, no-cache', new Set(['retry', 'cache'])],
    ],
    bad: ['maybe', 'no-retry,on', 'retry', 'no-limit', 'off,off'],
  },
  TAB_OUTBOUND_RPS: { good: [['0.1', 0.1]], bad: ['0', '1001', 'fast'] },
  TOKEN_REFRESH_BUFFER: {
    good: [
      ['0', 0],
      ['86400', 86_400],
    ],
    bad: ['86401', '0.5', '-1'],
  },
  TAB_EXPOSE_RAW_TOKENS: {
    good: [
      ['true', true],
      ['1', true],
      ['YES', true],
      ['on', true],
      ['false', false],
      ['0', false],
      ['no', false],
      ['Off', false],
    ],
    bad: ['2', 'maybe', 'truee'],
  },
  TAB_STATE_DIR: { good: [['/var/lib/tab', '/var/lib/tab']], bad: ['/var/\u0000lib'] },
  HOST: {
    good: [
      ['localhost', 'localhost'],
      ['::1', '::1'],
      ['0.0.0.0', '0.0.0.0'],
    ],
    bad: ['http://localhost', 'local host', 'a/b'],
  },
  PORT: {
    good: [
      ['0', 0],
      ['65535', 65_535],
    ],
    bad: ['65536', '-1', '80.5', 'http'],
  },
  TAB_SANDBOX_SEED: { good: [['my-seed_1', 'my-seed_1']], bad: ['a b', 'x'.repeat(41), 'é'] },
  LOG_LEVEL: { good: [['DEBUG', 'debug']], bad: ['trace', 'verbose'] },
};

const valueIn = (config: object, env: string) =>
  (config as Record<string, unknown>)[names.find((option) => option.env === env)?.key ?? ''];

function refusal(env: Record<string, string>): string {
  try {
    loadConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('was accepted');
}

describe('the options', () => {
  it('each have words for people, a name of their own and cases here, secrets apart', () => {
    for (const { env, doc, accepted } of names) {
      expect(doc, env).toMatch(/^.{15,400}$/);
      expect(accepted, env).not.toBe('');
    }
    expect(new Set(names.map(({ env }) => env)).size).toBe(names.length);
    expect(names.filter(({ secret }) => !secret).map(({ env }) => env)).toEqual(Object.keys(CASES));
  });

  it('stand at their defaults when nothing is set, and when what is set is blank', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      upstream: 'auto',
      allowHosts: [],
      jurisdiction: 'NSW',
      detail: 'concise',
      structured: 'on',
      apiTimeout: 5,
      exposeRawTokens: false,
      host: '127.0.0.1',
      port: 8081,
      logLevel: 'warn',
    });
    expect(config).not.toHaveProperty('clientId');
    expect(config).not.toHaveProperty('tokenRefreshBuffer');
    const blank = Object.fromEntries(names.map(({ env }) => [env, ' ']));
    expect(loadConfig(blank)).toEqual(config);
  });

  it.each(
    Object.entries(CASES).flatMap(([env, { good }]) => good.map(([text, value]) => ({ env, text, value }))),
  )('$env takes "$text"', ({ env, text, value }) => {
    expect(valueIn(loadConfig({ [env]: ` ${text} ` }), env)).toEqual(value);
  });

  it.each(Object.entries(CASES).flatMap(([env, { bad }]) => bad.map((text) => ({ env, text }))))(
    '$env refuses "$text" and says what is accepted',
    ({ env, text }) => {
      const message = refusal({ [env]: text });
      expect(message.startsWith(`${env} "`)).toBe(true);
      expect(message).toContain(`Accepted: ${names.find((option) => option.env === env)?.accepted}.`);
    },
  );
});

describe('what a refusal shows', () => {
  it.each(names.filter(({ secret }) => secret))('is nothing of $env', ({ env }) => {
    const message = refusal({ [env]: 'hid\u0000den-value', TAB_CLIENT_ID: 'other-hidden' });
    expect(message).not.toMatch(/hid|den-value/);
  });

  it('is nothing of a password in a URL', () => {
    const message = refusal({ TAB_BASE_URL: 'https://someone:hunter2@api.beta.tab.com.au/x?key=hunter3' });
    expect(message).toContain('api.beta.tab.com.au');
    expect(message).not.toMatch(/hunter|someone/);
  });

  it('is a short piece without control characters of anything else', () => {
    const message = refusal({ LOG_LEVEL: `\u001b[31m${'x'.repeat(500)}` });
    expect(message).not.toContain('\u001b');
    expect(message.length).toBeLessThan(250);
  });
});

describe('credentials', () => {
  it('are kept as secrets', () => {
    const config = loadConfig({ TAB_CLIENT_ID: 'id-1', TAB_CLIENT_SECRET: 'secret-1' });
    expect(config.clientId).toBeInstanceOf(Secret);
    expect(config.clientSecret?.reveal()).toBe('secret-1');
    expect(JSON.stringify(config)).not.toMatch(/id-1|secret-1/);
  });

  it.each([
    ['TAB_CLIENT_ID', 'TAB_CLIENT_SECRET'],
    ['TAB_CLIENT_SECRET', 'TAB_CLIENT_ID'],
    ['TAB_USERNAME', 'TAB_PASSWORD'],
    ['TAB_PASSWORD', 'TAB_USERNAME'],
  ])('with %s but without %s are refused', (there, missing) => {
    expect(refusal({ [there]: 'hidden-value' })).toBe(
      `${there} is set but ${missing} is not. Accepted: both or neither.`,
    );
  });

  it('may be a refresh token alone, or anything whole', () => {
    expect(loadConfig({ TAB_REFRESH_TOKEN: 'r-1' }).refreshToken?.reveal()).toBe('r-1');
    expect(loadConfig({ TAB_USERNAME: 'u', TAB_PASSWORD: 'p' }).password?.reveal()).toBe('p');
  });

  it('are refused over their longest', () => {
    expect(refusal({ TAB_REFRESH_TOKEN: 'x'.repeat(4_097) })).toBe(
      'TAB_REFRESH_TOKEN has a value that is not accepted. Accepted: text without control characters, at most 4096 characters.',
    );
  });
});
