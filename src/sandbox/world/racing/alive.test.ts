import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from './calendar.js';
import type { Race, RacingWorld } from './types.js';
import { createRacingWorld } from './world.js';

const FROM = Date.parse('2025-01-01T00:00:00Z');
const UNTIL = Date.parse('2028-12-31T00:00:00Z');
const instants = fc.integer({ min: FROM, max: UNTIL });
const seeds = fc.string({ maxLength: 8 });

/** Tote races within an hour of `now`, of whatever date. */
function racesAround(world: RacingWorld, now: number): Race[] {
  return world
    .listedDates(now)
    .slice(0, 3)
    .flatMap((date) => world.day(date).meetings)
    .filter((meeting) => !meeting.fixedOddsOnly)
    .flatMap((meeting) => meeting.races)
    .filter((race) => Math.abs(race.advertised - now) < HOUR);
}

describe('racing never pauses', () => {
  it('has a race that jumps within ten minutes and is told to, whatever the moment', () => {
    fc.assert(
      fc.property(seeds, instants, (seed, now) => {
        const world = createRacingWorld({ seed });
        const next = racesAround(world, now).filter((race) => {
          const { status, start } = world.state(race, now);
          return status === 'Normal' && start > now && start <= now + 10 * MINUTE && !race.incident;
        });
        expect(next.filter(({ times }) => times.jump <= now + 10 * MINUTE)).not.toHaveLength(0);
      }),
      { numRuns: 40 },
    );
  });

  it('has a race that was paid within the last fifteen minutes, whatever the moment', () => {
    fc.assert(
      fc.property(seeds, instants, (seed, now) => {
        const world = createRacingWorld({ seed });
        const paid = racesAround(world, now).filter(
          (race) => race.times.paying > now - 15 * MINUTE && race.times.paying <= now && !race.incident,
        );
        expect(paid.map((race) => world.state(race, now).status)).toContain('Paying');
      }),
      { numRuns: 40 },
    );
  });

  it('moves fixed prices and tote figures of open races within every five minutes', () => {
    fc.assert(
      fc.property(seeds, instants, (seed, now) => {
        const world = createRacingWorld({ seed });
        const open = racesAround(world, now)
          .filter((race) => world.state(race, now + 5 * MINUTE).fixedOpen && race.times.jump < now + HOUR)
          .slice(0, 12);
        const moved = (read: (race: Race, at: number) => unknown): boolean =>
          open.some(
            (race) => JSON.stringify(read(race, now)) !== JSON.stringify(read(race, now + 5 * MINUTE)),
          );
        expect(moved((race, at) => world.fixedPrices(race, at))).toBe(true);
        expect(moved((race, at) => [...world.toteReturns(race, at, 'NSW')])).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});
