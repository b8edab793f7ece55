import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RACE_TYPES } from '../../../domain/racing-code.js';
import { addDays } from '../../../util/zone.js';
import { SPELL } from './before.js';
import { careerOf, type Told } from './career.js';

const DATE = '2026-11-24';

/** Starts so many days apart, the newest first, counted back from a date. */
function starts(rows: readonly (readonly [back: number, position: number])[]): Told[] {
  let date = DATE;
  return rows.map(([back, position]) => {
    date = addDays(date, -back);
    return { date, position };
  });
}

describe('a career in letters', () => {
  it('is told whole where it is short, newest at the right', () => {
    const career = careerOf(
      starts([
        [100, 4],
        [90, 1],
        [14, 1],
      ]),
      'R',
      DATE,
    );
    expect(career).toEqual({
      last20: 'f11x4x',
      lastStarts: '11x4x',
      runs: [1, 2, 1],
      runsSinceSpell: 0,
      daysSinceLastRun: 100,
    });
  });

  it('writes tenth or worse as 0, and no spell that was too short to be one', () => {
    expect(
      careerOf(
        starts([
          [7, 12],
          [SPELL.G - 1, 10],
        ]),
        'G',
        DATE,
      ),
    ).toMatchObject({ last20: 'f00', runsSinceSpell: 2, daysSinceLastRun: 7 });
  });

  it('of a first starter is empty', () => {
    expect(careerOf([], 'H', DATE)).toEqual({
      last20: '',
      lastStarts: '',
      runs: [],
      runsSinceSpell: 0,
      daysSinceLastRun: 0,
    });
  });

  it('has a digit for each start and an x for each long pause, the last twenty of them', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 7, max: 200 }), fc.integer({ min: 1, max: 16 })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(rows, fc.constantFrom(...RACE_TYPES), (told, code) => {
        const { last20, lastStarts, runs, runsSinceSpell } = careerOf(starts(told), code, DATE);
        expect(last20.endsWith(lastStarts)).toBe(true);
        expect(last20.length).toBeLessThanOrEqual(20);
        expect(last20).not.toMatch(/xx|fx|.f/);
        const digits = last20.replace(/\D/g, '').split('').reverse();
        expect(digits).toEqual(
          told.slice(0, digits.length).map(([, place]) => String(place > 9 ? 0 : place)),
        );
        const long = told.filter(([back]) => back >= SPELL[code]).length;
        if (last20.startsWith('f')) expect(last20.split('x').length - 1).toBe(long);
        expect(runs).toHaveLength(told.length);
        expect(runs.filter((run) => run === 1).length).toBe(
          told.length === 0 ? 0 : told.slice(1).filter(([back]) => back >= SPELL[code]).length + 1,
        );
        expect(runsSinceSpell).toBe((told[0]?.[0] ?? 0) >= SPELL[code] ? 0 : (runs[0] ?? 0));
      }),
    );
  });
});
