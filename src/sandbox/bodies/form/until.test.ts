import { describe, expect, it } from 'vitest';
import { createRouter } from '../../http/router.js';
import { HOUR } from '../../world/racing/calendar.js';
import { createRacingWorld } from '../../world/racing.js';
import { pathOf } from '../racing/support.testing.js';
import { formRoutes } from './routes.js';

const world = createRacingWorld({ seed: 'form until' });
const route = createRouter(formRoutes(world));

function told(path: string, now: number) {
  const found = route('GET', path);
  const reply = found?.route.handle({
    params: found.params,
    query: new URLSearchParams({ jurisdiction: 'NSW' }),
    headers: {},
    body: '',
    now,
    origin: 'http://tab.test',
  });
  return { text: JSON.stringify(reply?.body), until: reply?.until ?? now };
}

describe('the form of a race', () => {
  it('is the same at every moment until which it is told to hold', () => {
    const meeting = world
      .day('2026-11-24')
      .meetings.find(({ code, fixedOddsOnly }) => code === 'R' && !fixedOddsOnly);
    const race = meeting?.races[1];
    if (!race) throw new Error('no race');
    const path = `${pathOf(race)}/form`;
    let now = race.advertised - 40 * HOUR;
    let ended = 0;
    while (now < race.advertised + 20 * HOUR) {
      const { text, until } = told(path, now);
      // Gone from the service by then.
      if (text.includes('RESOURCE_NOT_FOUND_ERROR')) break;
      expect(until).toBeGreaterThan(now);
      for (const part of [0.3, 0.7])
        expect(told(path, Math.floor(now + part * (until - now))).text).toBe(text);
      expect(told(path, until - 1).text).toBe(text);
      ended += 1;
      now = until;
    }
    expect(ended).toBeGreaterThan(2);
  });
});
