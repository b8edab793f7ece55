import { describe, expect, it } from 'vitest';
import { at, inTurn, sum } from './arrays.js';

describe('lists', () => {
  it('sum up, nothing to nought', () => {
    expect([sum([]), sum([1, 2, 3.5])]).toEqual([0, 6.5]);
  });

  it('give what is at a place, and refuse places that are not', () => {
    expect(at(['a', 'b'], 1)).toBe('b');
    expect(() => at(['a'], 1)).toThrow(RangeError);
    expect(() => at(['a'], -1)).toThrow('nothing at -1 of 1');
  });

  it('are gone through again and again, from before the first too', () => {
    expect([-1, 0, 1, 2, 3].map((turn) => inTurn(['a', 'b', 'c'], turn))).toEqual(['c', 'a', 'b', 'c', 'a']);
  });
});
