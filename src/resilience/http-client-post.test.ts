import { describe, expect, it } from 'vitest';
import { json } from '../../test/support/upstream.js';
import { TransportError } from '../errors/index.js';
import { BreakerOpenError } from '../policy/errors.js';
import { httpClients } from './http-client.testing.js';

const { bench, client, ended, failing } = httpClients();

describe('a POST', () => {
  it('sends JSON, or a form', async () => {
    const bets = client();
    expect((await bets.post('/bets', { stake: 1 })).body).toEqual({ races: [1] });
    await bets.post('/form', new URLSearchParams({ a: 'b c' }));
    expect(bench.upstream.asked.map(({ body, headers }) => [headers['content-type'], body])).toEqual([
      ['application/json', '{"stake":1}'],
      ['application/x-www-form-urlencoded', 'a=b+c'],
    ]);
  });

  it.each([500, 503, 429])('is one attempt after %d, whatever the preset', async (status) => {
    failing(status);
    const bets = client({ retry: { preset: 'persistent' } });
    await expect(ended(bets.post('/bets', {}))).rejects.toMatchObject({ status });
    expect(bench.upstream.asked).toHaveLength(1);
  });

  it('is one attempt after a connection that closes, and tells that it may have arrived', async () => {
    bench.upstream.answer = (_, response) => response.destroy();
    const failed = ended(client().post('/bets', {}));
    await expect(failed).rejects.toMatchObject({ kind: 'connection', sent: true });
    await expect(failed).rejects.toBeInstanceOf(TransportError);
    expect(bench.upstream.asked).toHaveLength(1);
  });

  it('is one attempt when it takes too long', async () => {
    bench.upstream.answer = () => undefined;
    await expect(ended(client().post('/bets', {}))).rejects.toMatchObject({ kind: 'timeout', sent: true });
    expect(bench.upstream.asked).toHaveLength(1);
  });

  it('tells that it may have arrived whatever ended it once it was on its way, and that it did not before', async () => {
    bench.upstream.answer = () => undefined;
    const bets = client({ limits: { concurrency: 1 }, callMs: 1_000, attemptMs: 900 });
    const cancel = new AbortController();
    const [first, cancelled, queued] = [
      bets.post('/bets', {}),
      bets.post('/bets', {}, { signal: cancel.signal }),
      bets.post('/bets', {}),
    ].map((post) => post.catch((error: unknown) => error));
    cancel.abort();
    expect(await cancelled).toMatchObject({ kind: 'cancelled', sent: false });
    expect(await ended(first!)).toMatchObject({ kind: 'timeout', sent: true });
    // It began a tenth of a second before its call was over.
    expect(await ended(queued!)).toMatchObject({ kind: 'timeout', sent: true });
    expect(bench.upstream.asked).toHaveLength(2);
    bench.upstream.answer = (_, response) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>');
    await expect(client({ name: 'pages' }).post('/bets', {})).rejects.toMatchObject({
      kind: 'bad_body',
      sent: true,
    });
  });

  it('is never kept or shared', async () => {
    const bets = client();
    await Promise.all([bets.post('/bets', {}), bets.post('/bets', {})]);
    expect(bench.upstream.asked).toHaveLength(2);
    expect(bets.stats().cache.entries).toBe(0);
  });

  it('is taken when it is answered with nothing', async () => {
    bench.upstream.answer = (_, response) => void response.writeHead(204).end();
    expect(await client().post('/bets', {})).toMatchObject({ status: 204, body: undefined, text: '' });
    bench.upstream.answer = (_, response) => void response.writeHead(201).end();
    expect(await client({ name: 'other' }).post('/bets', {})).toMatchObject({ status: 201, body: undefined });
  });

  it('counts in the breaker, which then refuses reads and POSTs alike', async () => {
    failing();
    const bets = client();
    for (let i = 0; i < 10; i++) await bets.post('/bets', {}).catch(() => undefined);
    await expect(bets.post('/bets', {})).rejects.toBeInstanceOf(BreakerOpenError);
    await expect(bets.get('/next')).rejects.toBeInstanceOf(BreakerOpenError);
    expect(bench.upstream.asked).toHaveLength(10);
    bench.registry.resetAllCircuits();
    bench.upstream.answer = (_, response) => json(response, 200, {});
    expect((await bets.post('/bets', {})).status).toBe(200);
  });
});
