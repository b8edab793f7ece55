import { describe, expect, it } from 'vitest';
import { firstJump } from './start-screen.js';

const lines = (...rows: string[]) => ['Next 2 to jump · prices for NSW · 14:02 AEDT', ...rows].join('\n');
const FARM = 'in  2m  R  Warwick Farm R4  NSW  1200m  14:04  3YO+ maiden   2026-11-24/R/WFM/4';

describe('what jumps next, on the start screen', () => {
  it('is the first race of the answer', () => {
    expect(firstJump(lines(FARM, 'in  6m  G  Capalaba R7      QLD   366m  14:08'))).toBe(
      'Warwick Farm R4 in 2m',
    );
  });

  it('is not a race that is overdue', () => {
    expect(firstJump(lines('due 46s ago  R  Kembla R8  NSW  2400m  14:01', FARM))).toBe(
      'Warwick Farm R4 in 2m',
    );
  });

  it('may be hours away', () => {
    expect(firstJump(lines('in 1h 37m  H  Menangle R1  NSW  1609m  15:39'))).toBe('Menangle R1 in 1h 37m');
  });

  it('is nothing where nothing is to come', () => {
    expect(firstJump('No race is to come.')).toBeUndefined();
  });
});
