import { describe, expect, it } from 'vitest';
import { lengths, ordinal, runningTime, titleCase } from './words.js';

describe('the words of the form', () => {
  it('write names as the form does', () => {
    expect(titleCase('KERRIN MCARDLE-MACRAE')).toBe('Kerrin McArdle-MacRae');
    expect(titleCase("O'SHEA MACE MC")).toBe("O'shea Mace Mc");
  });

  it('write running times with minutes, or seconds alone', () => {
    expect(runningTime(72.59, true)).toBe('1:12.59');
    expect(runningTime(44.88, true)).toBe('0:44.88');
    expect(runningTime(64.5, true)).toBe('1:04.50');
    expect(runningTime(29.68, false)).toBe('29.68');
    expect(runningTime(119.999, true)).toBe('2:00.00');
  });

  it('write lengths with one decimal at least', () => {
    expect([3.37, 1.8, 0, 6].map(lengths)).toEqual(['3.37', '1.8', '0.0', '6.0']);
  });

  it('count places', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21].map(ordinal)).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '13th',
      '21st',
    ]);
  });
});
