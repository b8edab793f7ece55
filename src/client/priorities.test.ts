import { describe, expect, it } from 'vitest';
import { ContractError } from '../errors/index.js';
import { Kept } from './kept.js';
import { createPriorities } from './priorities.js';
import type { Keeping } from './reads.js';

const NOW = Date.parse('2026-11-24T03:00:00Z');
const kept = new Kept({ text: '{}', body: {}, status: 200 });
const raceAt = (start: number | undefined): Keeping => ({
  freshness: 'race',
  read: () => start,
  moments: () => [{ kind: 'race', start, phase: 'open', resultedAt: undefined }],
});

describe('where requests have to wait', () => {
  it('a race near its jump goes first, and one far from it after those of which nothing is known', () => {
    const priorities = createPriorities();
    priorities.learn('near', raceAt(NOW + 5 * 60_000), kept);
    priorities.learn('far', raceAt(NOW + 3 * 3_600_000), kept);
    const order = ['far', 'unknown', 'near'].sort(
      (a, b) => priorities.of(b, 'race', NOW) - priorities.of(a, 'race', NOW),
    );
    expect(order).toEqual(['near', 'unknown', 'far']);
    expect(priorities.of('far', 'race', NOW + 3 * 3_600_000)).toBe(priorities.of('near', 'race', NOW));
  });

  it('next to go comes before competitions, and these before lists', () => {
    const priorities = createPriorities();
    const [next, competition, list] = (['next-to-go', 'competition', 'meetings'] as const).map((kind) =>
      priorities.of('', kind, NOW),
    );
    expect(next).toBeGreaterThan(competition as number);
    expect(competition).toBeGreaterThan(list as number);
  });

  it('nothing is learnt from what tells no start or is broken', () => {
    const priorities = createPriorities();
    const broken: Keeping = {
      ...raceAt(NOW),
      read: () => {
        throw new ContractError('runners', 'a list');
      },
    };
    const unknown = priorities.of('a', 'race', NOW);
    priorities.learn('a', raceAt(undefined), kept);
    priorities.learn('a', broken, new Kept({ text: '{}', body: {}, status: 200 }));
    priorities.learn('a', { freshness: 'form' }, kept);
    expect(priorities.of('a', 'race', NOW)).toBe(unknown);
  });

  it('a mistake of ours in a reading is not hidden', () => {
    const ours: Keeping = {
      ...raceAt(NOW),
      read: () => {
        throw new TypeError('ours');
      },
    };
    expect(() =>
      createPriorities().learn('a', ours, new Kept({ text: '{}', body: {}, status: 200 })),
    ).toThrow('ours');
  });
});
