import { afterAll, describe, expect, it } from 'vitest';
import { SANDBOX_CREDENTIALS, type Sandbox, type SandboxOptions, startSandbox } from './index.js';

const AT = Date.parse('2026-11-24T03:00:00Z');
const running: Sandbox[] = [];
afterAll(() => Promise.all(running.map((sandbox) => sandbox.stop())));

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ seed: 'start', at: AT, speed: 0, ...options });
  running.push(sandbox);
  return sandbox;
}

const { clientId, clientSecret, accountNumber, password } = SANDBOX_CREDENTIALS;
const askToken = (url: string, fields: Record<string, string>) =>
  fetch(`${url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...fields }),
  });

const sandbox = await start();
const DATES = '/v1/tab-info-service/racing/dates';
const race = sandbox.world.racing
  .day('2026-11-24')
  .meetings.find(({ code, fixedOddsOnly }) => code === 'R' && !fixedOddsOnly)?.races[0];
const FORM = `${DATES}/2026-11-24/meetings/R/${race?.meeting.mnemonic}/races/${race?.number}/form?jurisdiction=NSW`;

describe('a sandbox', () => {
  it('gives a token that its reads accept until it expires by world time', async () => {
    const { url, clock } = await start();
    const answer = await askToken(url, { grant_type: 'password', username: accountNumber, password });
    expect(answer.status).toBe(200);
    const { access_token: token } = (await answer.json()) as { access_token: string };
    const read = () => fetch(url + FORM, { headers: { authorization: `Bearer ${token}` } });
    expect((await read()).status).toBe(200);
    clock.jump(clock.now() + 3 * 3_600_000);
    const stale = await read();
    expect(stale.status).toBe(401);
    expect(await stale.json()).toMatchObject({ error: { code: 'UNAUTHORIZED_ERROR' } });
    expect((await fetch(url + FORM)).status).toBe(200);
    expect((await fetch(url + FORM, { headers: { authorization: 'Bearer ' } })).status).toBe(401);
  });

  it('takes other credentials where they are given', async () => {
    const { url, credentials } = await start({ credentials: { clientSecret: 'other' } });
    expect(credentials).toEqual({ ...SANDBOX_CREDENTIALS, clientSecret: 'other' });
    expect((await askToken(url, { grant_type: 'client_credentials' })).status).toBe(401);
    const fields = { grant_type: 'client_credentials', client_secret: 'other' };
    expect((await askToken(url, fields)).status).toBe(200);
  });

  it('answers alike for one seed and time, and otherwise for another seed', async () => {
    const [same, other] = [await start(), await start({ seed: 'another' })];
    const path = '/v1/historical-results-service/NSW/racing/2026-11-20';
    const read = async ({ url }: Sandbox) => (await (await fetch(url + path)).text()).replaceAll(url, '');
    expect(await read(same)).toBe(await read(sandbox));
    expect(await read(other)).not.toBe(await read(sandbox));
  });

  it('links to itself under the name it was called by', async () => {
    const { port } = sandbox;
    const index = await (await fetch(`http://localhost:${port}/v1/`)).text();
    expect(index).toContain(`"http://localhost:${port}/v1/tab-info-service/racing/jackpots`);
  }, 10_000);

  it('runs by the clock it is given, at the speed asked', async () => {
    let real = 5_000;
    const fast = await start({ speed: 60, clock: () => real });
    real += 1_000;
    const response = await fetch(`${fast.url}/v1/`);
    expect(response.headers.get('x-tab-sandbox')).toBe('seed=start,now=2026-11-24T03:01:00.000Z,speed=60');
  });

  it('starts without any options at the present time', async () => {
    const plain = await startSandbox();
    running.push(plain);
    const response = await fetch(`${plain.url}/v1/tab-info-service/configuration`);
    expect(response.headers.get('x-tab-sandbox')).toMatch(/^seed=sandbox,now=\d{4}-.*Z,speed=1$/);
  });

  it('lets hooks answer in its place', async () => {
    const { url } = await start({
      before: [() => ({ status: 429, body: {}, headers: { 'Retry-After': '2' } })],
    });
    const response = await fetch(`${url}/v1/`);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '2']);
  });

  it('refuses times and speeds that are none', async () => {
    await expect(startSandbox({ speed: -1 })).rejects.toThrow(RangeError);
    await expect(startSandbox({ at: Number.NaN })).rejects.toThrow(RangeError);
  });
});
