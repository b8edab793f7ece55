import { describe, expect, it } from 'vitest';
import { numberFrom, wholeNumberFrom } from './check.js';

describe('numberFrom', () => {
  it('passes what lies within the bounds, bounds included', () => {
    expect([0.5, 1, 2].map((value) => numberFrom('x', value, 0.5, 2))).toEqual([0.5, 1, 2]);
    expect(numberFrom('x', Number.POSITIVE_INFINITY, 0, Number.POSITIVE_INFINITY)).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  it.each([-1, 2.1, Number.NaN, '1' as unknown as number])(
    'names the option, what it should be and what it got: %s',
    (value) => {
      expect(() => numberFrom('limiter.rate', value, 0, 2)).toThrow(
        new RangeError(`limiter.rate should be a number from 0 to 2, got ${value}`),
      );
    },
  );
});

describe('wholeNumberFrom', () => {
  it('passes whole numbers within the bounds', () => {
    expect([0, 20].map((value) => wholeNumberFrom('x', value, 0, 20))).toEqual([0, 20]);
  });

  it.each([-1, 21, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', (value) => {
    expect(() => wholeNumberFrom('retry.maxRetries', value, 0, 20)).toThrow(
      new RangeError(`retry.maxRetries should be a whole number from 0 to 20, got ${value}`),
    );
  });
});
