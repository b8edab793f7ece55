import { describe, expect, it } from 'vitest';
import type { Cents } from '../../../util/money.js';
import { dividendFor, netPool } from '../../world/racing/commission.js';
import { settlePool } from '../../world/racing/settle.js';
import { combinationCount } from '../combinations.js';
import { fraction } from '../exact.js';
import { toteCost } from '../slip/tote.js';
import { combine } from './fixed.js';
import type { LegResult } from './leg-result.js';
import { lessDeductions, placeShare } from './race-leg.js';
import { totePayout } from './tote.js';

// The examples that are published for the rules of the tote and of fixed odds, from the pool or the price to the ticket.

/** What a ticket of one combination is paid at a dividend. */
const ticket = (dividend: Cents, cost: Cents) =>
  totePayout({ cost, combinations: 1, refunded: 0, won: [dividend] });
const won = (odds: number, ...deductions: number[]): LegResult => ({
  outcome: 'won',
  at: 1,
  return: lessDeductions(odds, deductions),
});
const pays = (cost: Cents, ...legs: LegResult[]) => combine(cost, legs)?.payout;

describe('a win pool of $31,250 with $4,100 on the winner', () => {
  it('pays 6.50, a ticket of $10 so $65', () => {
    const dividend = dividendFor(netPool('Win', 3_125_000, 0), 1, 410_000);
    expect(dividend).toBe(650);
    expect(ticket(dividend, 1_000)).toBe(6_500);
  });

  it('pays more by a jackpot, of which nothing is taken a second time', () => {
    const dividend = dividendFor(netPool('Win', 3_125_000, 410_000), 1, 410_000);
    expect(dividend).toBe(750);
    expect(ticket(dividend, 1_000)).toBe(7_500);
  });
});

describe('a place pool of $20,000 with three places', () => {
  it('pays a third of it over the money on each: 2.30, 1.10 and 8.90', () => {
    const net = netPool('Place', 2_000_000, 0);
    expect([240_000, 510_000, 64_000].map((stake) => dividendFor(net, 1 / 3, stake))).toEqual([
      230, 110, 890,
    ]);
  });
});

describe('a dividend near the stake', () => {
  it.each([
    [10_700, 104],
    [11_000, 110],
  ])('of %i over 10,000 is %i', (net, dividend) => {
    expect(dividendFor(net, 1, 10_000)).toBe(dividend);
  });
});

describe('a dead heat for first in a net pool of $10,000', () => {
  it('pays half of it on each: 2.50 and 6.20', () => {
    const dividends = [200_000, 80_000].map((stake) => dividendFor(1_000_000, 1 / 2, stake));
    expect(dividends).toEqual([250, 620]);
    // Who holds both has both.
    expect(totePayout({ cost: 2_000, combinations: 2, refunded: 0, won: dividends })).toBe(8_700);
  });
});

describe('combinations and flexi', () => {
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

  it('of boxes and multiples are 120, 360, 15 and 9', () => {
    expect(combinationCount('Trifecta', [numbers(6)])).toBe(120);
    expect(combinationCount('FirstFour', [numbers(6)])).toBe(360);
    expect(combinationCount('Quinella', [numbers(6)])).toBe(15);
    expect(combinationCount('Trifecta', [[1], [2, 3, 4], [2, 3, 4, 5]])).toBe(9);
  });

  it('of a quaddie of 2×3×3×4 for $36 are half a unit: a dividend of 640.20 pays $320.10', () => {
    expect(toteCost({ stake: 3_600, flexi: true }, 72)).toBe(3_600);
    expect(totePayout({ cost: 3_600, combinations: 72, refunded: 0, won: [64_020] })).toBe(32_010);
  });

  it('give back their part of the spend for combinations with a scratched runner', () => {
    // A box of four for $12, one of them scratched: 18 of 24 combinations.
    expect(totePayout({ cost: 1_200, combinations: 24, refunded: 18, won: [] })).toBe(900);
  });

  it('cost at least one per cent each', () => {
    expect(toteCost({ stake: 72, flexi: true }, 72)).toBe(72);
    expect(() => toteCost({ stake: 71, flexi: true }, 72)).toThrow('1 %');
  });
});

describe('a net pool of $10,000 with a quarter of a unit on the winner', () => {
  it('pays all of it: $40,000 for a unit, the quarter $10,000', () => {
    // The rule that pays fractions in part is an option of one tote; here it is off.
    const dividend = dividendFor(1_000_000, 1, 25);
    expect(dividend).toBe(4_000_000);
    expect(ticket(dividend, 25)).toBe(1_000_000);
  });

  it('carries all of it over when nobody has it', () => {
    const { carried, paid } = settlePool('Quaddie', 1_250_000, 0, [{ selections: [1], share: 1, stake: 0 }]);
    expect([carried, paid]).toEqual([1_000_000, 0]);
  });
});

describe('deductions', () => {
  it('of 15c make $59.50 of $10 at 7.00, of 20c $20 of $10 at 2.50', () => {
    expect(pays(1_000, won(700, 15))).toBe(5_950);
    expect(pays(1_000, won(250, 20))).toBe(2_000);
  });

  it('of 5c, 11c and 2c are 18c', () => {
    expect(lessDeductions(100, [5, 11, 2])).toEqual(fraction(100 * 82, 100 * 100));
  });
});

describe('a multi of $10 at 2.00, a scratched leg, and 3.00 less 10c', () => {
  it('pays $54', () => {
    expect(pays(1_000, won(200), { outcome: 'void', at: 1 }, won(300, 10))).toBe(5_400);
  });
});

describe('a dead heat at fixed odds', () => {
  it('of two for first pays half the face value', () => {
    expect(placeShare([[4, 7], [1]], 7, 1)).toEqual(fraction(1, 2));
  });

  it('of three for the last two places pays two thirds to each', () => {
    expect(placeShare([[4], [1, 2, 3]], 2, 3)).toEqual(fraction(2, 3));
    expect(placeShare([[4], [1, 2, 3]], 4, 3)).toEqual(fraction(1, 1));
  });
});

describe('an each-way bet', () => {
  it('is two equal bets at quoted prices: 13 and 3.80 for $5 each pay $19 for a place', () => {
    const [win, place] = [combine(500, [{ outcome: 'lost', at: 1 }]), combine(500, [won(380)])];
    expect([win?.payout, place?.payout]).toEqual([0, 1_900]);
  });
});
