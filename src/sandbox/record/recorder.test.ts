import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { json, type TestUpstream } from '../../../test/support/upstream.js';
import { NOW, RACES, start } from './recorder.testing.js';

const DATE = { date: new Date(NOW).toUTCString() };

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
