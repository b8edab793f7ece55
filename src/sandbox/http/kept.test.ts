import { afterEach, describe, expect, it } from 'vitest';
import { sandboxClock } from '../clock.js';
import { answerOf } from './answer.js';
import { keepAnswers } from './kept.js';
import type { SandboxRoute } from './route.js';
import { type SandboxServer, type SandboxServerOptions, startServer } from './server.js';

const START = Date.parse('2026-11-24T02:00:00Z');
const STEP = 60_000;
const running: SandboxServer[] = [];
afterEach(() => Promise.all(running.splice(0).map((server) => server.stop())));

/** A server with one route that tells the minute and counts how often it is asked. */
async function setUp(options: Partial<SandboxServerOptions> = {}) {
  const clock = sandboxClock({ at: START, speed: 0, real: () => 0 });
  let made = 0;
  const minute: SandboxRoute = {
    method: 'GET',
    path: '/minute',
    handle: ({ now, origin, query }) => {
      made += 1;
      const body = { minute: Math.floor(now / STEP), origin, of: query.get('of'), text: 'x'.repeat(3_000) };
      return { status: 200, body, until: (Math.floor(now / STEP) + 1) * STEP };
    },
  };
  const server = await startServer({
    seed: 'kept',
    clock,
    routes: [minute],
    port: 0,
    host: '127.0.0.1',
    allowHosts: [],
    before: [],
    refuseAuthorization: (header) => (header ? { status: 401, body: {} } : undefined),
    ...options,
  });
  running.push(server);
  const ask = (more = '', headers: Record<string, string> = {}) =>
    fetch(`${server.url}/minute?jurisdiction=NSW${more}`, { headers });
  const told = async (more = '') => ((await (await ask(more)).json()) as { minute: number }).minute * STEP;
  return { clock, server, ask, told, made: () => made };
}

describe('an answer that holds', () => {
  it('is made once until the moment at which it may be another one', async () => {
    const { clock, told, made } = await setUp();
    expect([await told(), await told()]).toEqual([START, START]);
    clock.step(STEP - 1);
    expect(await told()).toBe(START);
    expect(made()).toBe(1);
    clock.step(1);
    expect(await told()).toBe(START + STEP);
    expect(made()).toBe(2);
  });

  it('is not told at an earlier moment than its own', async () => {
    const { clock, told } = await setUp();
    await told();
    clock.step(-1);
    expect(await told()).toBe(START - STEP);
    clock.step(1);
    expect(await told()).toBe(START);
  });

  it('is kept for each query and each name of the server', async () => {
    const { server, ask, made } = await setUp();
    expect(await (await ask('&of=a')).json()).toMatchObject({ of: 'a', origin: server.url });
    expect(await (await ask('&of=b')).json()).toMatchObject({ of: 'b' });
    const other = server.url.replace('127.0.0.1', 'localhost');
    expect(await (await fetch(`${other}/minute?jurisdiction=NSW&of=a`)).json()).toMatchObject({
      origin: other,
    });
    expect(made()).toBe(3);
  });

  it('is sent plain and compressed, with the world’s time of each request', async () => {
    const { clock, ask, made } = await setUp();
    const plain = await ask('', { 'accept-encoding': 'identity' });
    clock.step(1_000);
    const packed = await ask('', { 'accept-encoding': 'gzip' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await packed.text()).toBe(await plain.text());
    expect(packed.headers.get('date')).toBe('Tue, 24 Nov 2026 02:00:01 GMT');
    const head = await fetch(packed.url, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(made()).toBe(1);
  });

  it('does not hide a refusal, a hook or a fault', async () => {
    let refuse = false;
    let effect: ReturnType<NonNullable<SandboxServerOptions['disturb']>> = {};
    const { ask, made } = await setUp({
      before: [() => (refuse ? { status: 418, body: { hook: true } } : undefined)],
      disturb: () => effect,
    });
    expect((await ask()).status).toBe(200);
    expect((await ask('', { authorization: 'Bearer x' })).status).toBe(401);
    refuse = true;
    expect((await ask()).status).toBe(418);
    refuse = false;
    effect = { reply: { status: 503, body: { fault: true } } };
    expect((await ask()).status).toBe(503);
    effect = {
      change: (reply) => ({ ...reply, body: { changed: (reply.body as { minute: number }).minute } }),
    };
    expect(await (await ask()).json()).toEqual({ changed: START / STEP });
    effect = {};
    expect(await (await ask()).json()).toMatchObject({ minute: START / STEP });
    expect(made()).toBe(2);
  });
});

describe('kept answers', () => {
  const answer = (bytes: number) => answerOf({ status: 200, body: 'x'.repeat(bytes) });

  it('are bounded in bytes, the least recently asked leaving first', () => {
    const kept = keepAnswers(12_000);
    for (const key of ['a', 'b', 'c']) kept.keep(key, answer(3_000), 0, 10);
    kept.find('a', 1);
    kept.keep('d', answer(3_000), 0, 10);
    expect(['a', 'b', 'c', 'd'].map((key) => kept.find(key, 1) !== undefined)).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  it('count the compressed form too', async () => {
    const kept = keepAnswers(10_000);
    const first = answer(3_000);
    kept.keep('a', first, 0, 10);
    kept.keep('b', answer(3_000), 0, 10);
    first.packed.br = Buffer.alloc(6_000);
    kept.weigh('a', first);
    expect(kept.find('b', 1)).toBeUndefined();
    expect(kept.find('a', 1)).toBe(first);
  });

  it('are not kept for no time, nor under endless addresses', () => {
    const kept = keepAnswers();
    kept.keep('a', answer(1), 5, 5);
    kept.keep('x'.repeat(501), answer(1), 0, 10);
    expect([kept.find('a', 5), kept.find('x'.repeat(501), 1)]).toEqual([undefined, undefined]);
  });
});
