import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../util/zone.js';
import { moneyOf } from './claims.js';
import { TAKE_OUT } from './commission.js';
import { dividendsAt } from './dividends.js';
import { poolsAt } from './pools.js';
import { LEAST_STAKE } from './settle.js';
import { consolationOf, settledOf } from './settled.js';
import { type Sources, startSources } from './sources.js';
import type { Pool, Product, Race, Tote } from './types.js';

const TOTES = ['NSW', 'VIC', 'QLD'] as const;
const LATER = Date.UTC(2100, 0);
const dates = fc.integer({ min: 0, max: 1200 }).map((days) => addDays('2024-06-01', days));

/** Every pool of a day, counted once: on its last leg. */
function poolsOn(sources: Sources, date: string, tote: Tote): Pool[] {
  const races = sources
    .day(date)
    .meetings.filter((meeting) => !meeting.fixedOddsOnly)
    .flatMap((meeting) => meeting.races);
  const ends = (pool: Pool, race: Race): boolean =>
    pool.product === 'RunningDouble' ? pool.leg === 1 : pool.legs.at(-1) === race;
  return races.flatMap((race) => poolsAt(sources, race, LATER, tote).filter((pool) => ends(pool, race)));
}

describe('the pools of a day', () => {
  it('lose no cent: money in is what was kept, given back, paid, broken and carried over', () => {
    const seen = new Set<Product>();
    fc.assert(
      fc.property(fc.string({ maxLength: 5 }), dates, fc.constantFrom(...TOTES), (seed, date, tote) => {
        const sources = startSources(seed);
        for (const pool of poolsOn(sources, date, tote)) {
          seen.add(pool.product);
          const settled = settledOf(sources, pool, tote);
          const sum = (figure: 'takeOut' | 'refunded' | 'paid' | 'breakage' | 'carried'): number =>
            settled.reduce((all, one) => all + one[figure], 0);
          expect(pool.total).toBeGreaterThanOrEqual(0);
          expect(Number.isInteger(pool.total) && Number.isInteger(pool.jackpot)).toBe(true);
          expect(sum('takeOut') + sum('refunded') + sum('paid') + sum('breakage') + sum('carried')).toBe(
            pool.total + pool.jackpot,
          );
          const parts = [pool.total - consolationOf(pool), consolationOf(pool)];
          for (const [i, { takeOut, refunded, dividends }] of settled.entries()) {
            const kept = refunded > 0 ? 0 : Math.ceil(((parts[i] ?? 0) * TAKE_OUT[pool.product]) / 10_000);
            expect(takeOut).toBe(dividends.length > 0 ? kept : 0);
            expect(dividends.reduce((all, { stake }) => all + stake, 0)).toBeLessThanOrEqual(pool.total);
            for (const { amount, stake } of dividends) expect(amount > 0).toBe(stake >= LEAST_STAKE);
          }
        }
      }),
      // Victoria alone has every product.
      { numRuns: 6, examples: [['whole', '2026-11-28', 'VIC']] },
    );
    expect([...seen].toSorted()).toEqual(Object.keys(TAKE_OUT).toSorted());
  }, 60_000);

  it('pay what is declared: a Big6 in two rows, a tenth of the pool in the second, the jackpot in the first', () => {
    const sources = startSources('big');
    const six = poolsOn(sources, '2026-11-28', 'VIC').filter(({ product }) => product === 'Big6');
    expect(six.length).toBeGreaterThan(0);
    for (const pool of six) {
      const [main, near] = settledOf(sources, pool, 'VIC');
      const total = pool.total + pool.jackpot;
      expect((main?.takeOut ?? 0) + (main?.paid ?? 0) + (main?.breakage ?? 0) + (main?.carried ?? 0)).toBe(
        total - Math.floor(pool.total / 10),
      );
      expect(near?.dividends.every(({ selections }) => selections.at(-1) === 'AOS')).toBe(true);
      const declared = dividendsAt(sources, pool.legs.at(-1) as Race, LATER, 'VIC').filter(
        ({ product }) => product === 'Big6',
      );
      expect(declared.map(({ jackpotCarriedOver }) => jackpotCarriedOver)).toEqual([
        main?.carried,
        near?.carried,
      ]);
    }
  });

  it('on one runner or on pairs hold money on every one of them, that adds up to the pool', () => {
    const sources = startSources('pairs');
    const pools = poolsOn(sources, '2026-11-28', 'NSW');
    for (const product of ['Win', 'Quinella', 'Exacta', 'Duet'] as const) {
      const some = pools.filter((pool) => pool.product === product).slice(0, 40);
      expect(some.length).toBeGreaterThan(10);
      for (const { legs } of some) {
        const money = moneyOn(sources, legs[0] as Race, product);
        expect(money.every((part) => part > 0)).toBe(true);
        expect(money.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9);
      }
    }
  });
});

function moneyOn(sources: Sources, race: Race, product: 'Win' | 'Quinella' | 'Exacta' | 'Duet'): number[] {
  const shares = sources.finalShares(race, 'NSW');
  const on = moneyOf(sources.seed, sources.card(race), product, 'NSW', shares);
  const numbers = [...shares.keys()];
  if (product === 'Win') return numbers.map((number) => on([number]));
  return numbers.flatMap((a) =>
    numbers.filter((b) => (product === 'Exacta' ? a !== b : a < b)).map((b) => on([a, b])),
  );
}
