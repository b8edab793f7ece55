import { describe, expect, it } from 'vitest';
import { ageOf, type FreshnessRule, standing } from './freshness.js';

const entry = { value: 'x', answeredAt: 100_000, bytes: 1 };
const rule: FreshnessRule<string> = () => ({
  ttlMs: 10_000,
  staleWhileRevalidateMs: 5000,
  staleIfErrorMs: 60_000,
});
const at = (ageMs: number, by = rule) => standing(entry, by, 100_000 + ageMs);

describe('what an entry is good for', () => {
  it('goes with its age, each window ending just before its length', () => {
    expect([0, 9999, 10_000, 14_999, 15_000, 69_999, 70_000].map((age) => at(age))).toEqual([
      'fresh',
      'fresh',
      'renewable',
      'renewable',
      'spare',
      'spare',
      'useless',
    ]);
  });

  it('follows the rule as time and value change it', () => {
    const shrinking: FreshnessRule<string> = (value, now) => ({
      ttlMs: now < 105_000 ? 10_000 : value.length,
      staleWhileRevalidateMs: 0,
      staleIfErrorMs: 0,
    });
    expect([4999, 5000].map((age) => at(age, shrinking))).toEqual(['fresh', 'useless']);
  });

  it('is nothing where nothing is kept, nor where the rule makes no sense', () => {
    for (const ttlMs of [0, -1, Number.NaN]) {
      expect(
        at(1, () => ({ ttlMs, staleWhileRevalidateMs: 1e9, staleIfErrorMs: 1e9 })),
        String(ttlMs),
      ).toBe('useless');
    }
  });

  it('survives a clock set back a little, not a world begun anew', () => {
    expect([-1, -5000, -5001].map((age) => at(age))).toEqual(['fresh', 'fresh', 'useless']);
    expect([ageOf(entry, 99_000), ageOf(entry, 101_000)]).toEqual([0, 1000]);
  });
});
