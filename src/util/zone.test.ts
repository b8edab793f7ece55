import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateIn, isoInZone, zoned, zonedInstant } from './zone.js';

const SYDNEY = 'Australia/Sydney';
const at = (iso: string) => Date.parse(iso);

// Whole seconds of the years in which every zone's offset is in whole minutes.
const moments = fc
  .integer({ min: at('1975-01-01T00:00:00Z') / 1000, max: at('2099-12-31T00:00:00Z') / 1000 })
  .map((seconds) => seconds * 1000);
const zones = fc.constantFrom(
  SYDNEY,
  'Australia/Perth',
  'Australia/Adelaide',
  'Australia/Darwin',
  'Australia/Brisbane',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Asia/Tokyo',
  'Europe/London',
  'America/New_York',
  'UTC',
);

describe('zoned', () => {
  it('takes a moment apart as people there read it', () => {
    expect(zoned(at('2026-11-24T03:04:05.678Z'), SYDNEY)).toEqual({
      date: '2026-11-24',
      time: '14:04',
      clock: '14:04:05',
      day: 'Tue 24 Nov 2026',
      abbreviation: 'AEDT',
    });
  });

  it.each([
    ['2026-07-01T13:59:59Z', 'Wed 1 Jul 2026', 'AEST'],
    ['2026-06-30T13:59:59Z', 'Tue 30 Jun 2026', 'AEST'],
    ['2026-09-05T02:00:00Z', 'Sat 5 Sep 2026', 'AEST'],
    ['2026-12-31T13:00:00Z', 'Fri 1 Jan 2027', 'AEDT'],
    ['2028-02-29T01:00:00Z', 'Tue 29 Feb 2028', 'AEDT'],
  ])('at %s says %s', (iso, day, abbreviation) => {
    expect(zoned(at(iso), SYDNEY)).toMatchObject({ day, abbreviation });
  });

  it('calls midnight 00:00', () => {
    expect(zoned(at('2026-11-23T13:00:00Z'), SYDNEY)).toMatchObject({ date: '2026-11-24', time: '00:00' });
  });

  it('moves at daylight saving: 01:59:59 is followed by 03:00 in October, 02:59:59 by 02:00 in April', () => {
    expect(zoned(at('2026-10-03T15:59:59Z'), SYDNEY)).toMatchObject({
      clock: '01:59:59',
      abbreviation: 'AEST',
    });
    expect(zoned(at('2026-10-03T16:00:00Z'), SYDNEY)).toMatchObject({
      clock: '03:00:00',
      abbreviation: 'AEDT',
    });
    expect(zoned(at('2026-04-04T15:59:59Z'), SYDNEY)).toMatchObject({
      clock: '02:59:59',
      abbreviation: 'AEDT',
    });
    expect(zoned(at('2026-04-04T16:00:00Z'), SYDNEY)).toMatchObject({
      clock: '02:00:00',
      abbreviation: 'AEST',
    });
  });

  it('throws for a zone or a time that is none', () => {
    expect(() => zoned(0, 'Mars/Olympus')).toThrow(RangeError);
    expect(() => zoned(Number.NaN, SYDNEY)).toThrow(RangeError);
  });
});

describe('zonedInstant', () => {
  it.each([
    ['2026-11-24', '14:04', SYDNEY, '2026-11-24T03:04:00.000Z'],
    ['2026-11-24', '14:04:30', 'Australia/Perth', '2026-11-24T06:04:30.000Z'],
    ['2026-11-24', '00:00', 'Australia/Adelaide', '2026-11-23T13:30:00.000Z'],
    ['2026-10-04', '00:00', SYDNEY, '2026-10-03T14:00:00.000Z'],
    ['2026-10-04', '03:00', SYDNEY, '2026-10-03T16:00:00.000Z'],
    ['2026-04-05', '03:00', SYDNEY, '2026-04-04T17:00:00.000Z'],
    ['2026-04-05', '01:59', SYDNEY, '2026-04-04T14:59:00.000Z'],
    ['2026-04-04', '12:00', SYDNEY, '2026-04-04T01:00:00.000Z'],
  ])('%s %s in %s', (date, time, zone, wanted) => {
    expect(new Date(zonedInstant(date, time, zone)).toISOString()).toBe(wanted);
  });

  it('takes a time that daylight saving leaves out for one within an hour of it', () => {
    const found = zonedInstant('2026-10-04', '02:30', SYDNEY);
    expect(Math.abs(found - at('2026-10-03T16:00:00Z'))).toBeLessThanOrEqual(3_600_000);
  });

  it('goes back to the moment it came from, and in a repeated hour to the same wall-clock time', () => {
    fc.assert(
      fc.property(moments, zones, (moment, zone) => {
        const shown = zoned(moment, zone);
        const back = zonedInstant(shown.date, shown.clock, zone);
        expect({ ...zoned(back, zone), abbreviation: '' }).toEqual({ ...shown, abbreviation: '' });
        expect(Math.abs(back - moment)).toBeLessThanOrEqual(back === moment ? 0 : 3_600_000);
      }),
    );
  });
});

describe('isoInZone', () => {
  it.each([
    ['2026-11-24T03:04:05.900Z', SYDNEY, '2026-11-24T14:04:05+11:00'],
    ['2026-11-24T03:04:05Z', 'Australia/Adelaide', '2026-11-24T13:34:05+10:30'],
    ['2026-11-24T03:04:05Z', 'America/New_York', '2026-11-23T22:04:05-05:00'],
    ['2026-11-24T03:04:05Z', 'UTC', '2026-11-24T03:04:05+00:00'],
    ['1969-12-31T23:59:59.500Z', 'UTC', '1969-12-31T23:59:59+00:00'],
  ])('%s in %s is %s', (iso, zone, wanted) => {
    expect(isoInZone(at(iso), zone)).toBe(wanted);
  });

  it('is the same moment to the second in every zone, also across daylight saving', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 999 }), zones, (moment, rest, zone) => {
        expect(at(isoInZone(moment + rest, zone))).toBe(moment);
      }),
    );
  });
});

describe('addDays', () => {
  it.each([
    ['2026-11-24', 1, '2026-11-25'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-10-03', 1, '2026-10-04'],
    ['2026-11-24', -24, '2026-10-31'],
    ['2026-11-24', 0, '2026-11-24'],
  ])('%s and %i days is %s', (date, days, wanted) => {
    expect(addDays(date, days)).toBe(wanted);
  });

  it('is undone by going back as many days', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -400, max: 400 }), (moment, days) => {
        const date = dateIn(moment, SYDNEY);
        expect(addDays(addDays(date, days), -days)).toBe(date);
      }),
    );
  });
});
