import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/runtime.js';
import { errorOf, type Place, sourceOf, startPlace } from './place.js';

// When a service is left alone, and how it is felt for again.

const ONE_TRY = { TAB_RESILIENCE: 'no-retry' };
let place: Place;
beforeEach(async () => {
  place = await startPlace({ env: ONE_TRY });
});
afterEach(() => place.stop());

const circuit = (service = 'tabcorp_api') => place.runtime.client.stats().circuits[service];

/** Ten failures in a row over two routes. */
async function open(): Promise<void> {
  place.answering((_, response) => place.fail(response, 503));
  for (let i = 0; i < 5; i++) await Promise.all([place.race(), place.next()]);
  expect(circuit()).toMatchObject({ state: 'open', opened: 1 });
}

describe('an upstream that failed ten times in a row', () => {
  it('is left alone, and the answer says when to try again', async () => {
    await open();
    const before = place.asked.length;
    await place.time.advance(2_000);
    const result = await place.race();
    expect(place.asked).toHaveLength(before);
    expect(textOf(result)).toBe(
      'racing_get_race: the TAB has failed too often and is left alone for a moment. Nothing that was kept may stand in. Try again in 3 s.',
    );
    expect(errorOf(result)).toMatchObject({ kind: 'circuit_open', retry: { helps: true, after_seconds: 3 } });
  });

  it('is stood in for by what is old, which says its age', async () => {
    place.racing();
    await place.race();
    await place.time.advance(20_000);
    await open();
    const before = place.asked.length;
    const result = await place.race();
    expect(sourceOf(result)).toBe('stale');
    expect(textOf(result)).toMatch(/^OLD PRICES: 20 s old, .* next try in 5 s\.\n/);
    expect(place.asked).toHaveLength(before);
  });

  it('does not hold up what is still fresh', async () => {
    place.answering((_, response) => place.ok(response, { dates: [{ meetingDate: '2026-11-24' }] }));
    await place.call('racing_get_all_meeting_dates');
    await open();
    expect(sourceOf(await place.call('racing_get_all_meeting_dates'))).toBe('memory');
  });

  it('is tried by one call at a time, and used again after two that went well', async () => {
    await open();
    const before = place.asked.length;
    await place.time.advance(5_000);
    const held: ServerResponse[] = [];
    place.answering((_, response) => void held.push(response));
    const calls = ['a', 'b', 'c', 'd'].map((name) =>
      place.call('tab_get', { path: `/v1/tab-info-service/${name}` }),
    );
    await place.askedTimes(before + 1);
    await place.idle();
    expect(place.asked).toHaveLength(before + 1);
    expect(circuit()).toMatchObject({ state: 'half-open' });
    place.ok(held[0]!, {});
    const kinds = (await Promise.all(calls)).map((result) => errorOf(result)?.['kind'] ?? 'good');
    expect(kinds.sort()).toEqual(['circuit_open', 'circuit_open', 'circuit_open', 'good']);
    place.answering((_, response) => place.ok(response, { races: [] }));
    expect((await place.next()).isError).toBeUndefined();
    expect(circuit()).toMatchObject({ state: 'closed' });
  });

  it('is left alone twice as long when the trial fails', async () => {
    await open();
    await place.time.advance(5_000);
    await place.next();
    expect(errorOf(await place.race())).toMatchObject({ kind: 'circuit_open', retry: { after_seconds: 10 } });
  });
});

describe('no reason to leave an upstream alone', () => {
  it('are answers that say no', async () => {
    place.answering((_, response) => place.fail(response, 404));
    for (let i = 0; i < 60; i++) await place.call('tab_get', { path: `/v1/tab-info-service/${i}` });
    await place.race();
    expect(place.asked.length).toBeGreaterThan(60);
    expect(circuit()).toMatchObject({ state: 'closed', failures: 0 });
  });

  it('is one route that always fails while others answer', async () => {
    place.answering(({ url }, response) =>
      url.includes('/races/4') ? place.fail(response, 500) : place.ok(response, { races: [] }),
    );
    for (let i = 0; i < 30; i++) {
      await place.race();
      if (i % 3 === 0) await place.call('tab_get', { path: `/v1/tab-info-service/${i}` });
    }
    expect(circuit()).toMatchObject({ state: 'closed', failures: 30 });
    expect((await place.next()).isError).toBeUndefined();
  });

  it('are failures that lie far apart', async () => {
    place.answering((_, response) => place.fail(response, 500));
    for (let i = 0; i < 15; i++) {
      await place.race();
      await place.time.advance(11_000);
      await place.next();
      await place.time.advance(11_000);
    }
    expect(circuit()).toMatchObject({ state: 'closed', failures: 30 });
  });
});

describe('the token endpoint', () => {
  const credentials = { TAB_CLIENT_ID: 'client-1', TAB_CLIENT_SECRET: 'secret-1' };
  beforeEach(async () => {
    await place.stop();
    place = await startPlace({ env: { ...ONE_TRY, ...credentials } });
    place.answering(({ url }, response) =>
      url === '/oauth/token' ? place.fail(response, 503) : place.ok(response, { races: [] }),
    );
  });
  const tokens = () => place.asked.filter(({ url }) => url === '/oauth/token');

  it('is left alone by itself, and reads go on without it', async () => {
    for (let i = 0; i < 10; i++) await place.call('tab_oauth_client_credentials');
    expect([circuit('tabcorp_oauth')?.state, circuit()?.state]).toEqual(['open', 'closed']);
    const refused = await place.call('tab_oauth_client_credentials');
    expect(errorOf(refused)).toMatchObject({ kind: 'circuit_open', retry: { after_seconds: 5 } });
    expect(tokens()).toHaveLength(10);
    const read = await place.next();
    expect(read.isError).toBeUndefined();
    expect(textOf(read)).toContain('this was read without');
    expect(tokens()).toHaveLength(10);
  });

  it('is asked while the API is left alone', async () => {
    await place.stop();
    place = await startPlace({ env: ONE_TRY });
    await open();
    place.answering((_, response) => place.ok(response, { access_token: 'a-token', expires_in: 60 }));
    const login = { client_id: 'c-1', client_secret: 's-1' };
    expect((await place.call('tab_oauth_client_credentials', login)).isError).toBeUndefined();
  });
});
