import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { racingSpan } from '../../world/racing/calendar.js';
import { netPool } from '../../world/racing/commission.js';
import { type Body, pathOf, racesOn, startWorld } from './support.testing.js';

const DATE = '2026-11-27';
const { world, body } = startWorld('prices');
const races = racesOn(world, DATE).filter(({ incident }) => incident?.kind !== 'abandoned');
const minutes = fc.integer({ min: -2, max: 20 * 60 });

/** The recorded rule: whole per cent of the earlier price. */
const changed = (now: number, before: number): number => Math.round(((now - before) / before) * 100) + 0;

describe('the fixed price of a runner', () => {
  it('tells its way: flucs newest first, the history whole, the change against the last of them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...races), minutes, (race, before) => {
        const at = race.times.jump - before * 60_000;
        const prices = new Map(world.fixedPrices(race, at).map((one) => [one.runner, one]));
        const dawn = racingSpan(DATE).start;
        for (const { runnerNumber, fixedOdds } of body(pathOf(race), at).runners as Body[]) {
          const price = prices.get(runnerNumber);
          expect(fixedOdds === undefined).toBe(price === undefined);
          if (!price) continue;
          const { flucs, returnHistory, percentageChange, returnWin } = fixedOdds;
          const times = flucs.map((one: Body) => Date.parse(one.returnWinTime));
          expect(flucs.length).toBe(Math.min(4, price.earlier.length));
          expect(times).toEqual(times.toSorted((a: number, b: number) => b - a));
          expect(flucs.map((one: Body) => one.returnWin)).toEqual(
            price.earlier
              .slice(-4)
              .map((step) => step.price)
              .reverse(),
          );
          for (const one of flucs) {
            const previous = Date.parse(one.returnWinTime) + 999 < dawn;
            if (at >= dawn && previous) expect(one.isPreviousDay).toBe(true);
          }
          expect(percentageChange).toBe(flucs.length > 0 ? changed(returnWin, flucs[0].returnWin) : 0);
          expect(returnHistory).toHaveLength(price.earlier.length + 1);
          const oldest = returnHistory.toSorted((a: Body, b: Body) =>
            a.returnWinTime < b.returnWinTime ? -1 : 1,
          )[0];
          expect(oldest.returnWin).toBe(price.open);
          expect(fixedOdds.returnWinOpen).toBe(price.open);
          expect(Object.is(percentageChange, -0)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the tote price of a runner', () => {
  it('follows from the pool: all of them together say what was taken out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...races), fc.integer({ min: 0, max: 30 }), (race, before) => {
        if (race.meeting.fixedOddsOnly) return;
        const { runners, pools } = body(pathOf(race), race.times.jump - before * 60_000) as Body;
        const win = pools.find((one: Body) => one.wageringProduct === 'Win');
        const paid = runners
          .map(({ parimutuel }: Body) => parimutuel.returnWin as number)
          .filter((price: number) => price > 0);
        if (paid.some((price: number) => price < 1.1)) return;
        // Each is rounded down to ten cents: money on the runners adds up to the pool between the two bounds.
        const net = netPool('Win', Math.round(win.poolTotal * 100), 0) / 100;
        const most = paid.reduce((sum: number, price: number) => sum + net / price, 0);
        const least = paid.reduce((sum: number, price: number) => sum + net / (price + 0.1), 0);
        expect(most).toBeGreaterThan(win.poolTotal - 1);
        expect(least).toBeLessThan(win.poolTotal + 1);
      }),
      { numRuns: 60 },
    );
  });
});
