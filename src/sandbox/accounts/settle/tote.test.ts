import { describe, expect, it } from 'vitest';
import { dividendFor } from '../../world/racing/commission.js';
import { placesPaid } from '../../world/racing/finish.js';
import type { Race } from '../../world/racing.js';
import { combinationCount } from '../combinations.js';
import { type Betting, findDay, tote } from '../support.testing.js';
import { totePayout } from './tote.js';

describe('what a tote bet pays', () => {
  it('is the exact part of the dividend: half a quaddie of 2×3×3×4 for $36', () => {
    const combinations = 2 * 3 * 3 * 4;
    expect(combinations).toBe(72);
    expect(totePayout({ cost: 3600, combinations, refunded: 0, won: [64_020] })).toBe(32_010);
  });

  it('is rounded only at the end, to the cent, down', () => {
    expect(totePayout({ cost: 1000, combinations: 3, refunded: 0, won: [1000] })).toBe(3333);
    expect(totePayout({ cost: 1000, combinations: 3, refunded: 0, won: [1000, 1000, 1000] })).toBe(10_000);
    expect(totePayout({ cost: 1000, combinations: 3, refunded: 3, won: [] })).toBe(1000);
    expect(totePayout({ cost: 100, combinations: 3, refunded: 1, won: [] })).toBe(33);
  });

  it('in a dead heat for first is each one’s own dividend from half the pool', () => {
    const dividends = [200_000, 80_000].map((stake) => dividendFor(1_000_000, 1 / 2, stake));
    expect(dividends).toEqual([250, 620]);
    expect(
      dividends.map((won) => totePayout({ cost: 1000, combinations: 1, refunded: 0, won: [won] })),
    ).toEqual([2500, 6200]);
  });
});

describe('places', () => {
  it.each([
    [12, 11, 3],
    [8, 7, 3],
    [8, 6, 2],
    [7, 7, 2],
    [6, 4, 2],
    [5, 3, 0],
  ])('of %i notified and %i starting are %i', (notified, starters, places) => {
    expect(placesPaid(notified, starters)).toBe(places);
  });
});

describe('a bet into a pool', () => {
  const morning = Date.parse('2026-11-23T15:00:00Z');
  const tomorrow = morning + 36 * 3_600_000;
  const soldIn = ({ world, racesOn }: Betting): Race[] =>
    racesOn().filter(
      (race) =>
        !race.meeting.fixedOddsOnly &&
        race.advertised > morning + 3_600_000 &&
        world.racing.pools(race, morning, 'NSW').length > 0,
    );
  // A day with all that these tests are about.
  const { betting, found } = findDay(morning, (one) => {
    const sold = soldIn(one);
    const card = (race: Race) => one.world.racing.card(race);
    const plain = sold.filter((race) => race.incident === undefined && card(race).places === 3);
    const shared = sold.find((race) => card(race).finish[0]?.length === 2);
    const off = sold.find(({ incident }) => incident?.kind === 'abandoned');
    const late = plain.find((race) => card(race).runners.some(({ scratching }) => scratching?.late));
    const [race] = plain;
    return race && shared && off && late ? { race, shared, off, late, sold } : undefined;
  });
  const { race, shared, off, late, sold } = found;
  const { clock, world, desk } = betting;
  const { racing } = world;

  /** Sells a bet in the morning and returns what came of it by the next day. */
  function bet(slip: unknown) {
    clock.now = morning;
    const reply = betting.place([slip]);
    const [row] = reply.body.bets;
    if (row.status !== 'ACCEPTED') throw new Error(JSON.stringify(row));
    clock.now = tomorrow;
    desk.settle(tomorrow);
    const ticket = desk.ticket(row.ticketSerialNumber);
    return { ...ticket?.result, cost: ticket?.cost };
  }
  const dividends = (one: typeof race, product: string) =>
    racing.dividends(one, tomorrow, 'NSW').find((row) => row.product === product)?.dividends ?? [];
  const first = (product: string) => {
    const [dividend] = dividends(race, product);
    if (!dividend) throw new Error(`no ${product}`);
    return { selections: dividend.selections.map(Number), amount: dividend.amount };
  };

  it.each([
    ['WIN', 'Win'],
    ['PLACE', 'Place'],
  ])('%s pays the dividend declared for each dollar', (betType, product) => {
    const { selections, amount } = first(product);
    expect(bet(tote(race, betType, '2.50', [selections]))).toMatchObject({
      outcome: 'Won',
      payout: Math.floor((amount * 250) / 100),
      cost: 250,
    });
  });

  it.each([
    ['QUINELLA', 'Quinella'],
    ['EXACTA', 'Exacta'],
    ['DUET', 'Duet'],
    ['TRIFECTA', 'Trifecta'],
    ['FIRST_FOUR', 'FirstFour'],
  ])('%s boxed with flexi pays its part of the dividend', (betType, product) => {
    const { selections, amount } = first(product);
    const extra = racing.card(race).starters.map(({ number }) => number);
    const box = [...new Set([...selections, ...extra])].slice(0, 5);
    const count = combinationCount(product as 'Trifecta', [box]);
    const result = bet(tote(race, betType, '7.00', [box], { flexi: true }));
    const won = dividends(race, product).filter((row) =>
      row.selections.every((one) => box.includes(Number(one))),
    );
    const total = won.reduce((sum, row) => sum + row.amount, 0);
    expect(total).toBeGreaterThanOrEqual(amount);
    expect(result).toMatchObject({
      outcome: 'Won',
      payout: Math.floor((total * 700) / (count * 100)),
      cost: 700,
    });
  });

  it('loses in the wrong order where order counts, and not where it does not', () => {
    const { selections } = first('Exacta');
    const swapped = selections.toReversed().map((number) => [number]);
    expect(bet(tote(race, 'EXACTA', '1.00', swapped))).toMatchObject({ outcome: 'Lost', payout: 0 });
    expect(bet(tote(race, 'QUINELLA', '1.00', swapped))).toMatchObject({ outcome: 'Won' });
  });

  it('gives back the combinations with a scratched runner', () => {
    const out = racing.card(late).runners.find(({ scratching }) => scratching?.late);
    if (!out) throw new Error('nobody was scratched late');
    const losers = racing.card(late).finish.slice(4, 6).flat();
    const box = [out.number, ...losers.slice(0, 2)];
    expect(bet(tote(late, 'QUINELLA', '1.00', [box]))).toMatchObject({
      outcome: 'Refunded',
      cost: 300,
      payout: 200,
    });
    expect(bet(tote(late, 'WIN', '5.00', [[out.number]]))).toMatchObject({
      outcome: 'Refunded',
      payout: 500,
    });
  });

  it('is refunded on a race that is called off', () => {
    const [runner] = racing.card(off).starters;
    if (!runner) throw new Error('no starter');
    expect(bet(tote(off, 'WIN', '3.00', [[runner.number]]))).toMatchObject({
      outcome: 'Refunded',
      payout: 300,
    });
  });

  it('pays both that share first', () => {
    expect(dividends(shared, 'Win')).toHaveLength(2);
    for (const { selections, amount } of dividends(shared, 'Win')) {
      expect(bet(tote(shared, 'WIN', '1.00', [selections.map(Number)])).payout).toBe(amount);
    }
  });

  it('over several races pays one combination, with a leg called off won by every runner', () => {
    let checked = 0;
    for (const meeting of racing.day('2026-11-24').meetings) {
      for (const { product, legs } of meeting.multiLegs) {
        const races = legs.map((number) => meeting.races.find((one) => one.number === number));
        const last = races.at(-1);
        const [begin] = races;
        if (!last || !begin || !sold.includes(begin) || product === 'Big6') continue;
        const [dividend] = dividends(last, product);
        if (!dividend || dividend.amount === 0 || checked >= 12) continue;
        const selections = dividend.selections.map((one, leg) => {
          const starters = racing.card(races[leg] as typeof race).starters;
          return one === 'F' ? starters.slice(0, 2).map(({ number }) => number) : [Number(one)];
        });
        const betType = product.replace(/(?<=[a-z])([A-Z])/g, '_$1').toUpperCase();
        const combinations = selections.reduce((count, { length }) => count * length, 1);
        const result = bet({
          ...tote(begin, betType, '0.50', []),
          raceNumber: 0,
          legs: selections.map((list) => ({ positions: [{ selections: list }] })),
        });
        expect(result).toMatchObject({
          outcome: 'Won',
          cost: 50 * combinations,
          payout: Math.floor((dividend.amount * combinations * 50) / 100),
        });
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(5);
  });
});
