import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findProduct, PRODUCTS, productTitle, wageringProduct } from './products.js';

describe('wageringProduct', () => {
  it.each([
    ['WIN', 'Win'],
    ['win', 'Win'],
    ['FIRST4', 'FirstFour'],
    ['first four', 'FirstFour'],
    ['First 4', 'FirstFour'],
    ['first-four', 'FirstFour'],
    ['quinella', 'Quinella'],
    [' EXACTA ', 'Exacta'],
    ['Any2', 'Duet'],
    ['running double', 'RunningDouble'],
    ['DAILY_DOUBLE', 'DailyDouble'],
    ['early quaddie', 'EarlyQuaddie'],
    ['BIG 6', 'Big6'],
    ['Odds & Evens', 'OddsAndEvens'],
  ])('understands %s as %s', (text, name) => {
    expect(wageringProduct(text)).toBe(name);
  });

  it.each(['', ' ', 'constructor', '__proto__', 'winplace', 'Doppel', '…'])(
    'knows nothing of "%s"',
    (text) => {
      expect(wageringProduct(text)).toBeUndefined();
    },
  );

  it('takes every name and every alias in any case, and no word names two products', () => {
    const words = PRODUCTS.flatMap(({ name, aliases }) =>
      [name, ...aliases].map((word) => [word, name] as const),
    );
    expect(new Set(words.map(([word]) => word.toLowerCase())).size).toBe(words.length);
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.infiniteStream(fc.boolean()), ([word, name], upper) => {
        const mixed = [...word]
          .map((letter) => (upper.next().value ? letter.toUpperCase() : letter))
          .join('');
        expect(wageringProduct(mixed)).toBe(name);
      }),
    );
  });
});

describe('a product', () => {
  it('has an order where 3-9 is not 9-3', () => {
    expect(findProduct('exacta')?.ordered).toBe(true);
    expect(findProduct('quinella')?.ordered).toBe(false);
  });

  it('is told as people read it, an unknown one as it came', () => {
    expect(productTitle('FirstFour')).toBe('First 4');
    expect(productTitle('SuperSix')).toBe('SuperSix');
  });
});
