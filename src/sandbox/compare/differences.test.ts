import { describe, expect, it } from 'vitest';
import { differencesBetween } from './differences.js';
import { structureOf } from './structure.js';

const between = (recorded: unknown[], ours: unknown[]) =>
  differencesBetween(structureOf(recorded), structureOf(ours)).map(
    ({ kind, path, recorded: theirs, ours: mine }) => `${kind} ${path}: ${theirs} / ${mine}`,
  );

describe('differences between structures', () => {
  it('are none between like bodies', () => {
    expect(between([{ a: 1, b: [{ c: null }] }], [{ a: 2, b: [{ c: null }, { c: null }] }])).toEqual([]);
  });

  it('tell fields lacking always, at times, and sometimes recorded', () => {
    expect(
      between(
        [
          { a: 1, b: 1, c: 1 },
          { a: 1, b: 1 },
        ],
        [{ b: 1 }, {}],
      ),
    ).toEqual([
      'missing $.a: in every object / in none',
      'not-always $.b: in every object / not in all',
      'missing-sometimes $.c: in some objects / in none',
    ]);
  });

  it('tell nothing below a field that one of both lacks', () => {
    expect(between([{ a: { x: 1 } }], [{ b: { y: 1 } }])).toEqual([
      'missing $.a: in every object / in none',
      'extra $.b: never / object',
    ]);
  });

  it('tell types of either that the other never has; text admits its forms', () => {
    expect(
      between(
        [
          { a: 1, b: '2026-11-24', c: 'x' },
          { a: null, b: 'x', c: 'y' },
        ],
        [{ a: 'x', b: 'y', c: '2026-11-24' }],
      ),
    ).toEqual([
      'other-type $.a: number or null / string',
      'lacking-type $.a: number / string',
      'lacking-type $.a: null / string',
      'lacking-type $.c: string / date',
    ]);
  });

  it('tell words of enumerated fields', () => {
    expect(
      between(
        [{ raceStatus: 'Normal' }, { raceStatus: 'Odd' }],
        [{ raceStatus: 'Normal' }, { raceStatus: 'Paying' }],
      ),
    ).toEqual([
      'other-word $.raceStatus: Normal, Odd / Paying',
      'new-word $.raceStatus: Odd / Normal, Paying',
    ]);
    const codes = (...words: string[]) =>
      structureOf(
        words.map((code) => ({ code })),
        new Set(['code']),
      );
    expect(differencesBetween(codes('A'), codes('B'))).toHaveLength(2);
  });
});
