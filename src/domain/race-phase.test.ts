import { describe, expect, it } from 'vitest';
import { racePhase } from './race-phase.js';

describe('racePhase', () => {
  it.each([
    ['Normal', 'open'],
    ['Open', 'open'],
    ['Closed', 'closed'],
    ['Interim', 'interim'],
    ['Paying', 'paying'],
    ['ALL PAYING', 'paying'],
    ['Final', 'paying'],
    ['Protest', 'protest'],
    ['Abandoned', 'abandoned'],
    ['Postponed', 'other'],
    ['constructor', 'other'],
  ])('%s means %s', (status, phase) => {
    expect(racePhase(status)).toBe(phase);
  });
});
