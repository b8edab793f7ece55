import { describe, expect, it } from 'vitest';
import { FIRST_PARTS, SECOND_PARTS } from './name-parts.js';
import { animalName, damName, NAMES, sireName } from './names.js';
import { FIRST_WORDS, MEN, SECOND_WORDS, SURNAMES, WOMEN } from './words.js';

describe('names', () => {
  it('are as many as there are pairs of words, each once', () => {
    // Every pair follows from its number by steps that can be undone, so a stretch of numbers shows it as well as all.
    const names = new Set(Array.from({ length: 200_000 }, (_, n) => animalName(n * 7)));
    expect(names.size).toBe(200_000);
    expect([...names].filter((name) => name.length > 18)).toEqual([]);
    expect(animalName(NAMES.all)).toBe(animalName(0));
    expect(NAMES.all).toBe(FIRST_PARTS.length * SECOND_PARTS.length);
  });

  it('are more than the animals of a world need', () => {
    expect(NAMES.taken).toBeLessThan(NAMES.all * 0.9);
  });

  it('are made of words that stand once in their lists', () => {
    for (const words of [FIRST_WORDS, SECOND_WORDS, FIRST_PARTS, SECOND_PARTS, MEN, WOMEN, SURNAMES]) {
      expect(new Set(words).size).toBe(words.length);
      expect(words.every((word) => word.length > 1)).toBe(true);
    }
  });

  it('of sires and dams are no others, and the same in every race of a seed', () => {
    const sires = new Set(Array.from({ length: 400 }, (_, n) => sireName('s', n)));
    const dams = new Set(Array.from({ length: 4000 }, (_, n) => damName('s', n)));
    expect(new Set([...sires, ...dams]).size).toBe(4400);
    expect(sireName('s', 400)).toBe(sireName('s', 0));
    expect(sireName('s', 1)).not.toBe(sireName('t', 1));
  });
});
