import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { raceBody } from '../../src/upstream/race.testing.js';
import { textOf } from '../support/runtime.js';
import { errorOf, factsOf, NOW, type Place, sourceOf, startPlace } from './place.js';

// An old answer instead of none: when, for how long, and in which words.

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const lines = (result: Awaited<ReturnType<Place['race']>>) => textOf(result).split('\n');

let place: Place;
beforeEach(async () => {
  place = await startPlace({ env: { TAB_RESILIENCE: 'no-retry' } });
});
afterEach(() => place.stop());

/** The race is known; from now on the upstream fails. */
async function knownThenDown(given = {}, env = { TAB_RESILIENCE: 'no-retry,no-breaker' }): Promise<void> {
  await place.stop();
  place = await startPlace({ env });
  place.racing(given);
  expect(sourceOf(await place.race())).toBe('upstream');
  place.answering((_, response) => place.fail(response, 503));
}

const jumpsIn = (minutes: number) => ({ raceStartTime: new Date(NOW + minutes * MINUTE).toISOString() });

describe('a slow upstream', () => {
  /** The race is six seconds old, one more than it is fresh for, and the upstream is silent. */
  async function silent(): Promise<ServerResponse[]> {
    place.racing();
    await place.race();
    await place.time.advance(6 * SECOND);
    const held: ServerResponse[] = [];
    place.answering((_, response) => void held.push(response));
    return held;
  }

  it('is not waited for longer than half a second when an old answer is there', async () => {
    await silent();
    let over = false;
    const asked = place.race().finally(() => {
      over = true;
    });
    await place.askedTimes(2);
    await place.time.advance(499);
    expect(over).toBe(false);
    await place.time.advance(1);
    const result = await asked;
    expect(lines(result)[0]).toBe(
      'OLD PRICES: 7 s old, from 14:00:00. The TAB is slow to answer; a newer answer is on its way.',
    );
    expect(result.structuredContent).toMatchObject({ source: 'stale', age_seconds: 7 });
    expect(result.structuredContent?.['note']).toContain('OLD PRICES');
  });

  it('goes on answering, which fills the cache for the next call', async () => {
    const held = await silent();
    const asked = place.race();
    await place.askedTimes(2);
    await place.time.advance(500);
    expect(sourceOf(await asked)).toBe('stale');
    await place.time.advance(2 * SECOND);
    place.racing();
    const again = place.race();
    place.ok(held[0]!, raceBody(3));
    const newer = await again;
    expect(newer.structuredContent).toMatchObject({ source: 'upstream', age_seconds: 0 });
    expect(sourceOf(await place.race())).toBe('memory');
    expect(place.asked).toHaveLength(2);
  });

  it('is waited for to the end of the attempt when nothing old is there', async () => {
    place.answering(() => undefined);
    const asked = place.race();
    await place.askedTimes(1);
    await place.time.advance(5 * SECOND);
    expect(errorOf(await asked)).toMatchObject({ kind: 'timeout' });
  });
});

describe('an upstream that fails', () => {
  it('is told with the age, the moment, since when, and when it is asked again', async () => {
    place.racing();
    await place.time.advance(70 * SECOND);
    await place.race();
    await place.time.advance(12 * SECOND);
    await place.next();
    await place.time.advance(24 * SECOND);
    place.answering((_, response) => place.fail(response, 500));
    // Ten failures over two routes open the breaker for 5 s; the trial after it fails and doubles that.
    for (let i = 0; i < 5; i++) await Promise.all([place.race(), place.next()]);
    await place.time.advance(15 * SECOND);
    await place.race();
    await place.time.advance(1 * SECOND);
    const before = place.asked.length;
    const result = await place.race();
    expect(lines(result)[0]).toBe(
      'OLD PRICES: 52 s old, from 14:01:10. The TAB stopped answering 40 s ago; next try in 9 s.',
    );
    expect(place.asked).toHaveLength(before);
    expect(result.structuredContent).toMatchObject({ source: 'stale', age_seconds: 52 });
  });

  it('is asked again by the next call while nothing is shut', async () => {
    await knownThenDown();
    await place.time.advance(6 * SECOND);
    expect(lines(await place.race())[0]).toBe(
      'OLD PRICES: 6 s old, from 14:00:00. The TAB stopped answering 6 s ago; it is asked again at the next call.',
    );
    expect(lines(await place.race())[0]).toContain('asked again');
    expect(place.asked).toHaveLength(3);
  });

  it('at one thing while it answers others is told so', async () => {
    await knownThenDown();
    place.answering(({ url }, response) =>
      url.includes('/races/4') ? place.fail(response, 500) : place.ok(response, { races: [] }),
    );
    await place.time.advance(20 * SECOND);
    await place.next();
    await place.time.advance(SECOND);
    expect(lines(await place.race())[0]).toBe(
      'OLD PRICES: 21 s old, from 14:00:00. The TAB fails to answer this; it is asked again at the next call.',
    );
  });

  it('is stood in for by prices of five minutes at most', async () => {
    await knownThenDown(jumpsIn(30));
    await place.time.advance(299 * SECOND);
    expect(lines(await place.race())[0]).toMatch(/^OLD PRICES: 4m 59s old, from 14:00:00\. /);
    await place.time.advance(1 * SECOND);
    expect(errorOf(await place.race())).toMatchObject({ kind: 'upstream_error', status: 503 });
  });

  it('is stood in for by what has no prices for a day', async () => {
    place.answering((_, response) => place.ok(response, { dates: [{ meetingDate: '2026-11-24' }] }));
    await place.call('racing_get_all_meeting_dates');
    place.answering((_, response) => place.fail(response, 503));
    await place.time.advance(24 * HOUR - SECOND);
    expect(sourceOf(await place.call('racing_get_all_meeting_dates'))).toBe('stale');
    await place.time.advance(SECOND);
    expect((await place.call('racing_get_all_meeting_dates')).isError).toBe(true);
  });

  it('is stood in for by a body of unknown content no longer than by prices', async () => {
    const path = '/v1/tab-info-service/something';
    place.answering((_, response) => place.ok(response, { odds: 2 }));
    await place.call('tab_get', { path });
    place.answering((_, response) => place.fail(response, 503));
    await place.time.advance(299 * SECOND);
    const old = await place.call('tab_get', { path });
    expect(lines(old)[0]).toMatch(/^OLD PRICES: 4m 59s old/);
    await place.time.advance(SECOND);
    expect((await place.call('tab_get', { path })).isError).toBe(true);
  });

  it('is not stood in for where it said clearly that there is nothing', async () => {
    await knownThenDown();
    place.answering((_, response) => place.fail(response, 404));
    await place.time.advance(6 * SECOND);
    expect(errorOf(await place.race())).toMatchObject({ kind: 'not_found' });
  });
});

describe('an upstream that failed and is about to be asked again', () => {
  /** The race is known and past its time; the upstream refuses from now on, and half a second is waited. */
  async function afterHalfASecond(refuse: (response: ServerResponse) => void, ageMs = 16 * SECOND) {
    await knownThenDown({}, { TAB_RESILIENCE: 'on' });
    await place.time.advance(ageMs);
    place.answering((_, response) => refuse(response));
    const asked = place.race();
    await place.askedTimes(2);
    await place.idle();
    await place.time.advance(500);
    return asked;
  }

  it('is not called slow, nor is an answer promised', async () => {
    const result = await afterHalfASecond((response) => place.fail(response, 503));
    expect(lines(result)[0]).toBe(
      'OLD PRICES: 17 s old, from 14:00:00. The TAB stopped answering 17 s ago; it is being asked again.',
    );
    expect(result.structuredContent).toMatchObject({ source: 'stale', age_seconds: 17 });
  });

  it('is counted in what the server says of itself', async () => {
    await afterHalfASecond((response) => place.fail(response, 503));
    const status = await place.call('tab_status');
    expect(textOf(status)).toMatch(/^The last (request|\d requests) to the TAB's API failed\. /m);
    expect(textOf(status)).not.toContain('No trouble');
    expect(factsOf(status)['services']).toMatchObject({
      tabcorp_api: { state: 'closed', failures_in_row: expect.any(Number) },
    });
    place.racing();
    await place.time.advance(30 * SECOND);
    await place.race();
    expect(textOf(await place.call('tab_status'))).toContain('No trouble');
  });

  it('is told by its number of failures where it has only just answered something', async () => {
    await knownThenDown({}, { TAB_RESILIENCE: 'on' });
    await place.time.advance(16 * SECOND);
    place.answering((_, response) => place.ok(response, { races: [] }));
    await place.next();
    place.answering((_, response) => place.fail(response, 503));
    const asked = place.race();
    await place.askedTimes(3);
    await place.idle();
    await place.time.advance(500);
    expect(lines(await asked)[0]).toMatch(
      / The last (request|\d requests) to the TAB failed; it is being asked again\.$/,
    );
  });

  it('asks to go slower where it does', async () => {
    const result = await afterHalfASecond((response) => place.fail(response, 429, { 'retry-after': '3' }));
    expect(lines(result)[0]).toMatch(/ The TAB asks to go slower; next try in [23] s\.$/);
  });
});

describe('where nothing is kept', () => {
  it.each(['no-cache', 'off'])('because of %s, that is said', async (setting) => {
    await place.stop();
    place = await startPlace({ env: { TAB_RESILIENCE: setting } });
    place.racing();
    await place.race();
    expect(textOf(await place.call('tab_status'))).toMatch(/^Kept answers: none\b/m);
  });
});

describe('where nothing may be sent', () => {
  it('because the TAB asked to go slower, that is said, and until when', async () => {
    await knownThenDown();
    await place.time.advance(6 * SECOND);
    place.answering((_, response) => place.fail(response, 429, { 'retry-after': '60' }));
    const words = 'OLD PRICES: 6 s old, from 14:00:00. The TAB asks to go slower; next try in 60 s.';
    expect(lines(await place.race())[0]).toBe(words);
    await place.time.advance(10 * SECOND);
    expect(lines(await place.race())[0]).toBe(
      'OLD PRICES: 16 s old, from 14:00:00. The TAB asks to go slower; next try in 50 s.',
    );
    expect(place.asked).toHaveLength(2);
  });

  it('because too much waits already, that is said', async () => {
    await knownThenDown();
    await place.time.advance(6 * SECOND);
    place.answering(() => undefined);
    const cancel = new AbortController();
    const crowd = Array.from({ length: 144 }, (_, i) =>
      place.under(cancel.signal, 'tab_get', { path: `/v1/tab-info-service/${i}` }),
    );
    await place.askedTimes(17);
    expect(lines(await place.race())[0]).toBe(
      'OLD PRICES: 6 s old, from 14:00:00. Too many requests to the TAB wait already; it is asked again at the next call.',
    );
    cancel.abort();
    await Promise.all(crowd);
  });
});

describe('an old race past its jump', () => {
  async function past() {
    await knownThenDown();
    await place.time.advance(4 * MINUTE + 10 * SECOND);
    return place.race();
  }

  it('was due, and nobody knows its state', async () => {
    const result = await past();
    expect(lines(result)[0]).toMatch(/^OLD PRICES: 4m 10s old/);
    expect(textOf(result)).toContain('was due 14:04 AEDT; state unknown');
    expect(result.structuredContent).toMatchObject({ state: 'UNKNOWN', facts: { status: 'unknown' } });
  });

  it('shows no price as one to be had', async () => {
    const result = await past();
    expect(textOf(result)).not.toMatch(
      /OPEN|→now|fixed now|estimate until the close|fixed market|still open/,
    );
    expect(textOf(result)).toContain('→last');
    const facts = factsOf(result);
    expect(facts['fixed']).toMatchObject({ state: 'unknown' });
    expect(facts['fixed']).not.toHaveProperty('market_percent');
    expect(facts).not.toHaveProperty('starts_in_s');
  });

  it('is what it was again once the upstream answers', async () => {
    await past();
    place.racing({ raceStatus: 'Closed' });
    const result = await place.race();
    expect(lines(result)[0]).not.toContain('OLD');
    expect(result.structuredContent).toMatchObject({ source: 'upstream', state: 'CLOSED' });
  });
});

describe('an old list of what jumps next', () => {
  it('calls no race ahead that has jumped meanwhile', async () => {
    place.answering((_, response) =>
      place.ok(response, {
        races: [
          {
            raceNumber: 4,
            raceStartTime: new Date(NOW + 4 * MINUTE).toISOString(),
            meeting: {
              meetingName: 'WARWICK FARM',
              venueMnemonic: 'WFM',
              raceType: 'R',
              meetingDate: '2026-11-24',
            },
          },
        ],
      }),
    );
    expect(textOf(await place.next())).toContain('in 4m');
    place.answering((_, response) => place.fail(response, 503));
    await place.time.advance(5 * MINUTE);
    const result = await place.next();
    expect(lines(result)[0]).toMatch(/^OLD PRICES: 5m old/);
    expect(textOf(result)).not.toMatch(/^in /m);
  });
});
