import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { json, startUpstream, type TestUpstream } from '../../test/support/upstream.js';
import { BodyError, HttpError, TransportError } from '../errors/index.js';
import { diagnose } from './doctor.js';
import { EXIT } from './exit.js';
import { run } from './run.testing.js';

let upstream: TestUpstream;
beforeEach(async () => {
  upstream = await startUpstream((_, response) => json(response, 200, { races: [] }));
});
afterEach(() => upstream.stop());

async function doctor(env: Record<string, string> = {}) {
  const { code, stdout } = await run(['doctor', '--json'], {
    TAB_BASE_URL: upstream.url,
    API_TIMEOUT: '0.3',
    TAB_RESILIENCE: 'off',
    ...env,
  });
  const { ok, findings } = JSON.parse(stdout) as {
    ok: boolean;
    findings: { check: string; outcome: string; words: string }[];
  };
  const of = (check: string) => {
    const { outcome, words } = findings.find((finding) => finding.check === check)!;
    return `${outcome}: ${words}`;
  };
  return { code, ok, of };
}
const PAIR = { TAB_CLIENT_ID: 'client-id-1', TAB_CLIENT_SECRET: 'client-secret-1' };

describe('the doctor', () => {
  it('finds all well, and prints a line a check', async () => {
    const { code, ok, of } = await doctor();
    expect([code, ok]).toEqual([EXIT.ok, true]);
    expect(of('version')).toMatch(/^ok: TAB MCP \d/);
    expect(of('upstream')).toBe(`ok: ${upstream.url}`);
    expect(of('reachable')).toMatch(/^ok: answered in \d+ ms without credentials$/);
    expect(of('data')).toBe('ok: no practice mark in its answers: taken as the real TAB');
    expect(of('clock')).toBe('ok: this computer agrees with the upstream');
    expect(of('credentials')).toBe('not set: none; public reads need none');
    expect(upstream.asked[0]?.headers).not.toHaveProperty('authorization');
    const { stdout } = await run(['doctor'], { TAB_BASE_URL: upstream.url });
    expect(stdout.trimEnd().split('\n')).toHaveLength(6);
  });

  it('knows the embedded sandbox', async () => {
    const { code, of } = await doctor({ TAB_BASE_URL: '', API_TIMEOUT: '20' });
    expect([code, of('upstream'), of('data')]).toEqual([
      EXIT.ok,
      'ok: the embedded sandbox',
      'ok: sandbox: practice data, marked in every answer',
    ]);
  });

  it.each([
    [-180_000, 'this computer is 180 s ahead of the upstream, whose time is used'],
    [180_000, 'this computer is 180 s behind the upstream, whose time is used'],
  ])('tells a clock that is %i ms off', async (off, words) => {
    upstream.answer = (_, response) =>
      json(response, 200, { races: [] }, { date: new Date(Date.now() + off + 500).toUTCString() });
    expect((await doctor()).of('clock').replace(/1(79|80|81) s/, '180 s')).toBe(`ok: ${words}`);
  });

  it('tells a block from an outage', async () => {
    upstream.answer = (_, response) => {
      response.writeHead(403, { 'content-type': 'text/html' });
      response.end('<h1>Access Denied</h1>');
    };
    const blocked = await doctor();
    expect([blocked.code, blocked.ok]).toEqual([EXIT.failed, false]);
    expect(blocked.of('reachable')).toMatch(/^failed: blocked by the TAB’s edge .* The TAB is not down\.$/);
    upstream.answer = (_, response) => json(response, 503, {});
    expect((await doctor()).of('reachable')).toBe(
      'failed: the TAB answers HTTP 503: it is down or failing, not blocking you.',
    );
  });

  it('says what it can’t know when nothing answers', async () => {
    await upstream.stop();
    const { code, of } = await doctor(PAIR);
    expect(code).toBe(EXIT.failed);
    expect(of('reachable')).toContain('usually means blocked');
    expect(of('clock')).toBe('not set: unknown: nothing answered');
    expect(of('data')).toBe('not set: unknown: nothing answered');
    expect(of('credentials')).toMatch(/^failed: /);
  });

  it('tries the credentials, and never prints them', async () => {
    upstream.answer = (request, response) =>
      request.url === '/oauth/token'
        ? json(response, 200, { access_token: 'raw-token-1', expires_in: 7_200 })
        : json(response, 200, { races: [] });
    expect((await doctor(PAIR)).of('credentials')).toBe('ok: accepted; a token lives 120 min');
    upstream.answer = (request, response) =>
      json(response, request.url === '/oauth/token' ? 401 : 200, { races: [], error: 'invalid_client' });
    const refused = await doctor(PAIR);
    expect(refused.of('credentials')).toBe(
      'failed: refused (HTTP 401): check TAB_CLIENT_ID and TAB_CLIENT_SECRET',
    );
    expect(refused.code).toBe(EXIT.failed);
    const { stdout, stderr } = await run(['doctor'], { TAB_BASE_URL: upstream.url, ...PAIR });
    expect(stdout + stderr).not.toMatch(/client-id-1|client-secret-1|raw-token/);
  });

  it('that is stopped says so', async () => {
    upstream.answer = () => {
      process.emit('SIGINT');
    };
    const { code, stderr, stdout } = await run(['doctor'], { TAB_BASE_URL: upstream.url });
    expect([code, stderr, stdout]).toEqual([EXIT.failed, 'Stopped before every check was made.', '']);
  });
});

describe('a diagnosis', () => {
  const no = { helps: false } as const;
  it.each([
    [new HttpError('edge_blocked', 403, {}, no), 'blocked by the TAB’s edge'],
    [new HttpError('rate_limited', 429, {}, no), 'asked to go slower (HTTP 429). The TAB is not down.'],
    [new HttpError('upstream_error', 500, {}, no), 'the TAB answers HTTP 500: it is down or failing'],
    [new HttpError('not_found', 404, {}, no), 'the TAB answers HTTP 404: it is up.'],
    [
      new TransportError('dns', 'x', false),
      'the name does not resolve: no network, or a wrong TAB_BASE_URL.',
    ],
    [new TransportError('timeout', 'No answer.', true), 'No answer. From outside Australia'],
    [new TransportError('connection', 'Closed.', true), 'Closed. From outside Australia'],
    [new BodyError('bad_body', 200, 'Not JSON.'), 'Not JSON.'],
    [new Error('other'), 'other'],
    ['text', 'unknown trouble'],
  ])('of %s', (error, words) => {
    expect(diagnose(error)).toContain(words);
  });

  it('of what no other place would mend is its own words alone', () => {
    const error = new TransportError('connection', 'No TLS.', false, { retry: { helps: false } });
    expect(diagnose(error)).toBe('No TLS.');
  });
});
