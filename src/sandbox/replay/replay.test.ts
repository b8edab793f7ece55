import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Cassette } from '../record/cassette.js';
import { writeCassette } from '../record/write-cassette.js';
import { type ReplayOptions, startReplay } from './replay.js';

const DATES = '/v1/tab-info-service/racing/dates';

const cleanup: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of cleanup.splice(0).reverse()) await end();
});

function cassette(more: Partial<Cassette> = {}): Cassette {
  return {
    cassette: 1,
    recordedAt: '2026-11-24T03:00:00.250Z',
    durationMs: 120,
    upstream: 'https://api.beta.tab.com.au',
    method: 'GET',
    path: `${DATES}?jurisdiction=NSW`,
    status: 200,
    contentType: 'application/json; charset=utf-8',
    body: { dates: [] },
    ...more,
  };
}

async function start(cassettes: readonly Cassette[], options: Partial<ReplayOptions> = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'tab-replay-'));
  cleanup.push(() => rmSync(directory, { recursive: true }));
  for (const one of cassettes) await writeCassette(directory, one);
  writeFileSync(join(directory, 'notes.json'), '{"mine":true}');
  writeFileSync(join(directory, 'notes.txt'), 'x');
  writeFileSync(join(directory, '.half.json'), '{');
  const replay = await startReplay({ directory, ...options });
  cleanup.push(replay.stop);
  return { replay, directory };
}

describe('a replay', () => {
  it('answers as it was answered, with the date of the recording and its mark', async () => {
    const { replay } = await start([
      cassette({ status: 429, retryAfter: '7', body: { error: { code: 'TOO_MANY' } } }),
    ]);
    const reply = await fetch(`${replay.url}${DATES}/?jurisdiction=NSW`);
    expect([reply.status, await reply.json()]).toEqual([429, { error: { code: 'TOO_MANY' } }]);
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'x-tab-replay': 'recorded-at=2026-11-24T03:00:00.250Z',
      date: 'Tue, 24 Nov 2026 03:00:00 GMT',
      'retry-after': '7',
      'content-type': 'application/json; charset=utf-8',
    });
    const head = await fetch(`${replay.url}${DATES}?jurisdiction=NSW`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([429, '']);
  });

  it('answers the latest of a request, whatever the order of its query', async () => {
    const path = `${DATES}?a=1&b=2`;
    const { replay } = await start([
      cassette({ path, body: { n: 2 }, recordedAt: '2026-11-24T05:00:00.000Z' }),
      cassette({ path, body: { n: 1 }, recordedAt: '2026-11-24T04:00:00.000Z' }),
      cassette({ path, body: { n: 0 }, recordedAt: '2026-11-24T14:30:00.000+11:00' }),
    ]);
    expect(await (await fetch(`${replay.url}${DATES}?b=2&a=1`)).json()).toEqual({ n: 2 });
    expect(replay.paths).toEqual([path]);
  });

  it('leads its links to itself', async () => {
    const links = {
      self: 'https://api.beta.tab.com.au/v1/x?jurisdiction=NSW',
      other: 'https://api.beta.tab.com.au.example/y',
    };
    const { replay } = await start([cassette({ body: links })]);
    const reply = await fetch(`http://localhost:${replay.port}${DATES}?jurisdiction=NSW`);
    expect(await reply.json()).toEqual({
      ...links,
      self: `http://localhost:${replay.port}/v1/x?jurisdiction=NSW`,
    });
  });

  it('answers what is no JSON as the text it is, also without a type', async () => {
    const page = '<html>Access Denied</html>';
    const { body: _body, ...plain } = cassette({ status: 403, contentType: 'text/html', text: page });
    const { replay } = await start([plain, { ...plain, path: '/v1', contentType: '', text: '' }]);
    const reply = await fetch(`${replay.url}${DATES}?jurisdiction=NSW`);
    expect([reply.status, reply.headers.get('content-type'), await reply.text()]).toEqual([
      403,
      'text/html',
      page,
    ]);
    const bare = await fetch(`${replay.url}/v1/`);
    expect([bare.headers.get('content-type'), await bare.text()]).toEqual([null, '']);
  });

  it('is 404 where nothing was recorded, naming the nearest that was, and marked too', async () => {
    const { replay } = await start([cassette(), cassette({ path: '/v1' })]);
    const reply = await fetch(`${replay.url}${DATES}?jurisdiction=VIC`);
    expect(reply.status).toBe(404);
    expect(reply.headers.get('x-tab-replay')).toBe('recorded-at=2026-11-24T03:00:00.250Z');
    expect(await reply.json()).toEqual({
      error: {
        code: 'RESOURCE_NOT_FOUND_ERROR',
        message: `Not recorded: ${DATES}?jurisdiction=VIC. The nearest that is: ${DATES}?jurisdiction=NSW`,
      },
    });
    const far = await (await fetch(`${replay.url}/elsewhere/altogether`)).text();
    expect(far).toContain('Not recorded: /elsewhere/altogether.');
    expect(far).not.toContain('nearest');
  });

  it('waits as long as the upstream took, if that is wanted', async () => {
    const waits: number[] = [];
    const sleep = async (milliseconds: number) => void waits.push(milliseconds);
    const ask = async (timed: boolean) => {
      const { replay } = await start([cassette()], { timed, sleep });
      return (await fetch(`${replay.url}${DATES}?jurisdiction=NSW`)).status;
    };
    expect([await ask(false), await ask(true), waits]).toEqual([200, 200, [120]]);
  });

  it('waits in real time', async () => {
    const { replay } = await start([cassette({ durationMs: 1 })], { timed: true });
    expect((await fetch(`${replay.url}${DATES}?jurisdiction=NSW`)).status).toBe(200);
  });

  it('gives a token that opens nothing, and refuses to write', async () => {
    const { replay } = await start([cassette()]);
    const token = await fetch(`${replay.url}/oauth/token`, { method: 'POST', body: 'grant_type=x' });
    expect([token.status, await token.json()]).toMatchObject([200, { token_type: 'Bearer' }]);
    const post = await fetch(`${replay.url}${DATES}`, { method: 'POST', body: '{}' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(post.headers.get('x-tab-replay')).not.toBeNull();
  });

  it('says which files it can’t use, and answers 500 when a good one has gone bad', async () => {
    const { replay, directory } = await start([cassette()]);
    expect(replay.skipped).toEqual([{ file: 'notes.json', why: 'is no cassette' }]);
    rmSync(directory, { recursive: true });
    const reply = await fetch(`${replay.url}${DATES}?jurisdiction=NSW`);
    expect([reply.status, reply.headers.get('x-tab-replay')]).toEqual([
      500,
      'recorded-at=2026-11-24T03:00:00.250Z',
    ]);
    cleanup.splice(0, 1);
    await replay.stop();
  });

  it('does not start without a cassette', async () => {
    await expect(start([])).rejects.toThrow(/holds no cassette/);
    await expect(startReplay({ directory: '/nowhere/at/all' })).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
