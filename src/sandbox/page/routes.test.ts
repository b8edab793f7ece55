import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { startSandbox } from '../index.js';

const NEXT = '/v1/tab-info-service/racing/next-to-go/races?jurisdiction=NSW';
const sandbox = await startSandbox({ seed: 'tab', at: Date.parse('2026-11-24T03:02:00Z'), speed: 0 });
afterEach(() => sandbox.faults.clear());
afterAll(() => sandbox.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(sandbox.url + path, { headers });
const requests = async () =>
  (await (await get('/sandbox/requests')).json()) as { total: number; requests: Record<string, unknown>[] };

/** The status of a request that fetch would not send: with another name in `Host`. */
function statusUnder(host: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = sandbox;
    request({ host: '127.0.0.1', port, path, headers: { host, ...headers }, agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    })
      .on('error', reject)
      .end();
  });
}

describe('the page', () => {
  it('is what a browser gets at /, and the index what a program gets', async () => {
    const page = await get('/', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('x-tab-sandbox')).toMatch(/^seed=tab,/);
    const text = await page.text();
    expect(text).toBe(await (await get('/sandbox/page')).text());
    expect(await (await get('/')).json()).toMatchObject({ _links: { v1: `${sandbox.url}/v1/` } });
  });

  it('allows nothing inline and nothing from elsewhere, and stands in no frame', async () => {
    const { headers } = await get('/sandbox/page');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  it('is made of the files of its folder, each with its type, and of no other', async () => {
    const names = readdirSync(new URL('./assets/', import.meta.url));
    expect(names).toContain('index.html');
    for (const name of names) {
      const response = await get(`/sandbox/page/${name}`);
      expect([name, response.status, response.headers.get('content-type')]).toEqual([
        name,
        200,
        expect.stringMatching(/^(text\/(html|css|javascript)|image\/svg\+xml); charset=utf-8$/),
      ]);
    }
    for (const path of ['no.js', '..%2Froutes.ts', '%2e%2e%2f%2e%2e%2fstart.ts', 'constructor']) {
      expect((await get(`/sandbox/page/${path}`)).status).toBe(404);
    }
  });
});

describe('the window onto the world', () => {
  it('shows what the TAB would answer, whatever faults there are, and counts as no request', async () => {
    const honest = await (await get(NEXT)).text();
    sandbox.faults.add([{ kind: 'status', status: 503 }]);
    const { total } = await requests();
    const seen = await get(`/sandbox/world${NEXT}`);
    expect([seen.status, await seen.text()]).toEqual([200, honest]);
    expect((await get('/sandbox/world')).status).toBe(200);
    expect((await get('/sandbox/world/v1/tab-info-service/racing/dates')).status).toBe(400);
    expect(sandbox.faults.list()[0]?.hits).toBe(0);
    expect((await requests()).total).toBe(total);
  });

  it('opens on reads only', async () => {
    expect((await get('/sandbox/world/oauth/token')).status).toBe(404);
    const post = await fetch(`${sandbox.url}/sandbox/world/oauth/token`, { method: 'POST' });
    expect(post.status).toBe(404);
  });
});

describe('the requests told', () => {
  it('name the fault that struck and nothing that is secret', async () => {
    sandbox.faults.add([{ kind: 'status', status: 503, route: '/v1/**' }]);
    const { accountNumber, password } = sandbox.credentials;
    await get(`${NEXT}&access_token=in-the-query`, { authorization: 'Bearer in-a-header' });
    await fetch(`${sandbox.url}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({ username: accountNumber, password }),
    });
    await get(`/v1/tab-betting-service/accounts/${accountNumber}/betslip`);
    const body = await requests();
    expect(body.requests.slice(0, 3)).toEqual([
      expect.objectContaining({ path: '/v1/tab-betting-service/accounts/[hidden]/betslip', status: 503 }),
      expect.objectContaining({ method: 'POST', path: '/oauth/token', faults: [] }),
      expect.objectContaining({
        path: '/v1/tab-info-service/racing/next-to-go/races',
        status: 503,
        faults: ['status'],
      }),
    ]);
    const text = JSON.stringify(body);
    for (const secret of ['in-the-query', 'in-a-header', accountNumber, password]) {
      expect(text).not.toContain(secret);
    }
  });

  it('include one that is never answered, while it waits and after it was given up', async () => {
    sandbox.faults.add([{ kind: 'hang' }]);
    const leave = new AbortController();
    const left = fetch(`${sandbox.url}/v1/`, { signal: leave.signal }).catch(() => 'left');
    const newest = async () => (await requests()).requests[0];
    const until = async (over: boolean) => {
      let one = await newest();
      for (let i = 0; i < 500 && !(one?.['path'] === '/v1/' && (one['ms'] !== null) === over); i++) {
        one = await newest();
      }
      return one;
    };
    expect(await until(false)).toMatchObject({ status: null, ms: null, faults: ['hang'] });
    leave.abort();
    expect(await left).toBe('left');
    expect(await until(true)).toMatchObject({ status: null, ms: expect.any(Number) });
  });
});

describe('the page and what it reads', () => {
  const paths = [
    '/',
    '/sandbox/page',
    '/sandbox/page/index.html',
    '/sandbox/requests',
    `/sandbox/world${NEXT}`,
  ];

  it('answer under no other name, as a rebound page would use', async () => {
    for (const path of paths) {
      expect([path, await statusUnder('evil.example', path, { accept: 'text/html' })]).toEqual([path, 403]);
      expect([path, await statusUnder('localhost', path, { accept: 'text/html' })]).toEqual([path, 200]);
    }
  });

  it('answer no script of another site', async () => {
    for (const path of paths) {
      for (const origin of ['https://evil.example', 'null', `http://127.0.0.1:${sandbox.port + 1}`]) {
        expect((await get(path, { accept: 'text/html', origin })).status).toBe(403);
      }
    }
  });
});
