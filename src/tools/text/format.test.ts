import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as format from './format.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SYDNEY = 'Australia/Sydney';

describe('formatPrice', () => {
  it.each([
    [1.9, '1.90'],
    [9.5, '9.50'],
    [10, '10'],
    [12.5, '12.5'],
    [101.256, '101.26'],
    [1, '1.00'],
    [0.99, '–'],
    [0, '–'],
    [-2, '–'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '–'],
    [undefined, '–'],
  ])('%s is %s', (price, wanted) => {
    expect(format.formatPrice(price)).toBe(wanted);
  });
});

describe('formatDividend', () => {
  it.each([
    [1.9, '1.90'],
    [12345.6, '12,345.60'],
    [1234567.89, '1,234,567.89'],
    [999, '999.00'],
    [0, '–'],
    [-1, '–'],
    [Number.NaN, '–'],
    [undefined, '–'],
  ])('%s is %s', (amount, wanted) => {
    expect(format.formatDividend(amount)).toBe(wanted);
  });
});

describe('formatSpan', () => {
  it.each([
    [0, '0s'],
    [999, '0s'],
    [45 * SECOND, '45s'],
    [MINUTE, '1m'],
    [2 * MINUTE + 10 * SECOND, '2m 10s'],
    [9 * MINUTE + 59 * SECOND, '9m 59s'],
    [10 * MINUTE + 30 * SECOND, '10m'],
    [HOUR, '1h'],
    [3 * HOUR + 5 * MINUTE, '3h 5m'],
    [DAY, '1d'],
    [2 * DAY + 4 * HOUR + 30 * MINUTE, '2d 4h'],
    [-2 * MINUTE, '2m'],
  ])('%i ms is %s', (milliseconds, wanted) => {
    expect(format.formatSpan(milliseconds)).toBe(wanted);
  });

  it('is never longer than two units, and is no more than what it tells', () => {
    const units: Record<string, number> = { d: DAY, h: HOUR, m: MINUTE, s: SECOND };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * DAY }), (span) => {
        const parts = format.formatSpan(span).split(' ');
        expect(parts.length).toBeLessThanOrEqual(2);
        const told = parts.reduce(
          (sum, part) => sum + Number.parseInt(part, 10) * (units[part.at(-1)!] ?? 0),
          0,
        );
        expect(told).toBeLessThanOrEqual(span);
        expect(span - told).toBeLessThan(span >= DAY ? HOUR : span >= 10 * MINUTE ? MINUTE : SECOND);
      }),
    );
  });
});

describe('formatDistance', () => {
  it.each([
    [130 * SECOND, 'in 2m 10s'],
    [-8 * MINUTE, '8m ago'],
    [0, 'now'],
    [999, 'now'],
    [-999, 'now'],
    [1_000, 'in 1s'],
  ])('%i ms away is %s', (away, wanted) => {
    expect(format.formatDistance(1e12 + away, 1e12)).toBe(wanted);
  });
});

describe('times and days', () => {
  const at = Date.parse('2026-11-24T03:04:05Z');
  it('are those of the zone', () => {
    expect(format.timeOf(at, SYDNEY)).toBe('14:04');
    expect(format.timeWithZone(at, SYDNEY)).toBe('14:04 AEDT');
    expect(format.clockOf(at, SYDNEY)).toBe('14:04:05');
    expect(format.dayOf(at, SYDNEY)).toBe('Tue 24 Nov 2026');
  });

  it.each([
    ['2026-11-24', 'Tue 24 Nov 2026'],
    ['2028-02-29', 'Tue 29 Feb 2028'],
    ['2026-13-01', '2026-13-01'],
    ['soon', 'soon'],
    ['', ''],
  ])('%j is %j', (date, wanted) => {
    expect(format.dayOfDate(date)).toBe(wanted);
  });
});

describe('ordinal', () => {
  it('follows English', () => {
    const numbers = [1, 2, 3, 4, 10, 11, 12, 13, 21, 22, 23, 101, 111, 112, 121];
    expect(numbers.map(format.ordinal).join(' ')).toBe(
      '1st 2nd 3rd 4th 10th 11th 12th 13th 21st 22nd 23rd 101st 111th 112th 121st',
    );
  });
});

describe('count', () => {
  it('tells one from many', () => {
    expect([0, 1, 2].map((n) => format.count(n, 'race'))).toEqual(['0 races', '1 race', '2 races']);
    expect(format.count(2, 'leg of it', 'legs of it')).toBe('2 legs of it');
  });
});

describe('table', () => {
  const columns = [
    { head: 'no', align: 'right' as const },
    { head: 'name' },
    { head: 'price', align: 'right' as const },
  ];

  it('aligns with two blanks between and none at the end', () => {
    const lines = format.table(columns, [
      ['1', 'A Horse', '2.50'],
      ['10', 'B', '101'],
    ]);
    expect(lines).toEqual(['no  name     price', ' 1  A Horse   2.50', '10  B          101']);
  });

  it('drops columns without content, and the headings when none is left', () => {
    expect(format.table(columns, [['1', '', '2.50'], ['2']])).toEqual(['no  price', ' 1   2.50', ' 2']);
    expect(format.table([{ head: '' }, { head: '' }], [['a', 'b']])).toEqual(['a  b']);
    expect(format.table([{ head: 'unused' }, { head: '' }], [['', 'b']])).toEqual(['b']);
  });

  it('of nothing is nothing', () => {
    expect(format.table(columns, [])).toEqual([]);
  });
});

describe('dotted', () => {
  it('joins what is there', () => {
    expect(format.dotted('a', undefined, false, '', 'b')).toBe('a · b');
    expect(format.dotted(undefined)).toBe('');
  });
});

describe('fitting', () => {
  it('takes as many lines as fit, each with its end', () => {
    expect(format.fitting(['aaa', 'bbb', 'ccc'], 8)).toBe(2);
    expect(format.fitting(['aaa', 'bbb', 'ccc'], 7)).toBe(1);
    expect(format.fitting(['aaa'], 3)).toBe(0);
    expect(format.fitting(['aaa', 'bbb'], 100)).toBe(2);
    expect(format.fitting([], 0)).toBe(0);
  });
});
