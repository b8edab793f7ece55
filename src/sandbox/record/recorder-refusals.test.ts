import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json } from '../../../test/support/upstream.js';
import { ask } from '../faults/client.testing.js';
import { startRecorder } from './recorder.js';
import { folder, RACES, start } from './recorder.testing.js';

describe('a recorder', () => {
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
});
