import { describe, expect, it } from 'vitest';
import { addDays } from '../../../util/zone.js';
import { createRacingWorld } from './world.js';

const world = createRacingWorld({ seed: 'deductions' });
const DATES = [0, 1, 2].map((days) => addDays('2026-11-26', days));
const races = DATES.flatMap((date) => world.day(date).meetings.flatMap((meeting) => meeting.races)).filter(
  ({ incident }) => incident?.kind !== 'abandoned',
);

/** Recorded modes: price, win cents, place cents. */
const RECORDED = [
  [3.6, 20, 16],
  [4.2, 17, 14],
  [4.4, 16, 14],
  [7, 10, 11],
  [10, 7, 8],
  [14, 5, 5],
  [19, 3, 3],
  [26, 2, 0],
  [41, 1, 0],
] as const;

describe('deductions for scratched runners', () => {
  const alone = races.flatMap((race) => {
    const out = world
      .fixedPrices(race, race.times.closed)
      .filter(({ winDeduction }) => winDeduction !== undefined);
    const real = out.filter(({ win }) => win !== 1.01);
    return real.length === 1 && out.length === 1 ? real : [];
  });

  it('of one alone are floor(74 / price), and near the recorded place cents', () => {
    expect(alone.length).toBeGreaterThan(100);
    for (const { last, winDeduction, placeDeduction } of alone) {
      expect(winDeduction).toBe(last > 41 ? 0 : Math.floor(74 / last));
      const row = RECORDED.find(([price]) => price === last);
      if (row) expect(Math.abs((placeDeduction ?? 0) - row[2])).toBeLessThanOrEqual(1);
      expect(Number.isInteger(winDeduction) && Number.isInteger(placeDeduction)).toBe(true);
    }
  });

  it('never take the whole return, however many come out', () => {
    for (const race of races) {
      const prices = world.fixedPrices(race, race.times.closed);
      for (const kind of ['winDeduction', 'placeDeduction'] as const) {
        expect(prices.reduce((sum, one) => sum + (one[kind] ?? 0), 0)).toBeLessThan(100);
      }
    }
  });

  it('are made for favourites scratched minutes before the jump too, and stand from that moment on', () => {
    const late = races.filter(({ losesFavourite }) => losesFavourite);
    expect(late).toHaveLength(9);
    for (const race of late) {
      const out = world.card(race).runners.find(({ scratching }) => scratching?.late);
      const at = out?.scratching?.at ?? 0;
      expect(race.times.jump - at).toBeLessThanOrEqual(20 * 60_000);
      const told = (now: number) => world.fixedPrices(race, now).find(({ runner }) => runner === out?.number);
      expect(told(at - 1)?.winDeduction).toBeUndefined();
      const cents = told(at)?.winDeduction;
      expect(cents).toBeGreaterThan(0);
      expect(told(race.times.paying + 1e9)?.winDeduction).toBe(cents);
    }
  });
});

describe('the books of closing prices', () => {
  it('are in the mean what was recorded, by code and size of the field', () => {
    const books = new Map<string, number[]>();
    for (const race of races) {
      const { starters } = world.card(race);
      const running = new Set(starters.map(({ number }) => number));
      const closing = world.fixedPrices(race, race.times.closed).filter(({ runner }) => running.has(runner));
      const { code } = race.meeting;
      const size = starters.length <= 5 ? 'small' : 'usual';
      const key = `${code} ${size}`;
      books.set(key, [...(books.get(key) ?? []), closing.reduce((sum, { win }) => sum + 1 / win, 0)]);
    }
    const mean = (key: string): number => {
      const list = books.get(key) ?? [];
      return list.reduce((sum, one) => sum + one, 0) / list.length;
    };
    // Recorded: gallops of six and more 1.163 to 1.180, of five and fewer 1.123. The others are guesses.
    expect(mean('R usual')).toBeGreaterThan(1.16);
    expect(mean('R usual')).toBeLessThan(1.185);
    expect(mean('R small')).toBeGreaterThan(1.1);
    expect(mean('R small')).toBeLessThan(1.15);
    expect(mean('H usual')).toBeCloseTo(1.22, 1);
    expect(mean('G usual')).toBeCloseTo(1.24, 1);
  });
});
