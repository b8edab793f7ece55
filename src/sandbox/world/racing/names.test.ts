import { describe, expect, it } from 'vitest';
import { animalName } from './names.js';
import { FIRST_WORDS, MEN, SECOND_WORDS, SURNAMES, WOMEN } from './words.js';

describe('names', () => {
  it('are as many as there are pairs of words, each once', () => {
    const count = FIRST_WORDS.length * SECOND_WORDS.length;
    const names = new Set(Array.from({ length: count }, (_, n) => animalName(n)));
    expect(names.size).toBe(count);
    expect(Math.max(...[...names].map((name) => name.length))).toBeLessThanOrEqual(18);
    expect(animalName(count)).toBe(animalName(0));
  });

  it('are made of words that stand once in their lists', () => {
    for (const words of [FIRST_WORDS, SECOND_WORDS, MEN, WOMEN, SURNAMES]) {
      expect(new Set(words).size).toBe(words.length);
      expect(words.every((word) => word.length > 1)).toBe(true);
    }
  });
});
