import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageModule } from './assets.testing.js';

interface Words {
  dateText(at: number): string;
  clockText(at: number): string;
  whenText(at: number, near: number): string;
  zoneText(at: number): string;
  wallClock(at: number): string;
  momentOf(text: string): number | undefined;
  racingDate(at: number): string;
  span(ms: number): string;
  away(ms: number): string;
  price(value: unknown): string;
  money(value: number): string;
  exact(value: number): string;
  shortMoney(value: number): string;
  titled(text: unknown): string;
  codeText(code: unknown): string;
  spaced(product: string): string;
}

const words = await pageModule<Words>('words.js');
const AT = Date.parse('2026-11-24T03:02:07Z');

describe('a time on the page', () => {
  it('is Sydney’s, in summer and in winter', () => {
    expect(words.dateText(AT)).toBe('Tue 24 Nov 2026');
    expect([words.clockText(AT), words.zoneText(AT)]).toEqual(['14:02:07', 'AEDT']);
    const winter = Date.parse('2026-07-01T14:30:00Z');
    expect([words.clockText(winter), words.zoneText(winter)]).toEqual(['00:30:00', 'AEST']);
    expect(words.dateText(Date.parse('2026-09-02T00:00:00Z'))).toMatch(/^Wed 2 Sept? 2026$/);
  });

  it('names its weekday where that is another', () => {
    expect(words.whenText(AT, AT + 60_000)).toBe('14:02');
    expect(words.whenText(AT - 86_400_000, AT)).toBe('Mon 14:02');
  });

  it('belongs to the racing day that began at five', () => {
    expect(words.racingDate(Date.parse('2026-11-24T17:59:00Z'))).toBe('2026-11-24');
    expect(words.racingDate(Date.parse('2026-11-24T18:00:00Z'))).toBe('2026-11-25');
  });

  it('written as a wall clock and read again is the same moment, but for the hour that comes twice', () => {
    expect(words.wallClock(AT)).toBe('2026-11-24T14:02:07');
    const moments = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2035-01-01') });
    fc.assert(
      fc.property(moments, (at) => {
        const second = Math.floor(at / 1000) * 1000;
        const read = words.momentOf(words.wallClock(second));
        return read !== undefined && (read === second || Math.abs(read - second) === 3_600_000);
      }),
    );
    expect(words.momentOf('2026-11-24T14:02')).toBe(Date.parse('2026-11-24T03:02:00Z'));
  });

  it('is none where the text is none', () => {
    for (const text of ['', '14:02', '2026-11-24', '2026-13-01T00:00', '2026-11-24T14:02Z', 'soon']) {
      expect(words.momentOf(text)).toBeUndefined();
    }
  });
});

describe('a length of time', () => {
  it.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [65_000, '1 m 05 s'],
    [600_000, '10 m'],
    [3_600_000, '1 h 00 m'],
    [50 * 3_600_000, '2 d'],
  ])('%i ms reads %s', (ms, text) => expect(words.span(ms)).toBe(text));

  it('says which way it goes', () => {
    expect([words.away(5_000), words.away(500), words.away(-61_000)]).toEqual([
      'in 5 s',
      'now',
      '1 m 01 s ago',
    ]);
  });
});

describe('figures', () => {
  it('are prices as a punter reads them', () => {
    const told = [3.2, 1.01, 9.99, 12, 12.5, 126, 151.4].map(words.price);
    expect(told).toEqual(['3.20', '1.01', '9.99', '12', '12.5', '126', '151']);
  });

  it('are a dash where there is none', () => {
    for (const none of [0, undefined, null, Number.NaN, '3.2', -1]) expect(words.price(none)).toBe('–');
  });

  it('are money', () => {
    expect([words.money(12_345.4), words.exact(3_673.9)]).toEqual(['$12,345', '3,673.90']);
    expect([0, 950, 1_500, 12_300, 2_500_000].map(words.shortMoney)).toEqual([
      '$0',
      '$950',
      '$1.5k',
      '$12k',
      '$2.5m',
    ]);
  });
});

describe('names', () => {
  it('are written with capitals where they belong', () => {
    expect(words.titled('ROBUST LECTERN')).toBe('Robust Lectern');
    expect(words.titled("O'HARA'S PET (NZ)")).toBe("O'Hara's Pet (Nz)");
    expect(words.titled(undefined)).toBe('');
    expect(words.spaced('FirstFour')).toBe('First Four');
    expect(['R', 'H', 'G', 'X', undefined].map(words.codeText)).toEqual([
      'Gallops',
      'Harness',
      'Greyhounds',
      'X',
      '',
    ]);
  });
});
