import { describe, expect, it } from 'vitest';
import { localClaims } from './local-claims.js';
import { LEAST_STAKE } from './settle.js';
import { settledOf } from './settled.js';
import { startSources } from './sources.js';
import type { LocalProduct, Race, RaceCard } from './types.js';

const sources = startSources('local');
const meeting = sources.day('2026-11-28').meetings.find(({ fixedOddsOnly }) => !fixedOddsOnly);
const races = (meeting?.races ?? []).filter((race) => sources.card(race).finish.length > 0);
const SHARES = new Map([1, 2, 3, 4, 5].map((number) => [number, 0.2]));

/** The claims on a pool of every race, all of them with the same finish. */
function claimsOf(product: LocalProduct, total: number, finish: RaceCard['finish']) {
  return races.map((race) => localClaims('local', { ...sources.card(race), finish }, product, total, SHARES));
}

describe('the claims on a pool of Victoria alone', () => {
  it('follow the chances: a tenth of a trio in a field of five equals, six tenths of one odd and one even', () => {
    expect(claimsOf('Trio', 10_000_000, [[1], [2], [3]])[0]).toEqual([
      { selections: [1, 2, 3], share: 1, stake: expect.closeTo(1_000_000, -1) },
    ]);
    const stakes = [
      [[1], [3]],
      [[2], [4]],
      [[1], [2]],
    ].map((finish) => claimsOf('OddsAndEvens', 10_000_000, finish)[0]?.[0]?.stake);
    expect(stakes).toEqual([3_000_000, 1_000_000, 6_000_000].map((stake) => expect.closeTo(stake, -1)));
  });

  it('are nobody’s in some races with few bets', () => {
    const held = claimsOf('OddsAndEvens', 1000, [[1], [2]]).map(([claim]) => (claim?.stake ?? 0) > 0);
    expect(new Set(held)).toEqual(new Set([true, false]));
  });

  it('give the stakes back and tell 0 where nobody holds a winner, and carry nothing', () => {
    const settled = races.flatMap((race: Race) =>
      settledOf(sources, { product: 'OddsAndEvens', legs: [race], total: 500, jackpot: 0 }, 'VIC'),
    );
    const unheld = settled.filter(({ refunded }) => refunded > 0);
    expect(unheld.length).toBeGreaterThan(0);
    for (const { refunded, takeOut, dividends } of unheld) {
      expect([refunded, takeOut]).toEqual([500, 0]);
      expect(dividends.map(({ amount }) => amount)).toEqual(dividends.map(() => 0));
      expect(dividends.length).toBeGreaterThan(0);
    }
    expect(settled.every(({ carried }) => carried === 0)).toBe(true);
  });

  it('pay the one that is held of two that share second the whole pool', () => {
    const [race] = races as [Race];
    const shared = { ...sources.card(race), finish: [[2], [4, 5], [1]] };
    const one = { ...sources, card: () => shared, finalShares: () => new Map([...SHARES, [4, 1e-9]]) };
    const [settled] = settledOf(
      one,
      { product: 'OddsAndEvens', legs: [race], total: 100_000, jackpot: 0 },
      'VIC',
    );
    const [held, nobodys] = settled?.dividends ?? [];
    expect(held).toMatchObject({ selections: ['SPLIT'] });
    expect(nobodys).toMatchObject({ selections: ['EVEN'], amount: 0 });
    expect((held?.stake ?? 0) >= LEAST_STAKE).toBe(true);
    expect(settled?.carried).toBe(0);
    expect((settled?.takeOut ?? 0) + (settled?.paid ?? 0) + (settled?.breakage ?? 0)).toBe(100_000);
  });
});
