import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addRecords, secondsAndThirds } from './form.js';

describe('secondsAndThirds', () => {
  it('counts them where the figures cover the career', () => {
    expect(secondsAndThirds('f12x30x', { starts: 4, wins: 1, placings: 2 })).toEqual({
      seconds: 1,
      thirds: 1,
    });
  });

  it.each([
    ['x1234', { starts: 12, wins: 3, placings: 4 }],
    ['f12', { starts: 2, wins: 2, placings: 0 }],
    ['f1f', { starts: 2, wins: 1, placings: 0 }],
    [undefined, { starts: 2, wins: 2, placings: 0 }],
    ['f12', undefined],
  ])('says nothing where figures %s and record %j differ', (figures, record) => {
    expect(secondsAndThirds(figures, record)).toBeUndefined();
  });

  it('gives back what the figures were made of, whatever letters stand between', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'0123456789x'), { maxLength: 20 }), (letters) => {
        const of = (digit: string) => letters.filter((letter) => letter === digit).length;
        const record = {
          starts: letters.filter((letter) => letter !== 'x').length,
          wins: of('1'),
          placings: of('2') + of('3'),
        };
        expect(secondsAndThirds(`f${letters.join('')}`, record)).toEqual({
          seconds: of('2'),
          thirds: of('3'),
        });
        expect(secondsAndThirds(`f${letters.join('')}`, { ...record, starts: record.starts + 1 })).toBe(
          undefined,
        );
      }),
    );
  });
});

describe('addRecords', () => {
  it('adds two, gives one back alone, and nothing for none', () => {
    const one = { starts: 3, wins: 1, placings: 1 };
    expect(addRecords(one, { starts: 2, wins: 0, placings: 2 })).toEqual({ starts: 5, wins: 1, placings: 3 });
    expect(addRecords(one, undefined)).toEqual(one);
    expect(addRecords(undefined, one)).toEqual(one);
    expect(addRecords(undefined, undefined)).toBeUndefined();
  });
});
