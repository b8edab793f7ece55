import { request as plainRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testRuntime } from '../../../test/support/runtime.js';
import { type HttpHandle, startHttp } from './http.js';

const runtime = testRuntime();
let server: HttpHandle;
beforeAll(async () => {
  server = await startHttp({
    factory: runtime.factory,
    host: '127.0.0.1',
    port: 0,
    status: () => ({ ...runtime.status(), mine: 1 }),
  });
});
afterAll(async () => {
  await server.close();
  await runtime.close();
});

function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  type Answer = { status: number | undefined; headers: NodeJS.Dict<string | string[]>; text: string };
  return new Promise<Answer>((resolve, reject) => {
    const options = { host: '127.0.0.1', port: server.port, path, method, headers };
    plainRequest(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    })
      .on('error', reject)
      .end();
  });
}

describe('GET /status', () => {
  it.each(['/status', '/status?a=b'])(
    'at %s tells the server’s state as JSON, for no cache to keep',
    async (path) => {
      const { status, headers, text } = await ask(path);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
      });
      expect(JSON.parse(text)).toMatchObject({ practice: true, address: 'embedded sandbox', mine: 1 });
    },
  );

  it.each(['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'])('is not asked by %s', async (method) => {
    const { status, headers } = await ask('/status', {}, method);
    expect([status, headers['allow']]).toEqual([405, 'GET']);
  });

  it.each<[string, Record<string, string>]>([
    ['Host', { host: 'evil.test' }],
    ['Origin', { origin: 'http://evil.test' }],
  ])('is not told to a foreign %s', async (_, headers) => {
    const { status, text } = await ask('/status', headers);
    expect(status).toBe(403);
    expect(text).not.toContain('practice');
  });

  it('is nothing but that path', async () => {
    for (const path of ['/status/', '/Status', '/mcp/status']) expect((await ask(path)).status).toBe(404);
  });

  it('is not there unless it was given', async () => {
    const without = await startHttp({ factory: runtime.factory, host: '::1', port: 0 });
    try {
      expect(without.url).toBe(`http://[::1]:${without.port}/mcp`);
      expect((await fetch(without.url.replace('/mcp', '/status'))).status).toBe(404);
    } finally {
      await without.close();
    }
  });
});
