import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { json, startUpstream, type TestUpstream } from '../../../test/support/upstream.js';
import { Secret } from '../../util/secret.js';
import { ask } from '../faults/client.testing.js';
import type { Cassette } from './cassette.js';
import { openLibrary, readCassette } from './library.js';
import { type Recorder, type RecorderOptions, startRecorder } from './recorder.js';

const NOW = Date.parse('2026-11-24T03:00:00.250Z');
const DATE = { date: new Date(NOW).toUTCString() };
const RACES = '/v1/tab-info-service/racing/next-to-go/races';

const cleanup: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of cleanup.splice(0).reverse()) await end();
});

function folder(): string {
  const directory = mkdtempSync(join(tmpdir(), 'tab-record-'));
  cleanup.push(() => rmSync(directory, { recursive: true }));
  return directory;
}

interface Started {
  directory: string;
  upstream: TestUpstream;
  recorder: Recorder;
  cassettes: () => Cassette[];
}

async function start(
  answer: TestUpstream['answer'],
  options: Partial<RecorderOptions> = {},
): Promise<Started> {
  const directory = options.directory ?? folder();
  const upstream = await startUpstream(answer);
  cleanup.push(upstream.stop);
  const recorder = await startRecorder({
    directory,
    upstream: new URL(upstream.url),
    clock: () => NOW,
    ...options,
  });
  cleanup.push(recorder.stop);
  const cassettes = () => openLibrary(directory).cassettes.map(({ file }) => readCassette(directory, file));
  return { directory, upstream, recorder, cassettes };
}

describe('a recorder', () => {
  it('passes a read on and keeps the answer', async () => {
    const { directory, upstream, recorder, cassettes } = await start((_, response) =>
      json(response, 200, { races: [1] }, { ...DATE, 'x-other': 'yes' }),
    );
    const reply = await fetch(`${recorder.url}${RACES}?maxRaces=2&jurisdiction=NSW`, {
      headers: { 'user-agent': 'mine/1', 'if-none-match': '"x"', range: 'bytes=0-1' },
    });
    expect([reply.status, reply.headers.get('x-other'), await reply.json()]).toEqual([
      200,
      'yes',
      { races: [1] },
    ]);
    const [asked] = upstream.asked;
    expect(asked?.url).toBe(`${RACES}?maxRaces=2&jurisdiction=NSW`);
    expect(asked?.headers).toMatchObject({ 'user-agent': 'mine/1', host: new URL(upstream.url).host });
    expect(asked?.headers).not.toHaveProperty('if-none-match');
    expect(asked?.headers).not.toHaveProperty('range');
    expect(cassettes()).toEqual([
      {
        cassette: 1,
        recordedAt: '2026-11-24T03:00:00.250Z',
        durationMs: 0,
        upstream: upstream.url,
        method: 'GET',
        path: `${RACES}?jurisdiction=NSW&maxRaces=2`,
        status: 200,
        contentType: 'application/json; charset=utf-8',
        body: { races: [1] },
      },
    ]);
    const [file = ''] = readdirSync(directory);
    expect(file).toMatch(/^racing-next-to-go-races-jurisdiction-NSW-maxRaces-2-[0-9a-f]{12}\.json$/);
    expect(statSync(join(directory, file)).mode & 0o777).toBe(0o600);
    expect(recorder.kept()).toBe(1);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['identity', (bytes: Buffer) => bytes],
  ])('unpacks what comes as %s', async (coding, pack) => {
    const { recorder, cassettes } = await start((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding });
      response.end(pack(Buffer.from('{"a":1}')));
    });
    expect(await (await fetch(recorder.url + RACES)).json()).toEqual({ a: 1 });
    expect(cassettes().map(({ body }) => body)).toEqual([{ a: 1 }]);
  });

  it('keeps errors, with when to come again, and what is text; and nothing of a picture', async () => {
    const answers: Record<string, TestUpstream['answer']> = {
      '/v1/tab-info-service/busy': (_, response) =>
        json(response, 429, { error: {} }, { 'retry-after': '2' }),
      '/v1/tab-info-service/blocked': (_, response) => {
        response.writeHead(403, { 'content-type': 'text/html' });
        response.end('<html>Access Denied</html>');
      },
      '/v1/tab-info-service/broken': (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{"a":');
      },
      '/v1/tab-info-service/silk': (_, response) => {
        response.writeHead(200, { 'content-type': 'image/png' });
        response.end(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]));
      },
      '/v1/tab-info-service/bare': (_, response) => {
        response.writeHead(503);
        response.end();
      },
    };
    const { recorder, cassettes } = await start((asked, response) => answers[asked.url]?.(asked, response));
    for (const path of Object.keys(answers)) await (await fetch(recorder.url + path)).arrayBuffer();
    const kept = new Map(cassettes().map((one) => [one.path.split('/').at(-1), one]));
    expect([...kept.keys()].sort()).toEqual(['bare', 'blocked', 'broken', 'busy']);
    expect(kept.get('busy')).toMatchObject({ status: 429, retryAfter: '2' });
    expect(kept.get('blocked')).toMatchObject({ status: 403, text: '<html>Access Denied</html>' });
    expect(kept.get('broken')).toMatchObject({ text: '{"a":' });
    expect(kept.get('bare')).toMatchObject({ status: 503, contentType: '', text: '' });
  });

  it('goes by the upstream’s clock, and says what is no TAB', async () => {
    const marks: Record<string, string>[] = [
      { 'x-tab-sandbox': 'seed=a,now=2027-01-02T03:04:05.678Z,speed=0' },
      { 'x-tab-replay': 'recorded-at=x', date: 'Fri, 01 Jan 2027 00:00:00 GMT' },
      { date: new Date(NOW - 250).toUTCString() },
    ];
    const { recorder, cassettes } = await start((_, response) => json(response, 200, {}, marks.shift()));
    for (const n of [1, 2, 3]) await fetch(`${recorder.url}${RACES}?n=${n}`);
    expect(
      Object.fromEntries(
        cassettes().map(({ path, recordedAt, practice }) => [path.at(-1), [recordedAt, practice]]),
      ),
    ).toEqual({
      1: ['2027-01-02T03:04:05.678Z', 'sandbox'],
      2: ['2027-01-01T00:00:00.000Z', 'replay'],
      3: ['2026-11-24T03:00:00.000Z', undefined],
    });
  });

  it('answers 502 and keeps nothing when the upstream does not answer', async () => {
    const { recorder, cassettes } = await start((_, response) => response.destroy());
    const reply = await fetch(recorder.url + RACES);
    expect(reply.status).toBe(502);
    expect(await reply.text()).toContain('got no answer from http://127.0.0.1');
    const { recorder: coded } = await start((_, response) => {
      response.writeHead(200, { 'content-encoding': 'zstd' });
      response.end('x');
    });
    expect(await (await fetch(coded.url + RACES)).text()).toContain('compressed in an unknown way (zstd)');
    expect(cassettes()).toEqual([]);
  });

  it.each([
    ['POST', RACES, 405, 'No bet was placed.'],
    ['HEAD', RACES, 405, ''],
    ['DELETE', '/oauth/token', 405, 'No bet was placed.'],
    ['POST', '/oauth/token/', 405, 'No bet was placed.'],
    ['GET', '/v1/account-service/tab/accounts/1', 403, '--include-private'],
    ['GET', '/v1/pricing-service/enquiry', 403, '--include-private'],
    ['GET', '/v1/tab-betting-service/bets', 403, '--include-private'],
    ['GET', '/V1/tab-info-service/x', 403, '--include-private'],
    ['GET', '/v1/tab-info-service/../account-service/x', 400, 'Invalid path'],
    ['GET', '/v1/tab-info-service/%2e%2e/account-service/x', 400, 'Invalid path'],
    ['GET', '/v1/tab-info-service/a%252f..%252fx', 400, 'Invalid path'],
    ['GET', '/v1/tab-info-service/..%5Cx', 400, 'Invalid path'],
    ['GET', '/v1/tab-info-service/..;/x', 400, 'Invalid path'],
    ['GET', '/v1/tab-info-service/%0d%0ax', 400, 'Invalid path'],
  ])('does not pass %s %s on', async (method, path, status, words) => {
    const { recorder, upstream, directory } = await start((_, response) => json(response, 200, {}));
    // Not by fetch, which would fold the dots away.
    const seen = await new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
      const outgoing = request(
        { host: '127.0.0.1', port: recorder.port, method, path, agent: false },
        (response) => {
          let body = '';
          response.on('data', (part: Buffer) => {
            body += part.toString();
          });
          response.on('end', () => resolve({ status: response.statusCode, body }));
        },
      );
      outgoing.on('error', reject);
      outgoing.end();
    });
    expect(seen.status).toBe(status);
    expect(seen.body).toContain(words);
    expect(upstream.asked).toEqual([]);
    expect(readdirSync(directory)).toEqual([]);
  });

  it('answers under its own name only, and to no page of another site', async () => {
    const { recorder } = await start((_, response) => json(response, 200, {}));
    const status = async (headers: Record<string, string>) =>
      (await ask(recorder.url + RACES, { headers })).status;
    expect(await status({ host: 'evil.example' })).toBe(403);
    expect(await status({ origin: 'https://evil.example' })).toBe(403);
    expect(await status({ origin: recorder.url })).toBe(200);
    const large = await fetch(`${recorder.url}/oauth/token`, { method: 'POST', body: 'x'.repeat(1_000_001) });
    expect(large.status).toBe(413);
  });

  it('takes no upstream that credentials must not reach', async () => {
    const directory = folder();
    const upstream = new URL('https://evil.example');
    await expect(startRecorder({ directory, upstream })).rejects.toThrow(
      'the upstream https://evil.example is not accepted. Accepted: an https URL under tab.com.au',
    );
    const allowed = await startRecorder({ directory, upstream, allowHosts: ['evil.example'] });
    await allowed.stop();
    const plain = new URL('http://api.beta.tab.com.au');
    await expect(startRecorder({ directory, upstream: plain })).rejects.toThrow(RangeError);
  });

  it('does not start where nothing can be written, and passes answers on when that ends', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    await expect(startRecorder({ directory: join(file, 'x') })).rejects.toMatchObject({ code: 'ENOTDIR' });
    const problems: string[] = [];
    const directory = join(folder(), 'new', 'deep');
    const { recorder } = await start((_, response) => json(response, 200, { a: 1 }), {
      directory,
      onProblem: (message) => problems.push(message),
    });
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    rmSync(directory, { recursive: true });
    expect(await (await fetch(recorder.url + RACES)).json()).toEqual({ a: 1 });
    expect(problems).toEqual([`An answer could not be kept in ${directory} (ENOENT).`]);
    expect(recorder.kept()).toBe(0);
    mkdirSync(directory);
    chmodSync(directory, 0o700);
    await fetch(recorder.url + RACES);
    expect(readdirSync(directory)).toHaveLength(1);
  });

  it('keeps to the pace of known clients, except on this computer', async () => {
    const waits: number[] = [];
    const sleep = async (milliseconds: number) => void waits.push(milliseconds);
    const options = { sleep, allowHosts: ['tab.invalid'] };
    const { recorder } = await start((_, response) => json(response, 200, {}), {
      ...options,
      upstream: new URL('http://tab.invalid:9'),
    });
    for (const n of [1, 2, 3]) expect((await fetch(`${recorder.url}${RACES}?n=${n}`)).status).toBe(502);
    expect(waits).toEqual([400, 800]);
    const local = await start((_, response) => json(response, 200, {}), options);
    for (const n of [1, 2]) await fetch(`${local.recorder.url}${RACES}?n=${n}`);
    expect(waits).toHaveLength(2);
  });

  it('leaves the upstream when its client has left', async () => {
    let left: (() => void) | undefined;
    const gone = new Promise<void>((resolve) => {
      left = resolve;
    });
    const controller = new AbortController();
    const { recorder, directory } = await start((_, response) => {
      response.on('close', () => left?.());
      controller.abort();
    });
    await expect(fetch(recorder.url + RACES, { signal: controller.signal })).rejects.toThrow();
    await gone;
    expect(readdirSync(directory)).toEqual([]);
  });
});

describe('secrets', () => {
  const PLANTED = {
    configured: 'Configured+Secret/77',
    bearer: 'opaque-bearer-4711-abcdef',
    jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI5MTgyNzM2In0.c2lnbmF0dXJl',
    jwtInHeader: 'eyJhbGciOiJub25lIn0.eyJhIjoiYiJ9.aGVhZGVy',
    cookie: 'cookie-crumb-8812',
    setCookie: 'set-crumb-9913',
    apiKey: 'api-key-in-header',
    query: 'query-token-3344',
    clientId: 'my-client',
    clientSecret: 'my secret & more',
    account: '9182736',
    password: 'swordfish"9',
    refresh: 'refresh-me-5566',
    access: 'access-granted-7788',
    basic: 'jane:passphrase-1',
    mail: 'jane.citizen@example.com',
    owner: 'Jane Citizen',
    customer: '55667788',
    echoed: 'nested-token-1212',
    inHtml: 'html-token-3434',
  };

  it('never touch the disk', async () => {
    const { recorder, directory } = await start(
      (asked, response) => {
        if (asked.method === 'POST') {
          const { access: access_token, refresh: refresh_token } = PLANTED;
          return json(response, 200, {
            access_token,
            refresh_token,
            token_type: 'Bearer',
            expires_in: 10_800,
          });
        }
        if (asked.url.includes('html')) {
          response.writeHead(200, { 'content-type': 'text/html' });
          return response.end(
            `<html><a href="/x?access_token=${PLANTED.access}">x</a><input name="csrfToken" value='${PLANTED.inHtml}'>` +
              `<p>Account number: <b>${PLANTED.account}</b> ${PLANTED.mail} ${PLANTED.clientSecret.replace('&', '&amp;')}</p>` +
              `<script>var s = {"password":"${PLANTED.password}", jwt: '${PLANTED.jwt}'}</script></html>`,
          );
        }
        return json(
          response,
          200,
          {
            races: [
              { raceName: 'Sober Plate', url: `https://x/?t=${encodeURIComponent(PLANTED.configured)}` },
            ],
            account: { accountNumber: Number(PLANTED.account), holder: PLANTED.owner, balance: 12 },
            deep: [
              {
                session: { echo: [PLANTED.bearer, { customerId: PLANTED.customer, token: PLANTED.echoed }] },
              },
            ],
            said: `${PLANTED.customer} ${PLANTED.echoed} ${PLANTED.access} ${PLANTED.refresh} ${PLANTED.password}`,
            text: `{"access_token":"${PLANTED.access}","e":"${PLANTED.mail}"} ${PLANTED.clientId} ${PLANTED.basic}`,
            [PLANTED.account]: { [PLANTED.mail]: PLANTED.clientSecret },
            crumbs: [PLANTED.cookie, PLANTED.setCookie, PLANTED.apiKey, PLANTED.jwtInHeader, PLANTED.query],
          },
          { 'set-cookie': `sid=${PLANTED.setCookie}; Path=/; HttpOnly` },
        );
      },
      { secrets: [new Secret(PLANTED.configured)], storePrivate: true },
    );
    const token = await fetch(`${recorder.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(PLANTED.basic).toString('base64')}` },
      body: new URLSearchParams({
        grant_type: 'password',
        client_id: PLANTED.clientId,
        client_secret: PLANTED.clientSecret,
        username: PLANTED.account,
        password: PLANTED.password,
        refresh_token: PLANTED.refresh,
      }),
    });
    expect(await token.json()).toMatchObject({ access_token: PLANTED.access });
    expect(recorder.kept()).toBe(0);
    const headers = {
      authorization: `Bearer ${PLANTED.bearer}`,
      cookie: `crumb=${PLANTED.cookie}; lang=en`,
      'x-api-key': PLANTED.apiKey,
      'x-forwarded-user': PLANTED.jwtInHeader,
    };
    const query = `?access_token=${PLANTED.query}&j=${PLANTED.jwt}&e=${encodeURIComponent(PLANTED.mail)}&jurisdiction=NSW`;
    for (const path of [
      RACES,
      `/v1/tab-info-service/${PLANTED.account}/${PLANTED.jwt}`,
      '/v1/tab-info-service/html',
      `/v1/account-service/tab/accounts/${PLANTED.account}/html`,
      `/v1/account-service/tab/accounts/${PLANTED.account}`,
    ]) {
      const reply = await fetch(`${recorder.url}${path}${query}`, { headers });
      // What goes to the client is whole.
      expect(await reply.text()).toContain(PLANTED.access);
      expect(reply.status).toBe(200);
    }
    const files = readdirSync(directory);
    expect(files).toHaveLength(5);
    const written = files.map((file) => `${file}\n${readFileSync(join(directory, file), 'utf8')}`).join('\n');
    expect(written).toContain('Sober Plate');
    expect(written).toContain('jurisdiction=NSW');
    for (const [name, value] of Object.entries(PLANTED)) {
      for (const form of [
        value,
        encodeURIComponent(value),
        JSON.stringify(value).slice(1, -1),
        value.replace('&', '&amp;'),
        Buffer.from(value).toString('base64'),
      ]) {
        expect(written.includes(form), `${name} as ${form}`).toBe(false);
      }
    }
  });

  it('of a private answer go by and are not kept, unless its shape is wanted', async () => {
    const body = { accounts: [{ nickname: 'Mine', open: true, limit: 20, note: null }] };
    const path = '/v1/account-service/tab/accounts';
    const passing = await start((_, response) => json(response, 200, body), { includePrivate: true });
    expect(await (await fetch(passing.recorder.url + path)).json()).toEqual(body);
    expect(readdirSync(passing.directory)).toEqual([]);
    const shaped = await start((_, response) => json(response, 200, body), { storePrivate: true });
    await fetch(shaped.recorder.url + path);
    expect(shaped.cassettes().map((one) => one.body)).toEqual([
      { accounts: [{ nickname: '[redacted]', open: true, limit: 0, note: null }] },
    ]);
  });
});
