import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from './calendar.js';
import { nextJump } from './next-jump.js';
import { createRacingWorld } from './world.js';

const world = createRacingWorld({ seed: 'tab' });

describe('the next jump', () => {
  it('is a start of the day that no other comes before, at any hour', () => {
    const from = Date.parse('2026-11-24T00:00:00Z');
    for (let now = from; now < from + 26 * HOUR; now += 97 * MINUTE) {
      const next = nextJump(world, now);
      expect(next).toBeGreaterThan(now);
      expect(next - now).toBeLessThan(15 * MINUTE);
      const between = world
        .listedDates(now)
        .slice(0, 3)
        .flatMap((date) => world.day(date).meetings.flatMap(({ races }) => races))
        .filter(({ times, incident }) => incident?.kind !== 'abandoned' && times.jump > now)
        .map(({ times }) => times.jump);
      expect(next).toBe(Math.min(...between));
    }
  });
});
