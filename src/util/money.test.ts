import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dollarsToCents, formatDollars } from './money.js';

const cents = fc.integer({ min: -1e13, max: 1e13 });

describe('dollarsToCents', () => {
  it.each([
    [19689.5, 1_968_950],
    ['$60000.00', 6_000_000],
    ['60,000', 6_000_000],
    [' $1,234.56 ', 123_456],
    ['-$5', -500],
    ['$-5.05', -505],
    [0, 0],
    [-0, 0],
    [-0.001, 0],
    [0.1 + 0.2, 30],
  ])('reads %j as %i', (given, wanted) => {
    expect(dollarsToCents(given)).toBe(wanted);
  });

  it.each([
    '',
    ' ',
    '$',
    ',',
    '-',
    '--5',
    '5.',
    '.5',
    '1.2.3',
    'free',
    '5 AUD',
    '1e3',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e300,
    null,
    undefined,
    true,
    {},
    [5],
  ])('knows no amount in %j', (given) => {
    expect(dollarsToCents(given)).toBeUndefined();
  });

  it('rounds a number to the nearest cent', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (dollars) => {
        expect(Math.abs((dollarsToCents(dollars) ?? Number.NaN) - dollars * 100)).toBeLessThanOrEqual(0.5001);
      }),
    );
  });
});

describe('formatDollars', () => {
  it.each([
    [6_000_000, '$60,000'],
    [421_050, '$4,210.50'],
    [5, '$0.05'],
    [0, '$0'],
    [-505, '-$5.05'],
    [99_999, '$999.99'],
    [100_000, '$1,000'],
    [123_456_789_00, '$123,456,789'],
  ])('shows %i cents as %s', (given, wanted) => {
    expect(formatDollars(given)).toBe(wanted);
  });

  it('is read back as the same amount', () => {
    fc.assert(
      fc.property(cents, (amount) => {
        expect(dollarsToCents(formatDollars(amount))).toBe(amount);
      }),
    );
  });
});
