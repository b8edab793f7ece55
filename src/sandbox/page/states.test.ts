import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageModule } from './assets.testing.js';

interface Where {
  date: string;
  type: string;
  venue: string;
  race: string;
}

interface States {
  STATES: { name: string; title: string }[];
  stateOf(status: string, start: number, now: number): string;
  stateTitle(name: string): string;
  keyOf(where: Where): string;
  raceOfHash(hash: string): Where | undefined;
}

const { STATES, stateOf, stateTitle, keyOf, raceOfHash } = await pageModule<States>('states.js');

describe('the state of a race', () => {
  it('follows from its status, and while it takes bets from its start', () => {
    expect(stateOf('Normal', 600_001, 0)).toBe('open');
    expect(stateOf('Normal', 600_000, 0)).toBe('soon');
    expect(stateOf('Normal', 0, 60_000)).toBe('soon');
    const told = ['Closed', 'Interim', 'Protest', 'Paying', 'Abandoned', 'Something'].map((one) =>
      stateOf(one, 0, 0),
    );
    expect(told).toEqual(['closed', 'interim', 'interim', 'paying', 'abandoned', 'closed']);
  });

  it('is always one that is shown', () => {
    for (const status of ['Normal', 'Closed', 'Interim', 'Protest', 'Paying', 'Abandoned', '']) {
      expect(STATES.map(({ name }) => name)).toContain(stateOf(status, 1e9, 0));
    }
    expect([stateTitle('soon'), stateTitle('none')]).toEqual(['Soon', '']);
  });
});

describe('the address of a race', () => {
  it('is read as it was written, whatever its names are', () => {
    const name = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(name, name, fc.constantFrom('R', 'H', 'G'), (venue, race, type) => {
        const where = { date: '2026-11-24', type, venue, race };
        expect(raceOfHash(`#${keyOf(where)}`)).toEqual(where);
      }),
    );
  });

  it('is none where it is something else', () => {
    for (const hash of [
      '',
      '#race',
      '#2026-11-24/R/ARM',
      '#2026/R/ARM/3',
      '#2026-11-24/X/ARM/3',
      '#2026-11-24/R/%zz/3',
    ]) {
      expect(raceOfHash(hash)).toBeUndefined();
    }
  });
});
