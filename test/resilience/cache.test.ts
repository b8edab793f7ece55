import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findTool } from '../../src/server/catalogue.js';
import { raceBody } from '../../src/upstream/race.testing.js';
import { textOf } from '../support/runtime.js';
import { errorOf, factsOf, type Place, RACE, sourceOf, startPlace } from './place.js';

// What is kept, what never is, and what a kept answer costs.

const PATH = '/v1/tab-info-service/something';
let place: Place;
beforeEach(async () => {
  place = await startPlace({ env: { TAB_RESILIENCE: 'no-retry' } });
});
afterEach(() => place.stop());

describe('a kept answer', () => {
  it('is given while it is fresh, with its age and source', async () => {
    place.racing();
    expect((await place.race()).structuredContent).toMatchObject({ source: 'upstream', age_seconds: 0 });
    await place.time.advance(4_900);
    const kept = await place.race();
    expect(kept.structuredContent).toMatchObject({ source: 'memory', age_seconds: 5 });
    expect(textOf(kept)).toContain('read 5 s ago');
    await place.time.advance(100);
    expect(sourceOf(await place.race())).toBe('upstream');
    expect(place.asked).toHaveLength(2);
  });

  it('is used a little longer while a newer one is fetched, where prices do not move fast', async () => {
    const dates = () => place.call('racing_get_all_meeting_dates');
    place.answering((_, response) => place.ok(response, { dates: [{ meetingDate: '2026-11-24' }] }));
    await dates();
    await place.time.advance(301_000);
    expect(sourceOf(await dates())).toBe('memory');
    await place.askedTimes(2);
    await vi.waitFor(async () => expect((await dates()).structuredContent?.['age_seconds']).toBe(0));
    expect(place.asked).toHaveLength(2);
  });

  it('is never parsed, read or rendered to text again', async () => {
    place.racing();
    const tool = findTool('racing_get_race')!;
    let reads = 0;
    const counting = {
      ...tool,
      read: (body: unknown) => {
        reads++;
        return (tool as unknown as { read: (body: unknown) => unknown }).read(body);
      },
    } as typeof tool;
    const { runtime } = place;
    const call = (detail: string) =>
      runtime.execute(counting, { ...RACE, detail }, runtime.operator, new AbortController().signal);
    const first = await call('full');
    const parse = vi.spyOn(JSON, 'parse');
    const stringify = vi.spyOn(JSON, 'stringify');
    const again = await call('full');
    const concise = await call('concise');
    const told = stringify.mock.calls.map(([value]) => value);
    const parsed = parse.mock.calls.length;
    vi.restoreAllMocks();
    const body = first.structuredContent?.['body'];
    expect(body).toMatchObject({ raceNumber: 4 });
    expect(again.structuredContent?.['body']).toBe(body);
    expect(sourceOf(concise)).toBe('memory');
    expect([parsed, told.includes(body), reads]).toEqual([0, false, 1]);
  });

  it('is rendered once for all who ask within a second', async () => {
    place.racing();
    await place.race();
    expect(await place.race()).toBe(await place.race());
    const before = await place.race();
    await place.time.advance(1_000);
    expect(await place.race()).not.toBe(before);
  });

  it('needs no token, though the one it was read with has ended', async () => {
    await place.stop();
    place = await startPlace({ env: { TAB_CLIENT_ID: 'client-1', TAB_CLIENT_SECRET: 'secret-1' } });
    place.answering(({ url }, response) =>
      place.ok(
        response,
        url === '/oauth/token'
          ? { access_token: 'token-1', expires_in: 60 }
          : { dates: [{ meetingDate: '2026-11-24' }] },
      ),
    );
    const dates = () => place.call('racing_get_all_meeting_dates');
    await dates();
    await place.time.advance(200_000);
    expect(sourceOf(await dates())).toBe('memory');
    expect(place.asked.map(({ url }) => url.split('?')[0])).toEqual([
      '/oauth/token',
      '/v1/tab-info-service/racing/dates',
    ]);
  });

  it('is forgotten when the caches are cleared', async () => {
    place.racing();
    await place.race();
    place.runtime.client.clearCaches();
    expect(sourceOf(await place.race())).toBe('upstream');
  });
});

describe('a date given as today', () => {
  const meetings = (meeting_date: string) => place.call('racing_get_meetings', { meeting_date });
  const dates = () => place.asked.map(({ url }) => /dates\/([^/]+)\//.exec(url)?.[1]);

  it('is sent and kept as the real date', async () => {
    place.answering((_, response) => place.ok(response, { meetings: [] }));
    await meetings('today');
    expect(sourceOf(await meetings('2026-11-24'))).toBe('memory');
    expect(dates()).toEqual(['2026-11-24']);
  });

  it('is another after midnight in Sydney', async () => {
    place.answering((_, response) => place.ok(response, { meetings: [] }));
    await meetings('tomorrow');
    await place.time.advance(10 * 3_600_000);
    await meetings('today');
    expect(dates()).toEqual(['2026-11-25', '2026-11-25']);
  });
});

describe('that there is nothing', () => {
  it('is believed for ten seconds', async () => {
    const get = () => place.call('tab_get', { path: PATH });
    place.answering((_, response) => place.fail(response, 404));
    expect(errorOf(await get())).toMatchObject({ kind: 'not_found', status: 404 });
    await place.time.advance(9_900);
    expect(errorOf(await get())).toMatchObject({ kind: 'not_found', status: 404 });
    expect(place.asked).toHaveLength(1);
    await place.time.advance(100);
    place.answering((_, response) => place.ok(response, {}));
    expect((await get()).isError).toBeUndefined();
  });
});

describe('never kept is', () => {
  /** The same call once more, after the upstream has recovered. */
  async function recovers(given: Record<string, unknown> = {}): Promise<void> {
    place.racing();
    expect(sourceOf(await place.race(given))).toBe('upstream');
    expect(place.asked).toHaveLength(2);
  }

  it.each([400, 401, 403, 429, 500, 503])('an error of the upstream: %d', async (status) => {
    place.answering((_, response) => place.fail(response, status, { 'retry-after': '0' }));
    expect((await place.race()).isError).toBe(true);
    await recovers();
  });

  it('a body that was cut short', async () => {
    place.answering((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write(JSON.stringify(raceBody(3)).slice(0, 200), () => response.destroy());
    });
    expect(errorOf(await place.race())).toMatchObject({ kind: 'bad_body' });
    await recovers();
  });

  it('a body that is no JSON', async () => {
    place.answering((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"raceNumber":4,');
    });
    expect(errorOf(await place.race())).toMatchObject({ kind: 'bad_body' });
    await recovers();
  });

  it('a body that breaks the contract, whether it was refused or given as it came', async () => {
    place.answering((_, response) => place.ok(response, { raceNumber: 4 }));
    expect(errorOf(await place.race())).toMatchObject({ kind: 'contract' });
    expect(textOf(await place.race({ detail: 'full' }))).toContain('WARNING');
    expect(place.asked).toHaveLength(2);
    place.racing();
    expect(sourceOf(await place.race())).toBe('upstream');
  });

  it('what lies outside of the public paths', async () => {
    place.answering((_, response) => place.ok(response, { balance: 1 }));
    const get = () => place.call('tab_get', { path: '/v1/account-service/balance' });
    await get();
    await get();
    expect(place.asked).toHaveLength(2);
  });
});

describe('an answer to somebody’s token', () => {
  /** An upstream that tells each bearer its own body. */
  function personal(): void {
    place.answering(({ headers }, response) =>
      place.ok(response, raceBody(3, { raceName: `FOR ${headers.authorization ?? 'ANYBODY'}` })),
    );
  }
  const name = (result: Awaited<ReturnType<Place['race']>>) => factsOf(result)['name'];

  it('reaches nobody else, at the same time or later', async () => {
    personal();
    const tokens = ['token-of-one', 'token-of-two', undefined];
    const asked = tokens.map((access_token) => place.race(access_token ? { access_token } : {}));
    const names = (await Promise.all(asked)).map(name).map(String);
    expect(names[0]).toContain('of-one');
    expect(names[1]).toContain('of-two');
    expect(names[2]).toContain('ANYBODY');
    expect(String(name(await place.race()))).toContain('ANYBODY');
    expect(place.asked).toHaveLength(3);
  });

  it('is not kept even for the same account', async () => {
    personal();
    await place.race({ access_token: 'token-of-one' });
    expect(sourceOf(await place.race({ access_token: 'token-of-one' }))).toBe('upstream');
    expect(place.asked).toHaveLength(2);
    expect(place.runtime.client.stats().caches).toMatchObject({ api: { entries: 0 }, race: { entries: 0 } });
  });

  it('is shared by those who ask for the same account at the same time', async () => {
    personal();
    await Promise.all(Array.from({ length: 20 }, () => place.race({ access_token: 'token-of-one' })));
    expect(place.asked).toHaveLength(1);
  });
});
