import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HttpHandle, type Runtime, startHttp } from '../../src/index.js';
import { virtualTime } from '../../src/policy/virtual-time.testing.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { rawHttp } from '../support/raw-mcp.js';
import { testRuntime } from '../support/runtime.js';
import { NOW, type Place, startPlace } from './place.js';

// How long a client may keep a resource, as the revision 2026-07-28 tells it: as long as it stays fresh here.

let place: Place;
let http: HttpHandle;
beforeEach(async () => {
  place = await startPlace({ env: { TAB_RESILIENCE: 'no-retry' } });
  http = await startHttp({ factory: place.runtime.factory, host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  await http.close();
  await place.stop();
});

async function hintOf(uri: string, url = http.url) {
  const connection = await rawHttp(url, '2026-07-28');
  const { result } = await connection.request('resources/read', { uri });
  return { ttlMs: result?.['ttlMs'], cacheScope: result?.['cacheScope'] };
}
const race = (key = '2026-11-24/R/WFM/4') => hintOf(`tab://race/${key}`);

describe('a race', () => {
  it('may be kept as long as it stays fresh, by the one who asked', async () => {
    place.racing();
    expect(await race()).toEqual({ ttlMs: 5_000, cacheScope: 'private' });
    await place.time.advance(3_000);
    expect(await race()).toEqual({ ttlMs: 2_000, cacheScope: 'private' });
  });

  it('that is paid may be kept longer, but not under a key that may soon mean another', async () => {
    place.racing({ raceStatus: 'Paying', results: [[1], [2], [3]] });
    await place.time.advance(3_600_000);
    expect((await race()).ttlMs).toBe(3_600_000);
    expect((await race('today/R/WFM/4')).ttlMs).toBe(5_000);
  });

  it('may not be kept when it is old, an error, or no race', async () => {
    place.racing();
    await race();
    place.answering((_, response) => place.fail(response, 503));
    await place.time.advance(6_000);
    expect((await race()).ttlMs).toBe(0);
    await place.time.advance(300_000);
    expect((await race()).ttlMs).toBe(0);
    expect((await race('nonsense')).ttlMs).toBe(0);
  });
});

describe('the state of the server', () => {
  it('may not be kept', async () => {
    expect(await hintOf('tab://status')).toEqual({ ttlMs: 0, cacheScope: 'private' });
  });
});

describe('where nothing is kept here', () => {
  it('nothing may be kept there', async () => {
    await http.close();
    await place.stop();
    place = await startPlace({ env: { TAB_RESILIENCE: 'no-cache' } });
    http = await startHttp({ factory: place.runtime.factory, host: '127.0.0.1', port: 0 });
    place.racing();
    expect((await race()).ttlMs).toBe(0);
  });
});

describe('in a sandbox', () => {
  let over: Runtime;
  async function hint(speed: number): Promise<number> {
    const time = virtualTime(NOW);
    const sandbox = await startSandbox({ seed: 'hints', at: NOW, speed, clock: time.clock });
    over = testRuntime(sandbox.url, { TAB_UPSTREAM: 'sandbox' }, { clock: time.clock, timing: time });
    const server = await startHttp({ factory: over.factory, host: '127.0.0.1', port: 0 });
    const meeting = await over.client.get(
      {
        path: '/v1/tab-info-service/racing/next-to-go/races',
        query: { jurisdiction: 'NSW', maxRaces: '30' },
      },
      { caller: over.operator, signal: new AbortController().signal },
    );
    const races = (meeting.body as { races: { raceNumber: number; meeting: Record<string, string> }[] })
      .races;
    const { raceNumber, meeting: at } = races.find(({ meeting }) => meeting['venueMnemonic'])!;
    const key = `${at['meetingDate']}/${at['raceType']}/${at['venueMnemonic']}/${raceNumber}`;
    const { ttlMs } = await hintOf(`tab://race/${encodeURI(key)}`, server.url);
    await server.close();
    await over.close();
    await sandbox.stop();
    return Number(ttlMs);
  }

  it('it is told in real time, whatever the speed of the world', async () => {
    const usual = await hint(1);
    expect(usual).toBeGreaterThanOrEqual(2_000);
    expect(await hint(10)).toBe(usual / 10);
    // One that stands still may be moved at any time.
    expect(await hint(0)).toBe(usual);
  });
});
