import { describe, expect, it } from 'vitest';
import { className, levelOf } from './classes.js';
import { goingOf, isWet } from './going.js';

describe('classes', () => {
  it('are written as the form writes them', () => {
    expect(className('R', '3YO+ BM68')).toBe('BM68');
    expect(className('R', '2YO MDN FM')).toBe('2YO MDN FM');
    expect(className('G', 'Mixed 4/5')).toBe('MIX 4/5');
    expect(className('G', 'A3')).toBe('A3');
    expect(className('H', undefined)).toBe('OPEN');
  });

  it('stand in order', () => {
    const orders = [
      ['3YO+ MDN', '3YO+ CL1', '3YO+ BM58', '3YO+ BM64', '4YO+ BM84', '3YO+ OPEN', '3YO+ LISTED'],
      ['3YO MAIDEN', 'NR up to 42', 'NR 43 to 47', 'NR 55 to 60', 'NR 66 to 80', 'FFA'],
      ['Maiden', 'Novice', 'Restricted Win', '6th Grade', '5th Grade', 'Mixed 4/5', '3rd/4th Grade'],
      ['A9', 'A5', 'A1'],
      ['3YO+ MDN', '3YO+ CLM', '3YO+ HCP', '3YO+ ALW', '3YO+ STK'],
    ];
    for (const order of orders) {
      const levels = order.map((one) => levelOf(one) ?? -1);
      expect(levels).toEqual(levels.toSorted((a, b) => a - b));
      expect(new Set(levels).size).toBe(order.length);
    }
    expect(levelOf(undefined)).toBeUndefined();
    expect(levelOf('3YO+ SOMETHING')).toBe(2);
  });
});

describe('going', () => {
  it('is the track without its grade', () => {
    expect(['GOOD4', 'SOFT5', 'HEAVY8', 'FIRM2', 'FAST', 'AWT', 'GOOD'].map(goingOf)).toEqual([
      'Good',
      'Soft',
      'Heavy',
      'Firm',
      'Fast',
      'Synthetic',
      'Good',
    ]);
    expect((['Soft', 'Heavy', 'Good', 'Synthetic'] as const).map(isWet)).toEqual([true, true, false, false]);
  });
});
