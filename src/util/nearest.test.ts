import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from './nearest.js';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['abcd', 'abdc', 1],
    ['ca', 'ac', 1],
    ['same', 'same', 0],
  ])('of %j and %j is %i', (a, b, wanted) => {
    expect(editDistance(a, b)).toBe(wanted);
  });

  it('is the same both ways, nothing only for equal texts, and at most the longer length', () => {
    const short = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(short, short, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('nearest', () => {
  const sports = ['Rugby League', 'Rugby Union', 'AFL Football', 'Tennis', 'American Football'];

  it.each([
    ['rugby leage', ['Rugby League']],
    ['TENNIS', ['Tennis']],
    ['football', ['AFL Football', 'American Football']],
    ['Rugby', ['Rugby Union', 'Rugby League']],
    ['quidditch', []],
    ['', []],
    ['?!', []],
  ])('to %j finds %j', (wanted, found) => {
    expect(nearest(wanted, sports)).toEqual(found);
  });

  it('gives at most as many as are asked for, the best first', () => {
    expect(nearest('abcd', ['abcx', 'abcd', 'abxx', 'abdc'], 2)).toEqual(['abcd', 'abcx']);
  });

  it('tells names of other scripts apart', () => {
    expect(nearest('東京', ['京都', '東京'])).toEqual(['東京']);
    expect(nearest('ひがし', ['みなみ'])).toEqual([]);
  });

  it('of something endless takes no time', () => {
    const startedAt = performance.now();
    expect(nearest('x'.repeat(4_000_000), sports)).toEqual([]);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
