import { describe, expect, it } from 'vitest';
import { systemClock } from './clock.js';
import { isObject, jsonObject, parseJson } from './json.js';

describe('isObject', () => {
  it('is true for objects only', () => {
    expect([{}, { a: 1 }].map(isObject)).toEqual([true, true]);
    expect([null, [], 'a', 1, undefined, true].some(isObject)).toBe(false);
  });
});

describe('jsonObject', () => {
  it('leaves out what JSON can’t say', () => {
    expect(
      jsonObject({
        a: 0,
        b: undefined,
        c: Number.NaN,
        d: Number.POSITIVE_INFINITY,
        e: null,
        f: '',
        g: false,
      }),
    ).toEqual({ a: 0, e: null, f: '', g: false });
  });
});

describe('parseJson', () => {
  it('gives the value, or undefined for what is none', () => {
    expect(parseJson('{"a":[1]}')).toEqual({ a: [1] });
    expect(parseJson('{"a":')).toBeUndefined();
    expect(parseJson('')).toBeUndefined();
  });
});

describe('systemClock', () => {
  it('tells the computer’s time', () => {
    expect(Math.abs(systemClock() - Date.now())).toBeLessThan(1_000);
  });
});
