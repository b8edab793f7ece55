import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../util/zone.js';
import type { Race } from './types.js';
import { createRacingWorld } from './world.js';

const world = createRacingWorld({ seed: 'life' });
const races = ['2026-11-27', '2026-11-28'].flatMap((date) =>
  world.day(date).meetings.flatMap((m) => m.races),
);
const find = (wanted: (race: Race) => boolean): Race => {
  const race = races.find(wanted);
  if (!race) throw new Error('no such race in two days');
  return race;
};
const plain = find((race) => !race.incident && race.times.delays.length === 0);
const status = (race: Race, at: number): string => world.state(race, at).status;

describe('the life of a race', () => {
  it('goes from Normal over Closed and Interim to Paying', () => {
    const { closed, interim, paying } = plain.times;
    const moments = [0, closed - 1, closed, interim - 1, interim, paying - 1, paying, paying + 1e9];
    expect(moments.map((at) => status(plain, at))).toEqual([
      ...['Normal', 'Normal', 'Closed', 'Closed'],
      ...['Interim', 'Interim', 'Paying', 'Paying'],
    ]);
  });

  it('opens fixed odds some time before the start and shuts them at the jump or a little earlier', () => {
    const { fixedOpen, fixedClose, jump } = plain.times;
    const open = [fixedOpen - 1, fixedOpen, fixedClose - 1, fixedClose, jump].map(
      (at) => world.state(plain, at).fixedOpen,
    );
    expect(open).toEqual([false, true, true, false, false]);
    const early = races.filter((race) => race.times.fixedClose < race.times.jump);
    expect(early.length).toBeGreaterThan(races.length / 3);
    expect(early.length).toBeLessThan(races.length);
  });

  it('shows results from the interim on, and the time of the result once paid', () => {
    const { interim, paying } = plain.times;
    expect(world.state(plain, interim - 1).results).toEqual([]);
    expect(world.state(plain, interim).results).toHaveLength(Math.min(4, world.card(plain).starters.length));
    expect(world.state(plain, interim).resultedAt).toBeUndefined();
    expect(world.state(plain, paying).resultedAt).toBe(paying);
  });

  it('moves the start of a delayed race when the delay is announced', () => {
    const late = find((race) => race.times.delays.length > 0);
    const [delay] = late.times.delays;
    expect(world.state(late, (delay?.at ?? 0) - 1).start).toBe(late.advertised);
    expect(world.state(late, delay?.at ?? 0).start).toBe(delay?.start);
    expect(late.times.jump).toBeGreaterThanOrEqual(delay?.start ?? 0);
  });

  it('holds a protest between interim and paying; some keep the status though paid', () => {
    const heard = find(
      ({ incident }) => incident?.kind === 'protest' && !incident.standing && !incident.upheld,
    );
    const kept = find(({ incident }) => incident?.kind === 'protest' && incident.standing);
    for (const race of [heard, kept]) {
      const { interim, protest = { lodged: 0, decided: 0 }, paying } = race.times;
      expect(interim).toBeLessThan(protest.lodged);
      expect(protest.decided).toBeLessThan(paying);
      expect(status(race, interim)).toBe('Interim');
      expect(status(race, protest.lodged - 1)).toBe('Interim');
      expect(status(race, protest.lodged)).toBe('Protest');
      expect(status(race, protest.decided - 1)).toBe('Protest');
      expect(world.dividends(race, paying - 1, 'NSW')).toEqual([]);
      expect(world.state(race, paying).paid).toBe(true);
      expect(world.dividends(race, paying, 'NSW')).not.toEqual([]);
      expect(world.state(race, interim).results).toEqual(world.state(race, paying).results);
    }
    expect(status(heard, heard.times.protest?.decided ?? 0)).toBe('Interim');
    expect(status(heard, heard.times.paying)).toBe('Paying');
    expect(status(kept, kept.times.paying)).toBe('Protest');
  });

  it('shows first past the post until a protest is upheld, then the new order, by which it pays', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), fc.integer({ min: 0, max: 600 }), (seed, days) => {
        const any = createRacingWorld({ seed });
        const race = any
          .day(addDays('2025-06-01', days))
          .meetings.flatMap((m) => m.races)
          .find(({ incident }) => incident?.kind === 'protest' && incident.upheld !== undefined);
        if (race?.incident?.kind !== 'protest' || !race.incident.upheld) throw new Error('no such race');
        expect(race.meeting.code).not.toBe('G');
        const { against, behind } = race.incident.upheld;
        const { interim, protest = { lodged: 0, decided: 0 }, paying } = race.times;
        const shown = (at: number): number[] => any.state(race, at).results.flat();
        const before = shown(interim);
        expect(shown(protest.decided - 1)).toEqual(before);
        // The runner protested against stands right behind the one it was put behind; nobody else changed order.
        const after = [...before];
        after.splice(behind - 1, 0, ...after.splice(against - 1, 1));
        for (const at of [protest.decided, paying - 1, paying, paying + 1e9]) {
          expect(shown(at)).toEqual(after);
        }
        expect(after).not.toEqual(before);
        expect(any.card(race).finish.flat().slice(0, after.length)).toEqual(after);
        expect(any.state(race, paying).status).toBe('Paying');
        const [win] = any.dividends(race, paying, 'NSW');
        expect(win?.dividends.map(({ selections }) => selections)).toEqual([[after[0]]]);
      }),
      { numRuns: 25 },
    );
  });

  it('calls a race off before its start: no pools, no returns, prices as they were', () => {
    const off = find(({ incident }) => incident?.kind === 'abandoned');
    const at = off.incident?.kind === 'abandoned' ? off.incident.at : 0;
    expect(status(off, at - 1)).toBe('Normal');
    expect(world.state(off, at)).toMatchObject({
      status: 'Abandoned',
      paid: false,
      results: [[], [], [], []],
    });
    expect(world.pools(off, at, 'NSW')).toEqual([]);
    expect(world.toteReturns(off, at, 'NSW').size).toBe(0);
    expect(world.fixedPrices(off, at + 1e7)).toEqual(world.fixedPrices(off, at));
    expect(world.toteUpdatedAt(off, at + 1e7)).toBe(at);
  });

  it('has a dead heat for a place every day, whatever the seed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), fc.integer({ min: 0, max: 600 }), (seed, days) => {
        const any = createRacingWorld({ seed });
        const level = any
          .day(addDays('2025-06-01', days))
          .meetings.flatMap((m) => m.races)
          .filter(({ incident }) => incident?.kind === 'dead heat')
          .map((race) => any.card(race).finish.findIndex((group) => group.length === 2));
        expect(level).not.toContain(-1);
        expect(level.some((place) => place === 1 || place === 2)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('calls off a single race, the rest of a card or a whole one; nothing moves after that', () => {
    const cards = new Set<string>();
    for (let day = 0; day < 60; day++) {
      for (const { races: card } of world.day(addDays('2026-01-01', day)).meetings) {
        const off = card.filter(({ incident }) => incident?.kind === 'abandoned');
        const [first] = off;
        if (first?.incident?.kind !== 'abandoned') continue;
        const { at } = first.incident;
        cards.add(off.length === card.length ? 'whole' : off.at(-1) === card.at(-1) ? 'rest' : 'single');
        expect(at).toBeLessThan(first.advertised);
        for (const race of off) {
          expect(world.state(race, at).start).toBe(world.state(race, at + 1e9).start);
          expect(world.state(race, at + 1e9)).toMatchObject({ status: 'Abandoned', paid: false, over: true });
          expect(world.card(race).finish).toEqual([]);
        }
      }
    }
    expect([...cards].toSorted()).toEqual(['rest', 'single', 'whole']);
  });

  it('runs some races over more than 2,700 metres, paid after they are run', () => {
    let long = 0;
    for (let day = 0; day < 20; day++) {
      for (const { code, races: card } of world.day(addDays('2026-01-01', day)).meetings) {
        for (const { distance, times } of code === 'R' ? card : []) {
          if (distance <= 2700) continue;
          long += 1;
          expect(times.interim - times.closed).toBeGreaterThan((distance / 17) * 1000);
          expect(times.paying).toBeGreaterThan(times.interim);
        }
      }
    }
    expect(long).toBeGreaterThan(0);
  });

  it('leaves the places empty that a dead heat at home uses up', () => {
    for (const race of races.filter(({ incident }) => incident?.kind === 'dead heat')) {
      const place = race.incident?.kind === 'dead heat' ? race.incident.place : 0;
      const { results } = world.state(race, race.times.paying);
      expect(results).toHaveLength(4);
      expect(results[place - 1]).toHaveLength(2);
      if (place < 4) expect(results[place]).toEqual([]);
    }
  });
});
