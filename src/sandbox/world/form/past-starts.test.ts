import { describe, expect, it } from 'vitest';
import { RACE_TYPES } from '../../../domain/racing-code.js';
import { drawField } from '../racing/field.js';
import { drawProgramme } from '../racing/programme.js';
import { random } from '../random.js';
import type { CareerStart } from './career.js';
import { type PastStart, pastOf } from './past-starts.js';
import { summaries, tally, winningDistances } from './summaries.js';
import { traitOf } from './traits.js';

const SEED = 'form';
const entries = RACE_TYPES.flatMap((code) =>
  drawProgramme(SEED, '2026-11-24')
    .meetings.filter((meeting) => meeting.code === code)
    .flatMap(({ races }) => races)
    .slice(0, 25)
    .flatMap((race) =>
      drawField(SEED, race)
        .filter(({ vacantBox }) => !vacantBox)
        .map((runner) => ({ race, runner, past: pastOf(SEED, race, runner) })),
    ),
);

describe('what a runner did before', () => {
  it('is the same whenever asked, and another for another seed', () => {
    const { race, runner, past } = entries[3] as (typeof entries)[number];
    expect(pastOf(SEED, race, runner)).toEqual(past);
    expect(pastOf('other', race, runner)).not.toEqual(past);
  });

  it('ends in the letters of its last starts, with a start for each digit', () => {
    for (const { runner, past } of entries) {
      expect(past.career.last20.endsWith(runner.lastStarts)).toBe(true);
      const digits = runner.lastStarts.replace(/\D/g, '').split('').reverse();
      const places = past.starts
        .slice(0, digits.length)
        .map(({ position }) => String(Number(position) > 9 ? 0 : position));
      expect(places).toEqual(digits);
    }
  });

  it('lies before the race, newest first, trials after the last start', () => {
    for (const { race, past } of entries) {
      const dates = [
        race.meeting.date,
        ...past.trials.map(({ date }) => date),
        ...past.starts.map(({ date }) => date),
      ];
      expect(dates).toEqual([...new Set(dates)].sort().reverse());
    }
  });

  it('bears out the indicators where the career can', () => {
    const indicators: Record<string, (start: PastStart) => boolean> = {
      T: ({ course }) => course.atTrack,
      C: ({ inClass }) => inClass,
      D: ({ course }) => course.atDistance,
    };
    for (const { runner, past } of entries) {
      for (const [letter, counts] of Object.entries(indicators)) {
        const { wins, placings } = tally(past.starts, counts);
        const all = tally(past.starts, () => true);
        if (runner.tcdw?.includes(letter)) expect(wins).toBeGreaterThanOrEqual(Math.min(1, all.wins));
        else if (runner.tcdw?.includes(letter.toLowerCase())) {
          expect(wins).toBe(0);
          expect(placings).toBeGreaterThanOrEqual(Math.min(1, all.placings));
        } else expect([wins, placings]).toEqual([0, 0]);
      }
    }
  });

  it('is physically possible', () => {
    for (const { race, past } of entries) {
      for (const { position, starters, barrier, margin, time, course, weight, rider } of [
        ...past.trials,
        ...past.starts,
      ]) {
        if (typeof position === 'number') expect(position).toBeLessThanOrEqual(starters);
        expect(barrier).toBeLessThanOrEqual(starters);
        expect(margin).toBeGreaterThanOrEqual(0);
        expect(course.distance / time).toBeGreaterThan(11);
        expect(course.distance / time).toBeLessThan(19);
        expect(weight > 0).toBe(race.meeting.code !== 'H');
        expect(rider === '').toBe(race.meeting.code === 'G');
      }
    }
  });
});

describe('summaries', () => {
  it('count starts, wins and placings apart', () => {
    for (const { past } of entries) {
      const all = summaries(past.starts);
      expect(all.overall.starts).toBe(past.starts.length);
      expect(all.firm.starts + all.good.starts + all.soft.starts + all.heavy.starts).toBe(all.overall.starts);
      expect(all.slow).toEqual(all.soft);
      expect(all.trackDistance.starts).toBeLessThanOrEqual(Math.min(all.track.starts, all.distance.starts));
      expect(all.firstUp.starts).toBeGreaterThanOrEqual(all.secondUp.starts);
      const wins = winningDistances(past.starts).reduce((sum, one) => sum + one.wins, 0);
      expect(wins).toBe(all.overall.wins);
    }
  });
});

describe('a trait', () => {
  const starts = [2, 1, 5].map((position): CareerStart => ({ date: '2026-01-01', position, run: 1 }));
  const proofs = (indicators: string | null) =>
    Array.from({ length: 50 }, (_, seed) => traitOf('D', indicators, starts, random(seed)));

  it('is proved by a win for a capital and by a placing without wins for a small letter', () => {
    for (const flags of proofs('TD')) expect(flags[1]).toBe(true);
    for (const flags of proofs('d')) expect(flags.slice(0, 2)).toEqual([true, false]);
    for (const flags of proofs('TCW')) expect(flags.slice(0, 2)).toEqual([false, false]);
    expect(proofs(null).some((flags) => flags[2])).toBe(true);
  });
});
