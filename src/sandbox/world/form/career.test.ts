import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RACE_TYPES } from '../../../domain/racing-code.js';
import { random } from '../random.js';
import { careerOf } from './career.js';

const DATE = '2026-11-24';
const career = (letters: string, age = 4, code: 'R' | 'H' | 'G' = 'R', seed: string | number = 1) =>
  careerOf(letters, age, code, DATE, random(seed, 'career'));

describe('a career', () => {
  it('is told whole where it starts within the letters', () => {
    const { last20, starts, runsSinceSpell } = career('f11x4x');
    expect(last20).toBe('f11x4x');
    expect(starts.map(({ position, run }) => [position, run])).toEqual([
      [4, 1],
      [1, 2],
      [1, 1],
    ]);
    expect(runsSinceSpell).toBe(0);
  });

  it('spells between the letters that say so', () => {
    const { starts } = career('f11x4x');
    const days = [DATE, ...starts.map(({ date }) => date)].map((date) => Date.parse(date) / 86_400_000);
    const gaps = days.slice(1).map((day, index) => (days[index] ?? 0) - day);
    expect(gaps[0]).toBeGreaterThanOrEqual(85);
    expect(gaps[1]).toBeGreaterThanOrEqual(85);
    expect(gaps[2]).toBeLessThanOrEqual(24);
  });

  it('reads 0 as tenth or worse and keeps other letters', () => {
    const { starts } = career('f0F');
    expect(starts[0]?.position).toBe('F');
    expect(starts[1]?.position).toBeGreaterThanOrEqual(10);
  });

  it('of a first starter is empty', () => {
    expect(career('')).toEqual({ last20: '', starts: [], runsSinceSpell: 0 });
  });

  it('has a start for each digit, in falling dates, and ends in the letters given', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^(f?[1-8]{1,2}x?[1-8]x?|x[1-8]{2}x[1-8]|[1-8]{5})$/),
        fc.integer({ min: 2, max: 9 }),
        fc.constantFrom(...RACE_TYPES),
        fc.integer(),
        (letters, age, code, seed) => {
          const { last20, starts } = career(letters, age, code, seed);
          expect(last20.endsWith(letters)).toBe(true);
          expect(last20.length).toBeLessThanOrEqual(20);
          expect(last20).not.toMatch(/xx|fx|.f/);
          const digits = last20.replace(/\D/g, '').split('').reverse();
          expect(starts.length).toBeGreaterThanOrEqual(digits.length);
          for (const [i, digit] of digits.entries()) {
            const position = starts[i]?.position;
            expect(digit === '0' ? Number(position) >= 10 : position === Number(digit)).toBe(true);
            expect((starts[i]?.date ?? '') < (starts[i - 1]?.date ?? DATE)).toBe(true);
          }
        },
      ),
    );
  });
});
