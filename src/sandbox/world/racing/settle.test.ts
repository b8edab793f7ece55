import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TAKE_OUT } from './commission.js';
import { type Claim, LEAST_STAKE, type Settlement, settlePool } from './settle.js';
import type { Product } from './types.js';

const claim = (stake: number, share = 1, ...selections: (number | string)[]): Claim => ({
  selections: selections.length > 0 ? selections : [1],
  share,
  stake,
});
const amounts = ({ dividends }: Settlement): number[] => dividends.map(({ amount }) => amount);

describe('settling a pool', () => {
  it('pays the worked examples of a win, a place, a minimum and a dead heat', () => {
    expect(amounts(settlePool('Win', 3_125_000, 0, [claim(410_000)]))).toEqual([650]);
    const placed = [240_000, 510_000, 64_000].map((stake) => claim(stake, 1 / 3));
    expect(amounts(settlePool('Place', 2_000_000, 0, placed))).toEqual([230, 110, 890]);
    // Net pools of 1.07 and 1.10 for a dollar, whatever the take-out.
    const withNet = (net: number, stake: number): number[] =>
      amounts(settlePool('Win', 0, net, [claim(stake)]));
    expect(withNet(107_000, 100_000)).toEqual([104]);
    expect(withNet(110_000, 100_000)).toEqual([110]);
    const tied = [claim(200_000, 1 / 2), claim(80_000, 1 / 2)];
    expect(amounts(settlePool('Win', 0, 1_000_000, tied))).toEqual([250, 620]);
  });

  it('halves what approximates said when first is shared, or the last place (recorded)', () => {
    // A whole net pool of 9.7 and 9.5 for a dollar on each of two winners.
    const tied = [claim(Math.floor(1e8 / 9.7), 1 / 2), claim(Math.floor(1e8 / 9.5), 1 / 2)];
    expect(amounts(settlePool('Win', 0, 1e8, tied))).toEqual([480, 470]);
    const third = [6.55, 5.95].map((paid) => claim(Math.floor(1e8 / 3 / paid), 1 / 6));
    const first = [claim(1_000_000, 1 / 3), claim(2_000_000, 1 / 3)];
    expect(amounts(settlePool('Place', 0, 1e8, [...first, ...third])).slice(2)).toEqual([320, 290]);
  });

  it('raises who is a little short to 1.04 with money from the others', () => {
    // Each third of the net pool is 28,583: the favourite has 28,000 on it, 1.02 for a dollar.
    const others = [claim(5_000, 1 / 3), claim(8_000, 1 / 3)];
    const settled = settlePool('Place', 100_000, 0, [claim(28_000, 1 / 3), ...others]);
    expect(amounts(settled)[0]).toBe(104);
    const alone = settlePool('Place', 100_000, 0, [claim(20_000, 1 / 3), ...others]);
    expect(amounts(settled)[1]).toBeLessThanOrEqual(amounts(alone)[1] ?? 0);
    expect(settled.breakage).toBeGreaterThanOrEqual(0);
  });

  it('pays a dollar back, for which the operator stands, where the share is far short of it', () => {
    const settled = settlePool('Place', 100_000, 0, [
      claim(60_000, 1 / 3),
      claim(5_000, 1 / 3),
      claim(8_000, 1 / 3),
    ]);
    expect(amounts(settled)).toEqual([100, 570, 350]);
    expect(settled.breakage).toBeLessThan(0);
  });

  it('pays a dollar back to all who are short where the others have not enough', () => {
    const settled = settlePool('Place', 100_000, 0, [claim(43_000, 1 / 2), claim(41_200, 1 / 2)]);
    expect(amounts(settled)).toEqual([100, 104]);
  });

  it('carries over what nobody won: all of it, or the share of one combination', () => {
    const none = settlePool('Quaddie', 100_000, 5_000, [claim(LEAST_STAKE - 1)]);
    expect(none).toMatchObject({ carried: 85_000, paid: 0, takeOut: 20_000, breakage: 0 });
    const half = settlePool('Exacta', 100_000, 0, [claim(0, 1 / 2), claim(4_175, 1 / 2)]);
    expect(amounts(half)).toEqual([0, 1000]);
    expect(half).toMatchObject({ carried: 41_750, paid: 41_750, breakage: 0 });
  });

  it('gives everything back when nothing of the kind is paid, and keeps the jackpot', () => {
    expect(settlePool('Duet', 12_300, 700, [])).toEqual({
      takeOut: 0,
      refunded: 12_300,
      paid: 0,
      breakage: 0,
      carried: 700,
      dividends: [],
    });
  });

  it('loses no cent of any pool, and breaks less than ten cents a dollar', () => {
    const products = fc.constantFrom(...(Object.keys(TAKE_OUT) as Product[]));
    const winners = fc.integer({ min: 1, max: 6 });
    const money = fc.integer({ min: 0, max: 5e8 });
    const stakes = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(products, winners, money, money, stakes, (product, count, total, jackpot, parts) => {
        const claims = parts
          .slice(0, count)
          .map((part) => claim(Math.floor((total * part) / count), 1 / count));
        const { takeOut, refunded, paid, breakage, carried, dividends } = settlePool(
          product,
          total,
          jackpot,
          claims,
        );
        expect(takeOut + refunded + paid + breakage + carried).toBe(total + jackpot);
        expect(takeOut).toBe(Math.ceil((total * TAKE_OUT[product]) / 10_000));
        const held = dividends.filter(({ stake }) => stake >= LEAST_STAKE);
        expect(dividends.every(({ amount, stake }) => amount > 0 === stake >= LEAST_STAKE)).toBe(true);
        for (const { amount } of held) {
          expect(amount === 104 || amount === 100 || (amount >= 110 && amount % 10 === 0)).toBe(true);
        }
        // Rounding leaves less than ten cents for a dollar; a minimum may cost the operator up to the stake.
        const most = held.reduce((sum, { stake }) => sum + stake / 10 + 2, count);
        expect(breakage).toBeLessThanOrEqual(most);
        if (held.every(({ amount }) => amount >= 110)) expect(breakage).toBeGreaterThanOrEqual(0);
        expect(-breakage).toBeLessThanOrEqual(
          held.reduce((sum, { amount, stake }) => sum + (amount <= 104 ? stake * 1.04 : 0), 0),
        );
      }),
      { numRuns: 500 },
    );
  });
});
