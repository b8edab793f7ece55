import { describe, expect, it } from 'vitest';
import { dayBegan, isDate, listedDates, racingSpan } from './calendar.js';

const iso = (at: number): string => new Date(at).toISOString();

describe('the racing calendar', () => {
  it('runs a racing day from five in the morning in Sydney, whatever daylight saving does', () => {
    expect(iso(racingSpan('2026-06-10').start)).toBe('2026-06-09T19:00:00.000Z');
    expect(iso(racingSpan('2026-12-10').start)).toBe('2026-12-09T18:00:00.000Z');
    // Clocks went forward at 02:00 on 4 October 2026 and back on 5 April 2026: the day before is an hour off.
    const hours = (date: string): number => (racingSpan(date).end - racingSpan(date).start) / 3_600_000;
    expect([hours('2026-10-03'), hours('2026-04-04'), hours('2026-10-04')]).toEqual([23, 25, 24]);
  });

  it('counts the small hours to the day before', () => {
    expect(iso(dayBegan(Date.parse('2026-11-27T17:59:00Z')))).toBe('2026-11-26T18:00:00.000Z');
    expect(iso(dayBegan(Date.parse('2026-11-27T18:00:00Z')))).toBe('2026-11-27T18:00:00.000Z');
  });

  it('lists the day before to five days ahead', () => {
    const dates = listedDates(Date.parse('2026-12-30T20:00:00Z'));
    expect(dates).toEqual([
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
      '2027-01-04',
      '2027-01-05',
    ]);
  });

  it('tells dates from other texts', () => {
    expect(['2026-02-28', '2024-02-29'].map(isDate)).toEqual([true, true]);
    expect(['2026-02-30', '2026-13-01', '26-01-01', 'today', '', '2026-1-1'].some(isDate)).toBe(false);
  });
});
