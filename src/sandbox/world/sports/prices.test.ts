import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookPrices, onLadder, singlePrice, stepDown, usualBook } from './prices.js';

const book = (prices: readonly number[]): number => prices.reduce((total, price) => total + 1 / price, 0);
const chances = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 61 })
  .filter((list) => list.some((p) => p > 0));

describe('prices', () => {
  it('are 1.90 each for an even two-way market at the usual book of lines', () => {
    expect(bookPrices([0.5, 0.5], 1.053)).toEqual([1.9, 1.9]);
    expect(bookPrices([0.5, 0.5], 1.07)).toEqual([1.87, 1.87]);
    expect(bookPrices([0.5, 0.5], 1.081)).toEqual([1.85, 1.85]);
  });

  it('always make a book above 1, on the ladder, the likelier never longer', () => {
    fc.assert(
      fc.property(chances, (list) => {
        const prices = bookPrices(list, usualBook(list.length));
        expect(book(prices)).toBeGreaterThan(1);
        for (const [i, price] of prices.entries()) {
          expect(onLadder(price)).toBe(price);
          for (const [j, other] of prices.entries()) {
            if ((list[i] as number) > (list[j] as number) + 0.001) {
              expect(price).toBeLessThanOrEqual(other * 1.03);
            }
          }
        }
      }),
    );
  });

  it('come near to the book they were asked for', () => {
    const prices = bookPrices([0.4, 0.25, 0.2, 0.1, 0.05], 1.16);
    expect(book(prices)).toBeGreaterThan(1.13);
    expect(book(prices)).toBeLessThan(1.19);
  });

  it('stay above a book of 1 even when asked for no margin', () => {
    const prices = bookPrices([0.5, 0.5], 1);
    expect(book(prices)).toBeGreaterThan(1);
  });

  it('put more of the margin on outsiders', () => {
    const [favourite = 0, outsider = 0] = bookPrices([0.9, 0.1], 1.06);
    expect(favourite * 0.9).toBeGreaterThan(outsider * 0.1);
  });

  it('of a selection by itself is below its fair price and within the ladder', () => {
    for (const p of [0, 0.01, 0.2, 0.5, 0.9, 1]) {
      const price = singlePrice(p);
      expect(price).toBeGreaterThanOrEqual(1.01);
      expect(price).toBeLessThanOrEqual(1001);
      if (p > 0.05 && p < 0.95) expect(price).toBeLessThan(1 / p);
    }
  });

  it('take the nearest step, and one step down, but never below 1.01', () => {
    expect(onLadder(2.02)).toBe(2);
    expect(onLadder(4.35)).toBe(4.4);
    expect(onLadder(5000)).toBe(1001);
    expect(stepDown(2)).toBe(1.95);
    expect(stepDown(1.01)).toBe(1.01);
  });

  it('have a book that grows with the number of selections', () => {
    expect(usualBook(2)).toBeCloseTo(1.056);
    expect(usualBook(5)).toBeCloseTo(1.155);
    expect(usualBook(200)).toBe(1.95);
  });
});
