import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/runtime.js';
import { errorOf, NOW, type Place, startPlace } from './place.js';

// An upstream that asks to go slower is obeyed by every call, not only by the one it told.

let place: Place;
let arrivals: number[];
beforeEach(async () => {
  place = await startPlace();
  arrivals = [];
});
afterEach(() => place.stop());

const since = () => place.time.clock() - NOW;

/** Answers the first request with a refusal, and all later ones well. */
function firstRefused(status: number, headers: Record<string, string>, html = false): void {
  place.answering((_, response) => {
    arrivals.push(since());
    if (arrivals.length > 1) return place.ok(response, { races: [] });
    if (!html) return place.fail(response, status, headers);
    response.writeHead(status, { 'content-type': 'text/html', ...headers });
    response.end('<h1>Access Denied</h1>');
  });
}
const other = () => place.call('tab_get', { path: '/v1/tab-info-service/other' });

describe('429', () => {
  it('with seconds in Retry-After is waited out, then asked again, once', async () => {
    firstRefused(429, { 'retry-after': '7' });
    expect((await place.ended(place.next())).isError).toBeUndefined();
    expect(arrivals).toEqual([0, 7_000]);
  });

  it('with a date in Retry-After is, too', async () => {
    firstRefused(429, { 'retry-after': new Date(place.time.clock() + 9_000).toUTCString() });
    expect((await place.ended(place.next())).isError).toBeUndefined();
    expect(arrivals).toEqual([0, 9_000]);
  });

  it('without it is paused for five seconds, and no retry comes sooner', async () => {
    firstRefused(429, {});
    expect((await place.ended(place.next())).isError).toBeUndefined();
    expect(arrivals).toEqual([0, 5_000]);
  });

  it('holds back the calls of others, too', async () => {
    firstRefused(429, { 'retry-after': '3' });
    const first = place.next();
    await place.askedTimes(1);
    await place.idle();
    const second = other();
    await place.time.advance(2_900);
    await place.idle();
    expect(arrivals).toEqual([0]);
    expect(place.runtime.client.stats().limits['tabcorp_api']).toMatchObject({ queued: 1 });
    await place.ended(Promise.all([first, second]), 100);
    expect(arrivals).toHaveLength(3);
    expect(Math.min(...arrivals.slice(1))).toBe(3_000);
  });

  it('that would outlast the call is told at once, and the next call is told why it is not sent', async () => {
    firstRefused(429, { 'retry-after': '60' });
    const result = await place.next();
    expect(textOf(result)).toBe(
      'racing_get_next_to_go: the TAB asks to go slower (HTTP 429). Try again in 60 s.',
    );
    await place.time.advance(10_000);
    const next = await other();
    expect(textOf(next)).toBe('tab_get: the TAB asks to go slower. Nothing was sent; try again in 50 s.');
    expect(errorOf(next)).toMatchObject({ kind: 'rate_limited', retry: { helps: true, after_seconds: 50 } });
    expect(arrivals).toEqual([0]);
    await place.time.advance(50_000);
    expect((await other()).isError).toBeUndefined();
  });

  it('is no failure to the breaker, and its end is told', async () => {
    firstRefused(429, { 'retry-after': '60' });
    await place.next();
    const { circuits, limits } = place.runtime.client.stats();
    expect(circuits['tabcorp_api']).toMatchObject({ state: 'closed', failures: 0, ignored: 1 });
    expect(limits['tabcorp_api']?.pausedUntil).toBe(place.time.clock() + 60_000);
    expect(textOf(await place.call('tab_status'))).toContain('requests go on in 1m');
  });
});

describe('the edge’s 403', () => {
  it('is never asked again by the same call, and pauses the others for five seconds', async () => {
    firstRefused(403, {}, true);
    expect(errorOf(await place.next())).toMatchObject({ kind: 'edge_blocked' });
    await place.ended(other());
    expect(arrivals).toEqual([0, 5_000]);
  });

  it('pauses as long as it says', async () => {
    firstRefused(403, { 'retry-after': '2' }, true);
    await place.next();
    await place.ended(other(), 100);
    expect(arrivals).toEqual([0, 2_000]);
  });

  it('as JSON is a matter of rights and pauses nothing', async () => {
    firstRefused(403, {});
    expect(errorOf(await place.next())).toMatchObject({ kind: 'forbidden' });
    await other();
    expect(arrivals).toEqual([0, 0]);
  });
});

describe('503 with Retry-After', () => {
  it('is asked again when it says, and pauses nobody else', async () => {
    firstRefused(503, { 'retry-after': '6' });
    const first = place.next();
    await place.askedTimes(1);
    await place.idle();
    await other();
    await place.ended(first);
    expect(arrivals).toEqual([0, 0, 6_000]);
  });
});
