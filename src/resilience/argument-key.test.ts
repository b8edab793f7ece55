import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argumentKey } from './argument-key.js';

const leaf = fc.oneof(
  fc.constantFrom(null, undefined, true, false, 0, -0, Number.NaN, Number.POSITIVE_INFINITY, 1n, '', 'null'),
  fc.constantFrom('undefined', '1', '1n', 'NaN', 'Date(0)', '[]', '{}', '"', '\\', ',', ':', 'a', 'b'),
  fc.integer({ min: -2, max: 2 }),
  fc.double(),
  fc.string({ maxLength: 4, unit: 'binary' }),
  fc.bigInt({ min: -2n, max: 2n }),
  fc.constantFrom(0, 1, Number.NaN).map((time) => new Date(time)),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', '', '__proto__', '","', '1'), tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
}));

/** The same value built anew, with the members of its objects the other way round. */
function turned(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(turned);
  if (given instanceof Date) return new Date(given);
  if (typeof given !== 'object' || given === null) return given;
  const members = Object.entries(given).map(([name, member]) => [name, turned(member)]);
  return Object.fromEntries(members.toReversed());
}

describe('the key of an argument', () => {
  it('is the same for two values exactly if they are deeply equal', () => {
    let equal = 0;
    fc.assert(
      fc.property(value, value, (a, b) => {
        const same = isDeepStrictEqual(a, b);
        if (same) equal++;
        expect(argumentKey(a) === argumentKey(b)).toBe(same);
        expect(argumentKey(turned(a))).toBe(argumentKey(a));
      }),
      { numRuns: 5_000 },
    );
    expect(equal).toBeGreaterThan(20);
  });

  it('is another for all that JSON writes alike', () => {
    const given = [undefined, null, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0];
    const more = ['undefined', 'null', 1n, 1, '1', new Date(0), new Date(0).toJSON(), new Date(Number.NaN)];
    const nested = [
      {},
      { a: undefined },
      { a: null },
      [],
      [undefined],
      [null],
      [[]],
      [[], []],
      [undefined, []],
    ];
    const all = [...given, ...more, ...nested];
    expect(new Set(all.map((each) => argumentKey(each))).size).toBe(all.length);
  });

  it('takes no notice of the order of members, nor of a missing prototype', () => {
    expect(argumentKey({ a: 1, b: [2] })).toBe(argumentKey({ b: [2], a: 1 }));
    expect(argumentKey(Object.assign(Object.create(null), { a: 1 }))).toBe(argumentKey({ a: 1 }));
  });

  class Horse {
    readonly #name = 'x';
    name() {
      return this.#name;
    }
  }
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  const sparse: unknown[] = [];
  sparse[1] = 1;
  it.each([
    ['a Map', new Map([[1, 2]])],
    ['a Set', new Set([1])],
    ['a Horse', new Horse()],
    ['a URL', new URL('https://api.example.org')],
    ['a Number', Object(1)],
    ['a Uint8Array', new Uint8Array(2)],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['an object with symbols for names', { [Symbol('x')]: 1 }],
    ['an array with holes or names', sparse],
    ['an array with holes or names', Object.assign([1], { at: 2 })],
    ['a Date with members', Object.assign(new Date(0), { zone: 'x' })],
    ['an object without a class', Object.create(Object.create(null))],
    ['what is nested more than 500 deep, or holds itself', cycle],
  ])('is refused to %s, which it can’t tell from others', (what, argument) => {
    const refused = new RangeError(
      `cached can't tell ${what} from others of its kind: give it keyOf, which makes a string of the argument.`,
    );
    expect(() => argumentKey(argument)).toThrow(refused);
    expect(() => argumentKey({ a: [argument] })).toThrow(refused);
  });
});
