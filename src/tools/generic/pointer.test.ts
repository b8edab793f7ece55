import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../errors/index.js';
import { selectPart } from './pointer.js';

const body = { races: [{ number: 1 }, { number: 2 }], 'a/b': { 'm~n': 8 }, '': { '': 3 }, zero: 0 };

describe('selectPart', () => {
  it.each([
    ['', body],
    ['/races', body.races],
    ['/races/1/number', 2],
    ['/a~1b/m~0n', 8],
    ['/', { '': 3 }],
    ['//', 3],
    ['/zero', 0],
  ])('finds %j', (pointer, wanted) => {
    expect(selectPart(body, pointer)).toEqual(wanted);
  });

  it.each([
    ['races', 'is no JSON pointer'],
    ['#/races', 'is no JSON pointer'],
    ['/a~2', 'is no JSON pointer'],
    ['/a~', 'is no JSON pointer'],
    ['/races/2', 'leads nowhere: /races is a list, 0 to 1'],
    ['/races/01', 'leads nowhere'],
    ['/races/-', 'leads nowhere'],
    ['/races/-1', 'leads nowhere'],
    ['/races/length', 'leads nowhere'],
    ['/race', 'the body is an object with races, a/b, , zero'],
    ['/races/0/number/x', '/races/0/number is no list and no object'],
    ['/__proto__', 'leads nowhere'],
    ['/constructor/name', 'leads nowhere'],
  ])('refuses %j: %s', (pointer, why) => {
    expect(() => selectPart(body, pointer)).toThrow(InputError);
    expect(() => selectPart(body, pointer)).toThrow(why);
  });

  it('names what an empty list or a wide object holds', () => {
    expect(() => selectPart([], '/0')).toThrow('the body is an empty list');
    expect(() => selectPart({}, '/0')).toThrow('the body is an object with no members');
    const wide = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`m${i}`, i]));
    expect(() => selectPart(wide, '/x')).toThrow('m11, …');
  });

  it('finds every member of any JSON by its own pointer', () => {
    const walk = (value: unknown, pointer: string): [string, unknown][] => {
      const inside =
        typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([name, part]) =>
              walk(part, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
            )
          : [];
      return [[pointer, value], ...inside];
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const [pointer, part] of walk(value, '')) expect(selectPart(value, pointer)).toBe(part);
      }),
    );
  });
});
