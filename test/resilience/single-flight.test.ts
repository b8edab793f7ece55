import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorOf, type Place, RACE, startPlace } from './place.js';

// Equal calls at once are one request, and the caller who leaves leaves alone.

let place: Place;
beforeEach(async () => {
  place = await startPlace();
});
afterEach(() => place.stop());

/** An upstream that answers when told to, and tells when a socket closes. */
function holding() {
  const held: ServerResponse[] = [];
  place.answering((_, response) => void held.push(response));
  return {
    held,
    release() {
      for (const response of held) place.ok(response, { races: [] });
    },
  };
}

describe('a thousand equal calls at once', () => {
  it('are one request to the upstream', async () => {
    const { release } = holding();
    const calls = Array.from({ length: 1_000 }, () => place.next());
    await place.askedTimes(1);
    release();
    const results = await Promise.all(calls);
    expect(place.asked).toHaveLength(1);
    expect(results.filter((result) => result.isError)).toEqual([]);
    expect(place.runtime.client.stats().caches['api']).toMatchObject({ misses: 1_000, joined: 999 });
  });

  it('that differ in what is applied here alone are one request, too', async () => {
    place.racing();
    const forms = [{}, { fixed_odds: true }, { detail: 'full' }];
    await Promise.all(Array.from({ length: 300 }, (_, i) => place.race(forms[i % 3])));
    expect(place.asked).toHaveLength(1);
  });

  it('ask an upstream of unknown time what it is just once', async () => {
    await place.stop();
    place = await startPlace({ cold: true });
    await Promise.all(
      Array.from({ length: 100 }, () => place.call('racing_get_meetings', { meeting_date: 'today' })),
    );
    expect(place.runtime.client.stats().limits['tabcorp_api']?.started).toBe(2);
    expect(place.asked).toHaveLength(1);
  });

  it('that differ in what is sent are a request each', async () => {
    await Promise.all(
      ['NSW', 'VIC', 'QLD'].flatMap((jurisdiction) => [
        place.next({ jurisdiction }),
        place.next({ jurisdiction }),
      ]),
    );
    expect(place.asked).toHaveLength(3);
  });
});

describe('a caller who cancels', () => {
  it('does not cancel the others', async () => {
    const { held, release } = holding();
    const cancel = new AbortController();
    const leaving = place.under(cancel.signal, 'racing_get_next_to_go');
    const staying = place.next();
    await place.askedTimes(1);
    cancel.abort();
    expect(errorOf(await leaving)).toMatchObject({ kind: 'cancelled' });
    expect(held[0]?.socket?.destroyed).toBe(false);
    release();
    expect((await staying).isError).toBeUndefined();
    expect(place.asked).toHaveLength(1);
  });

  it('as the last one closes the upstream’s socket, and the next call asks anew', async () => {
    const { held } = holding();
    const cancels = Array.from({ length: 3 }, () => new AbortController());
    const calls = cancels.map(({ signal }) => place.under(signal, 'racing_get_race', RACE));
    await place.askedTimes(1);
    const closed = once(held[0]!, 'close');
    cancels[0]?.abort();
    cancels[1]?.abort();
    // One who joined is heard to leave within this time.
    await place.time.advance(25);
    await Promise.all(calls.slice(0, 2));
    await place.idle();
    expect(held[0]?.socket?.destroyed).toBe(false);
    cancels[2]?.abort();
    await place.time.advance(25);
    await closed;
    expect(errorOf((await calls[2])!)).toMatchObject({ kind: 'cancelled' });
    place.racing();
    expect((await place.race()).isError).toBeUndefined();
    expect(place.asked).toHaveLength(2);
  });

  it('is no failure of the upstream', async () => {
    holding();
    const cancel = new AbortController();
    const call = place.under(cancel.signal, 'racing_get_next_to_go');
    await place.askedTimes(1);
    cancel.abort();
    await call;
    expect(place.runtime.client.stats().circuits['tabcorp_api']).toMatchObject({
      failures: 0,
      state: 'closed',
    });
  });
});
