import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dividendFor, netPool } from './commission.js';

describe('tote dividends', () => {
  it('are the net pool over the stake, down to ten cents', () => {
    expect(dividendFor(netPool('Win', 3_125_000, 0), 1, 410_000)).toBe(650);
    const place = netPool('Place', 2_000_000, 0);
    expect([240_000, 510_000, 64_000].map((stake) => dividendFor(place, 1 / 3, stake))).toEqual([
      230, 110, 890,
    ]);
    expect([200_000, 80_000].map((stake) => dividendFor(1_000_000, 1 / 2, stake))).toEqual([250, 620]);
  });

  it('lose nothing to binary fractions: a raw 2.30 pays 2.30', () => {
    expect(dividendFor(230_000, 1, 100_000)).toBe(230);
    expect(dividendFor(690_000, 1 / 3, 100_000)).toBe(230);
  });

  it('are lifted to 1.04 below 1.10, or 1.00 where the money hardly came back', () => {
    expect(dividendFor(107_000, 1, 100_000)).toBe(104);
    expect(dividendFor(95_000, 1, 100_000)).toBe(104);
    expect(dividendFor(80_000, 1, 100_000)).toBe(100);
    expect(dividendFor(110_000, 1, 100_000)).toBe(110);
  });

  it('are 0 without money, never infinite', () => {
    expect(dividendFor(100_000, 1, 0)).toBe(0);
  });

  it('take nothing from a jackpot', () => {
    expect(netPool('Quaddie', 100_000, 5_000)).toBe(85_000);
  });

  it('are multiples of ten cents, 1.04 or 1.00, for any pool', () => {
    const cents = fc.integer({ min: 1, max: 1e9 });
    fc.assert(
      fc.property(cents, fc.double({ min: 0.001, max: 1, noNaN: true }), cents, (net, share, stake) => {
        const paid = dividendFor(net, share, stake);
        expect(paid === 104 || paid === 100 || (paid % 10 === 0 && paid >= 110)).toBe(true);
      }),
    );
  });
});
