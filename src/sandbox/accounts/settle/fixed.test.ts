import { describe, expect, it } from 'vitest';
import type { Race, RaceCard } from '../../world/racing.js';
import { fraction, payFrom, product } from '../exact.js';
import { type Betting, findDay, fixed, legOn } from '../support.testing.js';
import { combine } from './fixed.js';
import type { LegResult } from './leg-result.js';
import { lessDeductions, placeShare } from './race-leg.js';

const won = (odds: number, ...deductions: number[]): LegResult => ({
  outcome: 'won',
  at: 1,
  return: lessDeductions(odds, deductions),
});
const pays = (stake: number, ...legs: LegResult[]) => combine(stake, legs)?.payout;

describe('deductions', () => {
  it('come off the whole return, the stake included', () => {
    expect(pays(1000, won(700, 15))).toBe(5950);
    expect(pays(1000, won(250, 20))).toBe(2000);
  });

  it('are summed', () => {
    expect(pays(1000, won(200, 5, 11, 2))).toBe(1640);
    expect(pays(1000, won(200, 60, 60))).toBe(0);
  });
});

describe('a multi', () => {
  it('pays the product of its legs, a void one counting 1', () => {
    expect(pays(1000, won(200), { outcome: 'void', at: 1 }, won(300, 10))).toBe(5400);
  });

  it('is lost with its first lost leg, whatever is still open', () => {
    const legs: LegResult[] = [
      won(200),
      { outcome: 'lost', at: 7 },
      { outcome: 'open' },
      { outcome: 'lost', at: 9 },
    ];
    expect(combine(1000, legs)).toEqual({ at: 7, outcome: 'Lost', payout: 0 });
  });

  it('is open while a leg is, and refunded when all are void', () => {
    expect(combine(1000, [won(200), { outcome: 'open' }])).toBeUndefined();
    expect(
      combine(1000, [
        { outcome: 'void', at: 3 },
        { outcome: 'void', at: 8 },
      ]),
    ).toEqual({
      at: 8,
      outcome: 'Refunded',
      payout: 1000,
    });
  });
});

describe('a dead heat', () => {
  it('of two for first halves the return', () => {
    expect(placeShare([[3, 8], [1]], 8, 1)).toEqual(fraction(1, 2));
    expect(payFrom(1000, product([fraction(500, 100), fraction(1, 2)]))).toBe(2500);
  });

  it.each([
    [[[1], [2], [3, 4]], 3, 3, fraction(1, 2)],
    [[[1], [2, 3], [4]], 3, 3, fraction(2, 2)],
    [[[1], [2, 3, 4]], 4, 3, fraction(2, 3)],
    [[[1], [2], [3], [4]], 4, 3, undefined],
    [[[1], [2, 3], [4]], 4, 3, undefined],
    [[[1], [2]], 9, 3, undefined],
    [[[1], [2]], 1, 0, undefined],
  ])('in %j gives runner %i of %i places its share', (finish, runner, places, share) => {
    expect(placeShare(finish, runner, places)).toEqual(share);
  });
});

// Settlement by what the world made happen.
describe('a bet on a runner', () => {
  const morning = Date.parse('2026-11-23T22:00:00Z');
  const tomorrow = morning + 30 * 3_600_000;
  const openRaces = ({ world, racesOn }: Betting): Race[] =>
    racesOn().filter((race) => world.racing.state(race, morning).fixedOpen);
  const find = (fits: (race: Race, card: RaceCard) => boolean) =>
    findDay(morning, (betting) =>
      openRaces(betting).find((race) => fits(race, betting.world.racing.card(race))),
    );
  const lateScratched = ({ runners }: RaceCard): boolean =>
    runners.some(({ scratching }) => scratching !== undefined && scratching.at > morning);

  /** Sells a dollar on each runner and returns what each ticket paid by the next day. */
  function backAll(betting: Betting, race: Race, type: 'WIN' | 'PLACE') {
    const { clock, desk, world } = betting;
    const priced = new Set(world.racing.fixedPrices(race, morning).map(({ runner }) => runner));
    const backed = world.racing
      .card(race)
      .runners.filter(
        ({ number, scratching }) => priced.has(number) && !(scratching && scratching.at <= morning),
      );
    const rows = backed.map((runner) => {
      const leg = legOn(betting, race, runner, type);
      const reply = betting.place([fixed('1.00', leg)]);
      return { runner, odds: Number(leg.odds), serial: reply.body.bets[0].ticketSerialNumber as string };
    });
    clock.now = tomorrow;
    desk.settle(clock.now);
    return rows.map((row) => ({ ...row, result: desk.ticket(row.serial)?.result }));
  }

  it('pays half to each of two that share first', () => {
    const { betting, found: race } = find(
      ({ incident }, card) =>
        incident?.kind === 'dead heat' && card.finish[0]?.length === 2 && !lateScratched(card),
    );
    const shared = betting.world.racing.card(race).finish[0] ?? [];
    for (const { runner, odds, result } of backAll(betting, race, 'WIN')) {
      const won = shared.includes(runner.number);
      expect(result).toMatchObject(
        won ? { outcome: 'Won', payout: Math.floor(odds * 50 + 1e-6) } : { outcome: 'Lost', payout: 0 },
      );
    }
  });

  it('is refunded when the runner is scratched, and pays less on the others by the deductions shown', () => {
    const { betting, found: race } = find(
      ({ losesFavourite, incident }, card) => losesFavourite && !incident && lateScratched(card),
    );
    const { racing } = betting.world;
    const rows = backAll(betting, race, 'WIN');
    const card = racing.card(race);
    const winner = rows.find(({ runner }) => runner.number === card.finish[0]?.[0]);
    const outAt = (number: number): number =>
      card.runners.find((one) => one.number === number)?.scratching?.at ?? 0;
    const cents = racing
      .fixedPrices(race, tomorrow)
      .filter(({ runner }) => outAt(runner) > morning)
      .reduce((sum, { winDeduction = 0 }) => sum + winDeduction, 0);
    expect(cents).toBeGreaterThan(0);
    const price = Math.round((winner?.odds ?? 0) * 100);
    expect(winner?.result?.payout).toBe(Math.floor((price * Math.max(0, 100 - cents)) / 100));
    const refunded = rows.filter(({ result }) => result?.outcome === 'Refunded');
    expect(refunded.map(({ runner }) => runner.number)).toEqual(
      rows.filter(({ runner }) => runner.scratching).map(({ runner }) => runner.number),
    );
  });

  it('is refunded when the race is called off', () => {
    const { betting, found: race } = find(
      ({ incident }, { fixedPlaces }) => incident?.kind === 'abandoned' && fixedPlaces > 0,
    );
    for (const { result } of backAll(betting, race, 'PLACE')) {
      expect(result).toMatchObject({ outcome: 'Refunded', payout: 100 });
    }
  });

  it('for a place pays as many as the fixed odds promise', () => {
    const { betting, found: race } = find(
      ({ incident }, { fixedPlaces }) => incident === undefined && fixedPlaces === 3,
    );
    const placed = betting.world.racing.card(race).finish.slice(0, 3).flat();
    for (const { runner, result } of backAll(betting, race, 'PLACE')) {
      const outcome = runner.scratching ? 'Refunded' : placed.includes(runner.number) ? 'Won' : 'Lost';
      expect([runner.number, result?.outcome]).toEqual([runner.number, outcome]);
    }
  });

  it('is open until the race pays, also while a result is only interim', () => {
    const { betting, found: race } = find(({ incident }) => incident === undefined);
    const { desk, world } = betting;
    const [runner] = world.racing.card(race).starters;
    if (!runner) throw new Error('no starter');
    const { body } = betting.place([fixed('1.00', legOn(betting, race, runner))]);
    const serial = body.bets[0].ticketSerialNumber;
    for (const at of [race.times.jump, race.times.interim, race.times.paying - 1]) {
      desk.settle(at);
      expect(desk.ticket(serial)?.result).toBeUndefined();
    }
    desk.settle(race.times.paying);
    expect(desk.ticket(serial)?.result?.at).toBe(race.times.paying);
  });
});
