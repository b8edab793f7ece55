import { afterEach, describe, expect, it } from 'vitest';
import { errorOf, NOW, type Place, sourceOf, startPlace } from './place.js';

// Each part that TAB_RESILIENCE names really leaves the path, and only that part.

let place: Place;
const start = async (setting: string) => {
  place = await startPlace({ env: { TAB_RESILIENCE: setting } });
  return place;
};
afterEach(() => place.stop());

const failing = () => place.answering((_, response) => place.fail(response, 500));
const get = (name: string) => place.call('tab_get', { path: `/v1/tab-info-service/${name}` });

describe('the cache', () => {
  it.each([
    ['on', 1],
    ['no-cache', 2],
    ['off', 2],
  ])('with %s: two calls are %d requests', async (setting, requests) => {
    await start(setting);
    place.racing();
    await place.race();
    await place.race();
    expect(place.asked).toHaveLength(requests);
  });

  it('without it still shares what is under way', async () => {
    await start('no-cache');
    await Promise.all(Array.from({ length: 5 }, () => place.next()));
    expect(place.asked).toHaveLength(1);
  });

  it('without it nothing old stands in', async () => {
    await start('no-cache,no-retry');
    place.racing();
    await place.race();
    failing();
    expect((await place.race()).isError).toBe(true);
  });
});

describe('the single flight', () => {
  it.each([
    ['on', 1],
    ['no-single-flight', 5],
    ['off', 5],
  ])('with %s: five equal calls at once are %d requests', async (setting, requests) => {
    await start(setting);
    await Promise.all(Array.from({ length: 5 }, () => place.next()));
    expect(place.asked).toHaveLength(requests);
  });

  it('without it the cache still keeps', async () => {
    await start('no-single-flight');
    await place.next();
    expect(sourceOf(await place.next())).toBe('memory');
  });
});

describe('retries', () => {
  it.each([
    ['on', 4],
    ['no-retry', 1],
    ['off', 1],
  ])('with %s: a call that fails is %d requests', async (setting, requests) => {
    await start(setting);
    failing();
    await place.ended(place.next());
    expect(place.asked).toHaveLength(requests);
  });
});

describe('the breaker', () => {
  it.each([
    ['no-retry', 10],
    ['no-retry,no-breaker', 40],
    ['off', 40],
  ])('with %s: of forty calls that fail %d are sent', async (setting, requests) => {
    await start(setting);
    failing();
    for (let i = 0; i < 20; i++) {
      await place.race();
      await get(`${i}`);
    }
    expect(place.asked).toHaveLength(requests);
  });
});

describe('the deadline of a call', () => {
  /** How long a call takes that is never answered, milliseconds, and how often that was asked. */
  async function hangs(): Promise<{ took: number; asked: number; kind: unknown }> {
    place.answering(() => undefined);
    const result = await place.ended(place.next(), 500);
    return { took: place.time.clock() - NOW, asked: place.asked.length, kind: errorOf(result)['kind'] };
  }

  it('ends it after twenty seconds', async () => {
    await start('on');
    expect(await hangs()).toEqual({ took: 20_000, asked: 4, kind: 'timeout' });
  });

  it('taken out leaves the time-outs of four attempts and the waits between', async () => {
    await start('no-deadline');
    expect(await hangs()).toEqual({ took: 4 * 5_000 + 3_500, asked: 4, kind: 'timeout' });
  });

  it('taken out with all else leaves the time-out of the attempt', async () => {
    await start('off');
    expect(await hangs()).toEqual({ took: 5_000, asked: 1, kind: 'timeout' });
  });
});

it.each(['on', 'off', 'no-retry,no-deadline'])('the state tells the setting: %s', async (setting) => {
  await start(setting);
  await place.next();
  expect(place.runtime.status()['resilience']).toBe(setting);
});
