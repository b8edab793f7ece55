import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { poolTransport } from '../../src/client/transport.js';
import { virtualTime } from '../../src/policy/virtual-time.testing.js';
import { endedIn, untilIdle } from '../support/idle.js';
import { callTool, testRuntime, textOf } from '../support/runtime.js';
import { json, startUpstream } from '../support/upstream.js';
import { errorOf, NOW, type Place, RACE, startPlace, underWay } from './place.js';

// How much the upstream is sent, at once and a second.

let stop: () => Promise<unknown>;
afterEach(() => stop());

async function start(env: Record<string, string> = {}): Promise<Place> {
  const place = await startPlace({ env });
  stop = () => place.stop();
  return place;
}
const path = (i: number) => ({ path: `/v1/tab-info-service/${i}` });

/** When each of `count` different calls at once reached the upstream, milliseconds later. */
async function arrivals(place: Place, count: number): Promise<number[]> {
  const at: number[] = [];
  // The question of the time was a request, too.
  await place.time.advance(10_000);
  const began = place.time.clock();
  place.answering((_, response) => {
    at.push(place.time.clock() - began);
    place.ok(response, {});
  });
  const calls = Array.from({ length: count }, (_, i) => place.call('tab_get', path(i)));
  await place.ended(Promise.all(calls), 100);
  return at;
}

describe('the outbound rate', () => {
  it('is TAB_OUTBOUND_RPS, with what it allows in a second at once', async () => {
    const place = await start({ TAB_OUTBOUND_RPS: '2' });
    expect(await arrivals(place, 6)).toEqual([0, 0, 500, 1_000, 1_500, 2_000]);
  });

  it('is that of reads and requests for tokens together', async () => {
    const place = await start({ TAB_OUTBOUND_RPS: '2' });
    await place.time.advance(10_000);
    const began = place.time.clock();
    const at: number[] = [];
    place.answering((_, response) => {
      at.push(place.time.clock() - began);
      place.ok(response, { access_token: 'a', token_type: 'Bearer', expires_in: 3600 });
    });
    const credentials = { client_id: 'a', client_secret: 'b' };
    const calls = Array.from({ length: 3 }, (_, i) => [
      place.call('tab_get', path(i)),
      place.call('tab_oauth_client_credentials', credentials),
    ]);
    await place.ended(Promise.all(calls.flat()), 100);
    expect(at).toEqual([0, 0, 500, 1_000, 1_500, 2_000]);
  });

  it('stays when everything else is taken out', async () => {
    const place = await start({ TAB_OUTBOUND_RPS: '1', TAB_RESILIENCE: 'off' });
    expect(await arrivals(place, 3)).toEqual([0, 1_000, 2_000]);
  });

  it('is not limited to a loopback upstream unless set', async () => {
    expect(await arrivals(await start(), 40)).toEqual(Array.from({ length: 40 }, () => 0));
  });

  it('is two and a half a second to the real TAB', async () => {
    const time = virtualTime(NOW);
    const at: number[] = [];
    const upstream = await startUpstream((_, response) => {
      at.push(time.clock() - NOW);
      json(response, 200, {});
    });
    const origins: string[] = [];
    const connect = (origin: string, maxBytes: number) => {
      origins.push(origin);
      return poolTransport(upstream.url, maxBytes);
    };
    const surroundings = { clock: time.clock, timing: time, connect };
    const runtime = testRuntime(undefined, { TAB_UPSTREAM: 'live' }, surroundings);
    stop = () => Promise.all([runtime.close(), upstream.stop()]);
    const calls = Array.from({ length: 8 }, (_, i) => callTool(runtime, 'tab_get', path(i)));
    const idle = () => untilIdle(() => underWay(runtime), upstream);
    await endedIn(Promise.all(calls), idle, time.advance, 100);
    expect(origins).toEqual(['https://api.beta.tab.com.au']);
    expect(at).toEqual([0, 0, 0, 400, 800, 1_200, 1_600, 2_000]);
  });
});

describe('requests at once', () => {
  /** An upstream that holds every request. */
  function holding(place: Place): ServerResponse[] {
    const held: ServerResponse[] = [];
    place.answering((_, response) => void held.push(response));
    return held;
  }

  it('are sixteen; one hundred and twenty-eight wait, and one more is refused in words', async () => {
    const place = await start();
    const held = holding(place);
    const calls = Array.from({ length: 144 }, (_, i) => place.call('tab_get', path(i)));
    await place.askedTimes(16);
    await place.idle();
    expect(place.asked).toHaveLength(16);
    expect(place.runtime.client.stats().limits['tabcorp_api']).toMatchObject({ active: 16, queued: 128 });
    const refused = await place.call('tab_get', path(1_000));
    expect(textOf(refused)).toBe(
      'tab_get: this server is asked for more than it may send to the TAB. The queue for tabcorp_api is full (128 waiting). Try again in a few seconds.',
    );
    expect(errorOf(refused)).toMatchObject({ kind: 'overloaded', retry: { helps: true } });
    for (let answered = 0; answered < 144; answered++) {
      await place.askedTimes(answered + 1);
      place.ok(held[answered]!, {});
    }
    expect((await Promise.all(calls)).filter((result) => result.isError)).toEqual([]);
    expect(place.asked).toHaveLength(144);
  });

  it('are begun with races first where they wait', async () => {
    const place = await start();
    await place.next();
    place.asked.length = 0;
    const held = holding(place);
    const calls = Array.from({ length: 20 }, (_, i) => place.call('tab_get', path(i)));
    await place.askedTimes(16);
    const race = place.call('racing_get_race', RACE);
    await place.idle();
    place.ok(held[0]!, {});
    await place.askedTimes(17);
    expect(place.asked[16]?.url).toContain('/races/4?');
    place.answering((_, response) => place.ok(response, {}));
    for (const response of held.slice(1)) place.ok(response, {});
    await Promise.all([...calls, race]);
  });
});
