import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/runtime.js';
import { errorOf, NOW, type Place, startPlace } from './place.js';

// What is asked again, how patiently, and what never is.

const LOGIN = { client_id: 'c-0001', client_secret: 's-0001' };
let place: Place;
let arrivals: number[];
beforeEach(async () => {
  place = await startPlace();
  arrivals = [];
});
afterEach(() => place.stop());

/** Fails so many times with a status, or by closing the connection, then answers well. */
function failing(times: number, how: number | 'closes'): void {
  place.answering((_, response) => {
    arrivals.push(place.time.clock() - NOW);
    if (arrivals.length > times) {
      return place.ok(response, { races: [], access_token: 'token-1', expires_in: 60 });
    }
    if (how === 'closes') response.destroy();
    else place.fail(response, how);
  });
}

describe('a read', () => {
  it('is asked up to four times, each wait longer than the one before', async () => {
    failing(3, 500);
    expect((await place.ended(place.next(), 100)).isError).toBeUndefined();
    // Half of 1, 2 and 4 s: chance is fixed at a half here.
    expect(arrivals).toEqual([0, 500, 1_500, 3_500]);
  });

  it('then ends with what came last', async () => {
    failing(10, 503);
    const result = await place.ended(place.next(), 100);
    expect(errorOf(result)).toMatchObject({ kind: 'upstream_error', status: 503 });
    expect(arrivals).toHaveLength(4);
  });

  it('is asked again soon after a connection that failed', async () => {
    failing(1, 'closes');
    expect((await place.ended(place.next(), 100)).isError).toBeUndefined();
    expect(arrivals).toEqual([0, 100]);
  });

  it('that fails for good says after how many tries', async () => {
    failing(10, 'closes');
    expect(textOf(await place.ended(place.next(), 100))).toContain('could not be reached (4 tries)');
  });

  it.each([400, 401, 404])('is not asked again after %d', async (status) => {
    failing(10, status);
    await place.call('tab_get', { path: '/v1/tab-info-service/x' });
    expect(arrivals).toHaveLength(1);
  });
});

describe('a request for a token', () => {
  it('for an application is asked twice', async () => {
    failing(1, 503);
    const result = await place.ended(place.call('tab_oauth_client_credentials', LOGIN), 50);
    expect(result.isError).toBeUndefined();
    expect(arrivals).toEqual([0, 250]);
  });

  it.each([500, 503, 429, 'closes'] as const)(
    'that would use up a refresh token is never repeated, after %s',
    async (how) => {
      failing(1, how);
      const result = await place.ended(
        place.call('tab_oauth_refresh', { ...LOGIN, refresh_token: 'refresh-0001' }),
        100,
      );
      expect(result.isError).toBe(true);
      expect(JSON.stringify(result)).not.toMatch(/refresh-0001|s-0001/);
      await place.time.advance(30_000);
      expect(arrivals).toHaveLength(1);
    },
  );
});

describe('a POST', () => {
  it('that a caller asks for is never sent at all', async () => {
    expect((await place.call('tab_post', { path: '/v1/x', body: {} })).isError).toBe(true);
    expect(place.asked).toEqual([]);
  });
});

describe('a call of several reads', () => {
  it('ends with the time of one call', async () => {
    const own = await startPlace();
    let asked = 0;
    own.answering(({ url }, response) => {
      if (url.includes('/races/') && ++asked > 2) own.fail(response, 404);
    });
    const began = own.time.clock();
    const result = await own.ended(own.race(), 500);
    expect(result.isError).toBe(true);
    expect(asked).toBe(3);
    expect(own.time.clock() - began).toBeLessThanOrEqual(21_000);
    await own.stop();
  });
});

describe('retries of many calls', () => {
  it('stay within a budget, which bounds what an upstream in trouble gets', async () => {
    await place.stop();
    place = await startPlace({ env: { TAB_RESILIENCE: 'no-breaker' } });
    failing(10_000, 500);
    const calls = Array.from({ length: 100 }, (_, i) =>
      place.call('tab_get', { path: `/v1/tab-info-service/${i}` }),
    );
    await place.ended(Promise.all(calls));
    const { retries = 0, overBudget = 0 } = place.runtime.client.stats().retries['tabcorp_api'] ?? {};
    expect(arrivals).toHaveLength(100 + retries);
    // Without a budget there would be 300. It is 20 a second, over the 4 s in which they would come.
    expect(retries).toBeGreaterThanOrEqual(20);
    expect(retries).toBeLessThanOrEqual(80);
    expect(overBudget).toBeGreaterThan(0);
    expect(textOf(await place.call('tab_status'))).toContain('more not made so as not to add to the load');
  });
});
