import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RACE_TYPES } from '../../../domain/racing-code.js';
import { addDays } from '../../../util/zone.js';
import { animalOf } from './animals.js';
import { dayNumber } from './calendar.js';
import { blockOf, circuitOf, RHYTHMS, turnOf } from './circuits.js';
import { admissionOf } from './conditions.js';
import { startDiary } from './diary.js';
import { laneIn, placeIn, type RaceEntries } from './entries.js';
import { type Herd, startHerd } from './herd.js';
import { isReady } from './lanes.js';
import { drawProgramme } from './programme.js';
import type { RacingDay } from './types.js';

/** The herd of a seed, with every programme it looks at drawn anew. */
function herdOf(seed: string): Herd {
  const held = (): RacingDay | undefined => undefined;
  return startHerd(seed, startDiary(seed, { held, draw: (date) => drawProgramme(seed, date) }));
}

interface Met {
  seed: string;
  entries: RaceEntries;
  row: number;
  occupant: NonNullable<ReturnType<Herd['occupant']>>;
}

/** Everybody who stands in a race of a circuit on a day. */
function met(seed: string, herd: Herd, code: 'R' | 'H' | 'G', circuit: string, date: string): Met[] {
  return herd.racesOn(code, circuit, date).flatMap((entries) =>
    Array.from({ length: entries.rows }, (_, row) => row).flatMap((row) => {
      const occupant = herd.occupant(entries, row);
      return occupant ? [{ seed, entries, row, occupant }] : [];
    }),
  );
}

const CIRCUITS = [
  ['R', 'R/NSW'],
  ['R', 'R/SA'],
  ['R', 'R/IRL'],
  ['H', 'H/VIC'],
  ['G', 'G/TAS'],
  ['G', 'G/GBR/fixed'],
] as const;
const seeds = fc.string({ maxLength: 6 });
const dates = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2025-06-01', days));

describe('animals', () => {
  it('run again after a week at least, in their own circuit, each start told of in every race alike', () => {
    let runs = 0;
    fc.assert(
      fc.property(seeds, dates, fc.constantFrom(...CIRCUITS), (seed, date, [code, circuit]) => {
        const herd = herdOf(seed);
        for (const { occupant } of met(seed, herd, code, circuit, date).slice(0, 40)) {
          const before = herd.runsBefore(occupant, date);
          let later = date;
          for (const [i, { entries, row }] of before.entries()) {
            const { meeting } = entries.race;
            expect(circuitOf(meeting)).toBe(circuit);
            expect(dayNumber(later) - dayNumber(meeting.date)).toBeGreaterThanOrEqual(7);
            later = meeting.date;
            expect(herd.occupant(entries, row)).toEqual(occupant);
            expect(placeIn(entries, row)).toBeGreaterThan(0);
            // Looked at from there, it had done what is told of it now.
            if (i === 0) expect(herd.runsBefore(occupant, meeting.date)).toEqual(before.slice(1));
          }
          if (before.length > 0) expect(dayNumber(date) - dayNumber(later)).toBeLessThan(105);
          runs += before.length;
        }
      }),
      { numRuns: 12 },
    );
    expect(runs).toBeGreaterThan(100);
  });

  it('stand in one race of a block at most, and are of the age and sex that it asks for', () => {
    fc.assert(
      fc.property(seeds, dates, fc.constantFrom(...CIRCUITS), (seed, date, [code, circuit]) => {
        const herd = herdOf(seed);
        const { days } = RHYTHMS[code];
        const first = addDays(date, -(dayNumber(date) - blockOf(code, date) * days));
        const all = Array.from({ length: days }, (_, day) =>
          met(seed, herd, code, circuit, addDays(first, day)),
        ).flat();
        const lanes = all.map(({ entries, row }) => JSON.stringify(laneIn(entries, row)));
        expect(new Set(lanes).size).toBe(lanes.length);
        for (const { entries, occupant } of all) {
          const { race, block } = entries;
          expect([block.group.group, block.cycle]).toEqual(Object.values(turnOf(code, blockOf(code, date))));
          const { age, sex } = animalOf(seed, occupant);
          const [, only, plus] = /^(\d)YO(\+?)/.exec(race.conditions ?? '') ?? [];
          if (only !== undefined && code !== 'G') {
            if (plus === '+') expect(age).toBeGreaterThanOrEqual(Number(only));
            else expect(age).toBe(Number(only));
          }
          if (/ FM$/.test(race.conditions ?? '')) expect(['Filly', 'Mare']).toContain(sex);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('are the same in any order of asking', () => {
    const date = '2026-11-24';
    const pick = (herd: Herd, circuits: readonly (typeof CIRCUITS)[number][]) =>
      new Map(
        circuits.map(([code, circuit]) => [
          circuit,
          JSON.stringify(
            met('order', herd, code, circuit, date)
              .slice(0, 20)
              .map(({ occupant }) => [
                animalOf('order', occupant),
                herd.runsBefore(occupant, date).map(({ entries, row }) => [entries.race, row]),
              ]),
          ),
        ]),
      );
    const forward = pick(herdOf('order'), CIRCUITS);
    const backward = pick(herdOf('order'), CIRCUITS.toReversed());
    for (const [circuit, told] of forward) expect(backward.get(circuit)).toBe(told);
  });

  it('leave the maidens when they have won one, and are never met as maidens again', () => {
    const seed = 'maidens';
    const herd = herdOf(seed);
    let won = 0;
    for (const [code, circuit] of [
      ['R', 'R/NSW'],
      ['R', 'R/IRL'],
      ['G', 'G/VIC'],
    ] as const) {
      for (let day = 0; day < 8; day++) {
        for (const { entries, row, occupant } of met(seed, herd, code, circuit, addDays('2026-05-01', day))) {
          const { race, block, maiden } = entries;
          expect(maiden).toBe(admissionOf(code, race.conditions).maiden);
          if (!maiden || placeIn(entries, row) !== 1) continue;
          won += 1;
          expect(isReady(block.group, occupant.lane, block.cycle)).toBe(true);
          // Whoever has its lane in later blocks is another.
          for (let later = 1; later <= 4; later++) {
            const next = addDays(race.meeting.date, later * RHYTHMS[code].days * RHYTHMS[code].groups);
            const again = herd
              .racesOn(code, circuit, next)
              .flatMap((one) => Array.from({ length: one.rows }, (_, at) => herd.occupant(one, at)));
            expect(again.filter((one) => one && one.salt === occupant.salt)).toEqual([]);
          }
        }
      }
    }
    expect(won).toBeGreaterThan(30);
  });

  it('win as maidens as often after many starts as after few', () => {
    const seed = 'fair';
    const herd = herdOf(seed);
    // By starts since it came: how many stood in a race, and how many won it.
    const stood = [0, 0, 0];
    const wins = [0, 0, 0];
    for (let day = 0; day < 20; day++) {
      const date = addDays('2026-02-01', day);
      for (const { entries, row, occupant } of met(seed, herd, 'R', 'R/IRL', date)) {
        const place = placeIn(entries, row);
        if (!entries.maiden || place === 0) continue;
        const cycles = Math.min(2, entries.block.cycle - occupant.arrival);
        stood[cycles] = (stood[cycles] ?? 0) + 1;
        if (place === 1) wins[cycles] = (wins[cycles] ?? 0) + 1;
      }
    }
    const rates = wins.map((count, i) => count / (stood[i] ?? 1));
    const all = wins.reduce((a, b) => a + b) / stood.reduce((a, b) => a + b);
    for (const [i, rate] of rates.entries()) {
      const error = Math.sqrt((all * (1 - all)) / (stood[i] ?? 1));
      expect(Math.abs(rate - all)).toBeLessThan(4 * error);
    }
    expect(Math.min(...stood)).toBeGreaterThan(100);
  });

  it('keep their name, which nobody else of a fortnight has', () => {
    const seed = 'names';
    const herd = herdOf(seed);
    const known = new Map<string, string>();
    for (let day = 0; day < 14; day++) {
      const date = addDays('2026-08-01', day);
      for (const code of RACE_TYPES) {
        for (const circuit of new Set(
          drawProgramme(seed, date)
            .meetings.filter((one) => one.code === code)
            .map(circuitOf),
        )) {
          for (const { occupant } of met(seed, herd, code, circuit, date)) {
            const { name } = animalOf(seed, occupant);
            const who = `${circuit} ${occupant.group.group} ${occupant.salt}`;
            expect(known.get(name) ?? who).toBe(who);
            known.set(name, who);
          }
        }
      }
    }
    expect(known.size).toBeGreaterThan(40_000);
  });

  it('that are better are placed better', () => {
    const seed = 'better';
    const herd = herdOf(seed);
    // Whoever won last time does better than average next time.
    let [starts, sum, base] = [0, 0, 0];
    for (let day = 0; day < 6; day++) {
      const date = addDays('2026-09-01', day);
      for (const { entries, row, occupant } of met(seed, herd, 'G', 'G/NSW', date)) {
        const place = placeIn(entries, row);
        const last = herd.runsBefore(occupant, date)[0];
        if (place === 0 || !last) continue;
        const rank = (place - 1) / Math.max(1, entries.starters - 1);
        base += rank;
        starts += 1;
        if (placeIn(last.entries, last.row) === 1) sum += rank - 0.5;
      }
    }
    expect(base / starts).toBeCloseTo(0.5, 1);
    expect(sum).toBeLessThan(0);
  });
});
