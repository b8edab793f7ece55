import { describe, expect, it } from 'vitest';
import { structureOf } from '../../src/sandbox/compare/structure.js';
import { compareStructure } from './structure.js';

const race = (more: object = {}) => ({
  raceStatus: 'Normal',
  raceStartTime: '2026-11-24T03:04:00.000Z',
  ...more,
});

describe('the structure of samples', () => {
  it('tells fields every object has from those only some have', () => {
    const structure = structureOf([{ list: [{ a: 1, b: 2 }, { a: null }] }, { list: [], only: true }]);
    expect(structure.get('$.list')?.always).toBe(true);
    expect(structure.get('$.only')?.always).toBe(false);
    expect(structure.get('$.list[].a')?.always).toBe(true);
    expect(structure.get('$.list[].b')?.always).toBe(false);
    expect([...(structure.get('$.list[].a')?.kinds ?? [])]).toEqual(['number', 'null']);
  });

  it('tells forms of text apart', () => {
    const kinds = (value: string) => [...(structureOf([value]).get('$')?.kinds ?? [])];
    expect(kinds('2026-11-24T03:04:00.000Z')).toEqual(['datetime']);
    expect(kinds('2026-11-24T03:04:00+00:00')).toEqual(['datetime-offset']);
    expect(kinds('2026-11-24')).toEqual(['date']);
    expect(kinds('$60000.00')).toEqual(['money']);
    expect(kinds('https://x.example/y')).toEqual(['url']);
    expect(kinds('f13x')).toEqual(['string']);
  });
});

describe('comparing structures', () => {
  it('finds nothing between like bodies', () => {
    expect(compareStructure(structureOf([race({ extra: 1 })]), structureOf([race()]), [])).toEqual([
      '$.extra is in every recorded object, but in none of ours',
    ]);
    expect(compareStructure(structureOf([race(), race({ extra: 1 })]), structureOf([race()]))).toEqual([]);
  });

  it('names what is missing, unknown, of another kind or another word', () => {
    const recorded = structureOf([race({ results: [[1]] })]);
    const ours = structureOf([
      race({ results: [['1']] }),
      { raceStatus: 'Open', raceStartTime: 'soon', x: { y: 1 } },
    ]);
    expect(compareStructure(recorded, ours)).toEqual([
      '$.results is in every recorded object, but not in all of ours',
      '$.raceStatus is "Open" in ours, recorded as Normal',
      '$.raceStartTime is string in ours, recorded as datetime',
      '$.results[][] is string in ours, recorded as number',
      '$.x is in ours, but in no recording',
    ]);
  });

  it('lets exceptions through, with all below their path', () => {
    const recorded = structureOf([race({ results: [[1]] })]);
    const ours = structureOf([race({ results: [['1']], pools: [{ name: 'SR' }] })]);
    expect(
      compareStructure(recorded, ours, [
        { path: '$.results', allow: 'kind', reason: 'test' },
        { path: '$.pools', allow: 'extra', reason: 'test' },
      ]),
    ).toEqual([]);
  });

  it('a list never recorded with elements makes ours unknown', () => {
    expect(compareStructure(structureOf([{ list: [] }]), structureOf([{ list: [{ a: 1 }] }]))).toEqual([
      '$.list[] is in ours, but in no recording',
    ]);
  });
});
