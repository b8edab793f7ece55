import { describe, expect, it } from 'vitest';
import { type ClaimSources, legClaims } from './claims.js';
import { startSources } from './sources.js';
import type { Race } from './types.js';

describe('the claims on a pool', () => {
  it('are never more than the pool, though nearly all is on the winners and a leg was called off', () => {
    const stakes = Array.from({ length: 60 }, (_, i) => {
      const sources = startSources(`claims ${i}`);
      const meeting = sources.day('2026-11-28').meetings.find(({ fixedOddsOnly }) => !fixedOddsOnly);
      const legs = meeting?.races.slice(-2) as Race[];
      const sure: ClaimSources = {
        ...sources,
        card: (race) => ({ ...sources.card(race), finish: race === legs[0] ? [] : [[1]] }),
        finalShares: () => new Map([[1, 0.97]]),
      };
      return legClaims(sure, 'DailyDouble', legs, 1000, 'NSW').reduce((sum, { stake }) => sum + stake, 0);
    });
    expect(Math.max(...stakes)).toBe(1000);
    expect(new Set(stakes).size).toBeGreaterThan(10);
  });
});
