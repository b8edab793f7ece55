import { describe, expect, it } from 'vitest';
import { fraction, payFrom, product } from '../exact.js';
import { fixed, legOn, startBetting } from '../support.testing.js';
import { combine, type LegResult, lessDeductions, placeShare } from './fixed.js';

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

// Settlement by what the world made happen: every incident that a day has.
describe('a bet on a runner', () => {
  const betting = startBetting({ seed: 'incidents', now: Date.parse('2026-11-23T22:00:00Z') });
  const { clock, world, racesOn } = betting;
  const { racing } = world;
  const morning = clock.now;
  const tomorrow = morning + 30 * 3_600_000;
  const open = racesOn().filter((race) => racing.state(race, morning).fixedOpen);

  /** Sells a dollar on each runner and returns what each ticket paid by the next day. */
  function backAll(race: (typeof open)[number], type: 'WIN' | 'PLACE') {
    clock.now = morning;
    const priced = new Set(racing.fixedPrices(race, morning).map(({ runner }) => runner));
    const backed = racing
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
    betting.desk.settle(clock.now);
    return rows.map((row) => ({ ...row, result: betting.desk.ticket(row.serial)?.result }));
  }

  it('pays half to each of two that share first', () => {
    const race = open.find(({ incident }) => incident?.kind === 'dead heat' && incident.place === 1);
    if (!race) throw new Error('no dead heat for first that day');
    const rows = backAll(race, 'WIN');
    const shared = racing.card(race).finish[0] ?? [];
    expect(shared).toHaveLength(2);
    const late = racing.card(race).runners.some(({ scratching }) => scratching && scratching.at > morning);
    for (const { runner, odds, result } of rows) {
      if (runner.scratching) expect(result).toMatchObject({ outcome: 'Refunded', payout: 100 });
      else if (!shared.includes(runner.number)) expect(result).toMatchObject({ outcome: 'Lost', payout: 0 });
      else if (!late) expect(result?.payout).toBe(Math.floor(odds * 50 + 1e-6));
      else expect(result?.payout).toBeLessThanOrEqual(Math.floor(odds * 50 + 1e-6));
    }
  });

  it('is refunded when the runner is scratched, and pays less on the others by the deductions shown', () => {
    const race = open.find(
      (one) =>
        one.losesFavourite &&
        racing.card(one).runners.some(({ scratching }) => scratching?.late && scratching.at > morning),
    );
    if (!race) throw new Error('no favourite scratched late that day');
    const rows = backAll(race, 'WIN');
    const card = racing.card(race);
    const winner = rows.find(({ runner }) => runner.number === card.finish[0]?.[0]);
    const out = racing
      .fixedPrices(race, tomorrow)
      .filter(
        ({ runner }) => (card.runners.find((one) => one.number === runner)?.scratching?.at ?? 0) > morning,
      );
    const cents = out.reduce((sum, { winDeduction = 0 }) => sum + winDeduction, 0);
    expect(cents).toBeGreaterThan(0);
    const price = Math.round((winner?.odds ?? 0) * 100);
    expect(winner?.result?.payout).toBe(Math.floor((price * Math.max(0, 100 - cents)) / 100));
    const refunded = rows.filter(({ result }) => result?.outcome === 'Refunded');
    expect(refunded.map(({ runner }) => runner.number)).toEqual(
      rows.filter(({ runner }) => runner.scratching).map(({ runner }) => runner.number),
    );
  });

  it('is refunded when the race is called off', () => {
    const race = open.find(({ incident }) => incident?.kind === 'abandoned');
    if (!race) throw new Error('no race called off that day');
    for (const { result } of backAll(race, 'PLACE')) {
      expect(result).toMatchObject({ outcome: 'Refunded', payout: 100 });
    }
  });

  it('for a place pays as many as the fixed odds promise', () => {
    const race = open.find(
      (one) => one.incident === undefined && racing.card(one).fixedPlaces === 3 && !one.losesFavourite,
    );
    if (!race) throw new Error('no plain race that day');
    const placed = racing.card(race).finish.slice(0, 3).flat();
    for (const { runner, result } of backAll(race, 'PLACE')) {
      const outcome = runner.scratching ? 'Refunded' : placed.includes(runner.number) ? 'Won' : 'Lost';
      expect([runner.number, result?.outcome]).toEqual([runner.number, outcome]);
    }
  });

  it('is open until the race pays, also while a result is only interim', () => {
    const race = open.find((one) => one.incident === undefined);
    if (!race) throw new Error('no plain race that day');
    clock.now = morning;
    const runner = racing.card(race).starters[0];
    if (!runner) throw new Error('no starter');
    const { body } = betting.place([fixed('1.00', legOn(betting, race, runner))]);
    const serial = body.bets[0].ticketSerialNumber;
    for (const at of [race.times.jump, race.times.interim, race.times.paying - 1]) {
      betting.desk.settle(at);
      expect(betting.desk.ticket(serial)?.result).toBeUndefined();
    }
    betting.desk.settle(race.times.paying);
    expect(betting.desk.ticket(serial)?.result?.at).toBe(race.times.paying);
  });
});
