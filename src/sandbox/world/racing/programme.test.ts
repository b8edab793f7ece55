import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RACE_TYPES } from '../../../domain/racing-code.js';
import { findVenue } from '../../../domain/venues.js';
import { addDays } from '../../../util/zone.js';
import { atHome } from './lifecycle.js';
import { drawHomeMeetings, drawProgramme, planProgramme } from './programme.js';
import { createRacingWorld } from './world.js';

const dates = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2025-01-01', days));

describe('the programme of a day', () => {
  it('holds what every day must: all codes, overseas, fixed odds only, incidents', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), dates, (seed, date) => {
        const { meetings } = drawProgramme(seed, date);
        const races = meetings.flatMap((meeting) => meeting.races);
        expect(meetings.length).toBeGreaterThanOrEqual(25);
        for (const code of RACE_TYPES) {
          expect(meetings.filter((one) => one.code === code && !one.fixedOddsOnly).length).toBeGreaterThan(3);
        }
        expect(meetings.filter((one) => !atHome(one)).length).toBeGreaterThan(5);
        expect(meetings.filter((one) => one.fixedOddsOnly).length).toBeGreaterThan(0);
        const kinds = races.flatMap(({ incident }) => incident?.kind ?? []);
        expect(new Set(kinds)).toEqual(new Set(['abandoned', 'protest', 'dead heat']));
        const protests = races.flatMap(({ incident }) => (incident?.kind === 'protest' ? [incident] : []));
        expect(protests.filter(({ standing }) => standing)).toHaveLength(1);
        expect(protests.filter(({ upheld }) => upheld)).toHaveLength(1);
        expect(protests).toHaveLength(3);
        expect(races.some(({ times }) => times.delays.length > 0)).toBe(true);
        expect(races.filter(({ losesFavourite }) => losesFavourite).length).toBe(3);
      }),
      { numRuns: 15 },
    );
  });

  it('has its Australian meetings as a quick look at its plan shows them', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), dates, (seed, date) => {
        const whole = drawProgramme(seed, date).meetings.filter(atHome);
        const quick = drawHomeMeetings(seed, planProgramme(seed, date), () => true);
        expect(quick).toHaveLength(whole.length);
        for (const meeting of quick) {
          const other = whole.find(({ code, name }) => code === meeting.code && name === meeting.name);
          const plain = ({ races, ...rest }: typeof meeting) => [
            rest,
            races.map(({ meeting: _, index: __, ...race }) => race),
          ];
          expect(plain(meeting)).toEqual(other && plain(other));
        }
      }),
      { numRuns: 10 },
    );
  });

  it('names each place once, with the mnemonic and zone of the venue table and a sell code of its own', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), dates, (seed, date) => {
        const { meetings } = drawProgramme(seed, date);
        const tote = meetings.filter((one) => !one.fixedOddsOnly);
        const codes = tote.map(({ sellCode }) => `${sellCode?.meetingCode}/${sellCode?.scheduledType}`);
        expect(new Set(codes).size).toBe(tote.length);
        expect(new Set(tote.map((one) => `${one.code}/${one.mnemonic}`)).size).toBe(tote.length);
        for (const meeting of tote) {
          const venue = findVenue(meeting.code, meeting.mnemonic ?? '');
          expect([venue?.name, venue?.timeZone, venue?.location]).toEqual([
            meeting.name,
            meeting.timeZone,
            meeting.location,
          ]);
        }
        for (const meeting of meetings.filter((one) => one.fixedOddsOnly)) {
          expect(meeting.name).toMatch(/ \((GBR|USA)\)$/);
          expect(meeting.mnemonic).toBeUndefined();
          for (const race of meeting.races) expect(race.matchName).toMatch(/ R\d\d \d\d\/\d\d( PLC 1-2)?$/);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('runs the states of a race in their order', () => {
    for (const { races } of drawProgramme('order', '2026-11-27').meetings) {
      for (const [i, race] of races.entries()) {
        const { fixedOpen, fixedClose, jump, closed, interim, paying } = race.times;
        const { lodged = interim, decided = lodged } = race.times.protest ?? {};
        const order = [fixedOpen, fixedClose, jump, closed, interim, lodged, decided, paying];
        expect(order).toEqual([...order].sort((a, b) => a - b));
        expect(race.advertised).toBeLessThanOrEqual(jump);
        expect(race.advertised).toBeGreaterThan(races[i - 1]?.advertised ?? 0);
        expect(race.distance).toBeGreaterThan(200);
        expect(race.prize % 100).toBe(0);
      }
    }
  });

  it('gives the longer pools the legs the rule says', () => {
    for (const { races, multiLegs } of drawProgramme('legs', '2026-11-27').meetings) {
      const last = races.length;
      const legs = Object.fromEntries(multiLegs.map((one) => [one.product, one.legs]));
      if (multiLegs.length === 0) continue;
      expect(legs['Quaddie']).toEqual([last - 3, last - 2, last - 1, last]);
      expect(legs['EarlyQuaddie']?.at(-1)).toBe(Math.max(4, last - 4));
      expect(legs['DailyDouble']).toEqual([last - 2, last]);
      expect(legs['Treble']).toEqual([last - 2, last - 1, last]);
      if (legs['Big6']) expect(legs['Big6']).toHaveLength(6);
    }
  });

  it('refuses a text that is no date, and finds nothing under it', () => {
    const world = createRacingWorld({ seed: 'x' });
    expect(() => world.day('yesterday')).toThrow(RangeError);
    expect(world.meeting('yesterday', 'R', 'WFM')).toBeUndefined();
  });
});
