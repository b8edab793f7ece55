import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abridge, kindOf } from './abridge.js';

describe('abridge', () => {
  it('gives a small value whole, its texts cleaned', () => {
    const value = { races: [{ number: 1, name: 'A' }], none: null, open: true };
    expect(abridge(value, 500)).toEqual({ value, whole: true });
    expect(abridge({ name: 'A\u001b[31m\u200bB' }, 500).value).toEqual({ name: 'AB' });
  });

  it('gives whole whatever fits, however long or deep', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100; i++) deep = [deep];
    for (const value of ['x'.repeat(5_000), Array.from({ length: 2_500 }, () => 1), deep]) {
      expect(abridge(value, 6_000)).toEqual({ value, whole: true });
    }
  });

  it('cuts long lists and says how many are missing', () => {
    const value = { races: Array.from({ length: 500 }, (_, i) => ({ number: i, name: 'SOME NAME' })) };
    const { value: made, whole } = abridge(value, 1_000);
    expect(whole).toBe(false);
    expect(JSON.stringify(made).length).toBeLessThanOrEqual(1_000);
    const races = (made as { races: unknown[] }).races;
    expect(races[0]).toEqual({ number: 0, name: 'SOME NAME' });
    expect(races.at(-1)).toBe(`… ${500 - (races.length - 1)} more`);
  });

  it('stays within its budget for any JSON, and says whole only of what is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.integer({ min: 120, max: 3_000 }), (value, budget) => {
        const { value: made, whole } = abridge(value, budget);
        expect(JSON.stringify(made).length).toBeLessThanOrEqual(budget);
        if (whole && !/[^ -~]| {2}|" | "/.test(JSON.stringify(value))) {
          expect(JSON.stringify(made).replaceAll('-0', '0')).toBe(
            JSON.stringify(value).replaceAll('-0', '0'),
          );
        }
      }),
    );
  });

  it('takes a body of megabytes, wide or deep, at once', () => {
    const wide = { list: Array.from({ length: 200_000 }, (_, i) => ({ i, text: 'x'.repeat(20) })) };
    let deep: unknown = 1;
    for (let i = 0; i < 3_000; i++) deep = { deep };
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`name${i}`, { i }]));
    for (const value of [wide, deep, many, 'x'.repeat(1_000_000), [[[wide]]]]) {
      expect(JSON.stringify(abridge(value, 2_000).value).length).toBeLessThanOrEqual(2_000);
    }
  });

  it('names the kind of a value', () => {
    expect([[1, 2], { a: 1 }, null, 'x', 1, true].map(kindOf)).toEqual([
      'list of 2',
      'object of 1',
      'null',
      'text',
      'number',
      'boolean',
    ]);
  });
});
