import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText, fraction, hundredths, payFrom, product } from './exact.js';
import { moneyText, readStake } from './money-text.js';

describe('exact money', () => {
  it('keeps a price that binary fractions would lose', () => {
    expect(payFrom(1000, product([fraction(230, 100)]))).toBe(2300);
    expect(hundredths(2.3)).toBe(230);
    expect(payFrom(3, fraction(115, 100))).toBe(3);
  });

  it('multiplies many legs without rounding between them', () => {
    const thirds = Array.from({ length: 3 }, () => fraction(1, 3));
    expect(payFrom(2700, product(thirds))).toBe(100);
    expect(decimalText(product([fraction(201, 100), fraction(333, 100)]))).toBe('6.69');
  });
});

describe('a stake', () => {
  it.each([
    ['10.00', 1000],
    ['$10.00', 1000],
    ['10', 1000],
    [10, 1000],
    [0.5, 50],
    ['0.05', 5],
    ['1000000', 100_000_000],
  ])('%j is %i cents', (written, cents) => {
    expect(readStake(written)).toBe(cents);
  });

  it.each([['0'], ['-1'], ['1.005'], [''], ['ten'], ['1e3'], [null], [undefined], [Number.NaN], ['1000001']])(
    '%j is none',
    (written) => {
      expect(readStake(written)).toBeUndefined();
    },
  );

  it('comes back from the text it is written as', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), (cents) => {
        expect(readStake(moneyText(cents))).toBe(cents);
      }),
    );
    expect(moneyText(-1205)).toBe('-$12.05');
  });
});
