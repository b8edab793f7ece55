import { describe, expect, it } from 'vitest';
import { RACE_TYPES } from '../../../domain/racing-code.js';
import { createRacingWorld } from '../racing.js';
import { relationOf } from './indicators.js';
import type { Past, PastStart } from './past-starts.js';
import { summaries, tally, winningDistances } from './summaries.js';

const world = createRacingWorld({ seed: 'form' });
const races = RACE_TYPES.flatMap((code) =>
  world
    .day('2026-11-24')
    .meetings.filter((meeting) => meeting.code === code && !meeting.fixedOddsOnly)
    .flatMap((meeting) => meeting.races)
    .filter((_, i) => i % 9 === 0)
    .slice(0, 12),
);
const entries = races.flatMap((race) =>
  world.card(race).runners.flatMap((runner) => {
    const past = world.form.past(race, runner.number);
    return past ? [{ race, runner, past, letters: world.form.letters(race).get(runner.number) }] : [];
  }),
);
const starts = entries.flatMap(({ race, past }) => past.starts.map((start) => ({ race, start })));

const of = (indicator: string): ((start: PastStart) => boolean) => {
  if (indicator === 'T') return ({ atTrack }) => atTrack;
  if (indicator === 'C') return ({ inClass }) => inClass;
  if (indicator === 'D') return ({ atDistance }) => atDistance;
  return ({ wet }) => wet;
};

describe('what a runner did before', () => {
  it('is nothing for a vacant box', () => {
    const boxes = world
      .day('2026-11-24')
      .meetings.flatMap((meeting) => meeting.races)
      .flatMap((race) => world.card(race).runners.map((runner) => ({ race, runner })))
      .filter(({ runner }) => runner.vacantBox);
    expect(boxes.length).toBeGreaterThan(0);
    for (const { race, runner } of boxes) {
      expect(world.form.past(race, runner.number)).toBeUndefined();
      expect(world.form.letters(race).has(runner.number)).toBe(false);
    }
  });

  it('ends in the letters of its last starts, with a start for each digit', () => {
    for (const { past, letters } of entries) {
      const { last20, lastStarts } = past.career;
      expect(letters?.lastStarts).toBe(lastStarts);
      expect(last20.endsWith(lastStarts)).toBe(true);
      const digits = last20.replace(/\D/g, '').split('').reverse();
      const places = past.starts.map(({ position }) => String(position > 9 ? 0 : position));
      expect(places.slice(0, digits.length)).toEqual(digits);
      if (last20.startsWith('f')) expect(places.length).toBe(digits.length);
    }
  });

  it('lies a week before the race at least, newest first; what is invented lies further back than 120 days', () => {
    const day = (date: string): number => Date.parse(date) / 86_400_000;
    for (const { race, past } of entries) {
      const days = [race.meeting.date, ...past.starts.map(({ date }) => date)].map(day);
      const invented = past.starts.findIndex(({ source }) => !source);
      for (const [i, { source, date }] of past.starts.entries()) {
        const gap = (days[i] ?? 0) - (days[i + 1] ?? 0);
        expect(gap).toBeGreaterThanOrEqual(source ? 7 : 4);
        const back = day(race.meeting.date) - day(date);
        expect(source ? back < 105 : back > 120).toBe(true);
        if (invented >= 0 && i >= invented) expect(source).toBeUndefined();
      }
    }
    expect(starts.some(({ start }) => start.source)).toBe(true);
    expect(starts.some(({ start }) => !start.source)).toBe(true);
  });

  it('has trials between the last spell and the first start since', () => {
    for (const { race, past } of entries) {
      const invented = past.starts.filter(({ source }) => !source);
      const since = past.starts.filter(({ source }) => source);
      const first = since.at(-1)?.date ?? race.meeting.date;
      for (const { date } of past.trials) {
        expect(date < first).toBe(true);
        if (invented[0]) expect(date > invented[0].date).toBe(true);
      }
      if (race.meeting.code === 'G') expect(past.trials).toEqual([]);
    }
  });

  it('bears out the indicators, no more and no less', () => {
    for (const { past, letters } of entries) {
      const marks = letters?.tcdw ?? '';
      for (const letter of ['T', 'C', 'D', 'W']) {
        const { wins, placings } = tally(past.starts, of(letter));
        const mark = wins > 0 ? letter : placings > 0 ? letter.toLowerCase() : '';
        expect(marks.replace(new RegExp(`[^${letter}]`, 'gi'), '')).toBe(mark);
      }
      expect(marks).toBe(marks.trim());
      expect(marks === '').toBe(letters?.tcdw === null);
    }
  });

  it('holds no win of a maiden, and one at least of any other', () => {
    const won = ({ starts: all }: Past): boolean => all.some(({ position }) => position === 1);
    for (const { race, past } of entries) {
      expect(won(past)).toBe(!/MDN|MAIDEN/i.test(race.conditions ?? ''));
    }
    expect(entries.some(({ past }) => !won(past))).toBe(true);
  });

  it('is physically possible', () => {
    for (const { race, past } of entries) {
      for (const start of [...past.trials, ...past.starts]) {
        const { position, starters, barrier, margin, time, distance, weight, rider, winnerOrSecond } = start;
        expect(position).toBeGreaterThanOrEqual(1);
        expect(position).toBeLessThanOrEqual(starters);
        // A scratched runner leaves its barrier empty, those outside it keep theirs.
        if (!start.source) expect(barrier).toBeLessThanOrEqual(starters);
        expect(margin).toBeGreaterThanOrEqual(0);
        expect(distance / time).toBeGreaterThan(11);
        expect(distance / time).toBeLessThan(19);
        expect(weight > 0).toBe(race.meeting.code !== 'H');
        expect(rider === '').toBe(race.meeting.code === 'G');
        expect(winnerOrSecond).toMatch(/^[A-Z' ]{5,18}$/);
        expect(start.price === undefined).toBe(start.kind === 'trial');
      }
    }
  });

  it('compares with the race to come by course, distance and class', () => {
    const { race, start } = starts[0] as (typeof starts)[number];
    const here = { ...start, course: race.meeting.name, distance: race.distance };
    const outline = { ...race, later: false, delay: 0 };
    expect(relationOf(here, outline)).toMatchObject({ atTrack: true, atDistance: true });
    expect(relationOf({ ...here, level: undefined }, outline)).toMatchObject({ inClass: false });
    expect(relationOf({ ...here, level: 9 }, { ...outline, conditions: 'BM58' })).toMatchObject({
      inClass: true,
      stronger: true,
    });
    expect(relationOf({ ...here, level: 0 }, { ...outline, conditions: 'BM84' })).toMatchObject({
      inClass: false,
      stronger: false,
    });
  });
});

describe('summaries', () => {
  it('count starts, wins and placings apart', () => {
    for (const { past } of entries) {
      const all = summaries(past.starts);
      expect(all.overall.starts).toBe(past.starts.length);
      const synthetic = tally(past.starts, ({ going }) => going === 'Synthetic').starts;
      expect(all.firm.starts + all.good.starts + all.soft.starts + all.heavy.starts + synthetic).toBe(
        all.overall.starts,
      );
      expect(all.slow).toEqual(all.soft);
      expect(all.trackDistance.starts).toBeLessThanOrEqual(Math.min(all.track.starts, all.distance.starts));
      expect(all.firstUp.starts).toBeGreaterThanOrEqual(all.secondUp.starts);
      const wins = winningDistances(past.starts).reduce((sum, one) => sum + one.wins, 0);
      expect(wins).toBe(all.overall.wins);
    }
  });
});
