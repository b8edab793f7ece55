import { describe, expect, it } from 'vitest';
import { JURISDICTIONS } from '../../../domain/jurisdiction.js';
import type { ProductDividends, Race } from './types.js';
import { placeWinners } from './winners.js';
import { createRacingWorld } from './world.js';

const DATES = ['2026-11-27', '2026-11-28'];
const LATER = Date.parse('2026-11-30T00:00:00Z');
const world = createRacingWorld({ seed: 'dividends' });
const races = DATES.flatMap((date) => world.day(date).meetings.flatMap((meeting) => meeting.races));
const tote = races.filter((race) => !race.meeting.fixedOddsOnly);
const run = tote.filter((race) => race.incident?.kind !== 'abandoned');
const declared = new Map<Race, readonly ProductDividends[]>(
  tote.map((race) => [race, world.dividends(race, LATER, 'NSW')]),
);
const of = (race: Race, product: string): ProductDividends | undefined =>
  declared.get(race)?.find((one) => one.product === product);

describe('declared dividends', () => {
  it('are multiples of ten cents, 1.04, 1.00, or 0 for nothing paid', () => {
    for (const product of [...declared.values()].flat()) {
      for (const { amount } of product.dividends) {
        expect([0, 100, 104].includes(amount) || (amount >= 110 && amount % 10 === 0)).toBe(true);
      }
    }
  });

  it('name the runners of the result', () => {
    for (const race of run) {
      const { finish, places } = world.card(race);
      const won = of(race, 'Win')?.dividends.map(({ selections }) => selections);
      expect(won).toEqual(finish[0]?.map((number) => [number]));
      const placed = of(race, 'Place')?.dividends.map(({ selections }) => selections);
      const expected = placeWinners(finish, places).map(({ selections }) => selections);
      expect(placed).toEqual(expected.length > 0 ? expected : [['F']]);
      const order = finish.flat();
      if (race.incident) continue;
      expect(of(race, 'Exacta')?.dividends[0]?.selections).toEqual(order.slice(0, 2));
      expect(of(race, 'Trifecta')?.dividends[0]?.selections ?? order.slice(0, 3)).toEqual(order.slice(0, 3));
      expect(of(race, 'FirstFour')?.dividends[0]?.selections ?? order.slice(0, 4)).toEqual(order.slice(0, 4));
    }
  });

  it('pay what the last approximates said', () => {
    for (const race of run.slice(0, 80)) {
      const returns = world.toteReturns(race, race.times.closed, 'NSW');
      if (race.incident) continue;
      for (const { selections, amount } of of(race, 'Win')?.dividends ?? []) {
        expect(returns.get(selections[0] as number)?.win).toBe(amount);
      }
      for (const { selections, amount } of of(race, 'Place')?.dividends ?? []) {
        if (typeof selections[0] === 'number') expect(returns.get(selections[0])?.place).toBe(amount);
      }
      for (const product of ['Quinella', 'Exacta', 'Duet'] as const) {
        const told = world.approximates(race, race.times.closed, 'NSW', product);
        for (const { selections, amount } of of(race, product)?.dividends ?? []) {
          if (amount === 0) continue;
          const wanted =
            product === 'Exacta' ? selections : selections.toSorted((a, b) => Number(a) - Number(b));
          expect(told.find((one) => one.selections.join() === wanted.join())?.amount).toBe(amount);
        }
      }
    }
  });

  it('halve a win that is shared', () => {
    const shared = run.filter(({ incident }) => incident?.kind === 'dead heat' && incident.place === 1);
    expect(shared.length).toBeGreaterThan(0);
    for (const race of shared) {
      const returns = world.toteReturns(race, race.times.closed, 'NSW');
      const dividends = of(race, 'Win')?.dividends ?? [];
      expect(dividends).toHaveLength(2);
      for (const { selections, amount } of dividends) {
        expect(amount).toBeLessThanOrEqual(
          Math.max(104, (returns.get(selections[0] as number)?.win ?? 0) / 2 + 10),
        );
      }
    }
  });

  it('pay no duet in small fields, told as F', () => {
    const small = run.filter((race) => world.card(race).notified < 8 && of(race, 'Duet'));
    expect(small.length).toBeGreaterThan(0);
    for (const race of small)
      expect(of(race, 'Duet')?.dividends).toEqual([{ selections: ['F', 'F'], amount: 0 }]);
  });

  it('stand on the last leg, legs in order, in step with what was told before it', () => {
    let compared = 0;
    for (const race of run) {
      for (const one of world.willPays(race, race.times.jump, 'NSW')) {
        const product = of(race, one.product);
        const winners = world.card(race).finish[0] ?? [];
        const line = one.approximates.find(({ runner }) => runner === winners[0]);
        const legs = [...one.won.map(({ runner }) => runner), winners[0] as number];
        const paid = product?.dividends.find(({ selections }) => selections.join() === legs.join());
        expect(paid).toBeDefined();
        if (product?.dividends.length !== 1) continue;
        compared += 1;
        expect(paid?.amount).toBe(line?.amount);
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('of a Big6 stand in two rows, the second for any other selection in the last leg', () => {
    const six = run.flatMap((race) => {
      const both = declared.get(race)?.filter(({ product }) => product === 'Big6') ?? [];
      return both.length > 0 ? [both] : [];
    });
    expect(six.length).toBeGreaterThan(0);
    for (const both of six) {
      expect(both).toHaveLength(2);
      const [main, consolation] = both.map((one) => one.dividends[0]?.selections ?? []);
      expect(consolation).toEqual([...(main?.slice(0, -1).map(String) ?? []), 'AOS']);
    }
  });

  it('tell an abandoned leg as F, in text throughout, once all other legs are paid', () => {
    const off = tote.filter(({ incident }) => incident?.kind === 'abandoned');
    const doubles = off.flatMap((race) => of(race, 'RunningDouble')?.dividends ?? []);
    expect(doubles.length).toBeGreaterThan(0);
    for (const { selections } of doubles) {
      expect(selections).toContain('F');
      expect(selections.every((one) => typeof one === 'string')).toBe(true);
    }
    for (const race of off) {
      const at = race.incident?.kind === 'abandoned' ? race.incident.at : 0;
      const earlier = world.dividends(race, at, 'NSW').filter(({ product }) => product !== 'RunningDouble');
      for (const { product } of earlier) {
        const legs = race.meeting.multiLegs.find((multi) => multi.product === product)?.legs ?? [];
        const others = race.meeting.races.filter(
          ({ number }) => legs.includes(number) && number !== race.number,
        );
        for (const leg of others)
          expect(['Paying', 'Abandoned', 'Protest']).toContain(world.state(leg, at).status);
      }
    }
  });

  it('are none before the race is paid, and none without a tote', () => {
    for (const race of run.slice(0, 40))
      expect(world.dividends(race, race.times.paying - 1, 'NSW')).toEqual([]);
    for (const race of races.filter((one) => one.meeting.fixedOddsOnly)) {
      expect(world.dividends(race, LATER, 'NSW')).toEqual([]);
      expect(world.pools(race, LATER, 'NSW')).toEqual([]);
      expect(world.substitute(race, 'NSW')).toBeUndefined();
    }
  });

  it('name as substitute the favourite of the final win pool', () => {
    for (const race of run.slice(0, 80)) {
      const returns = [...world.toteReturns(race, race.times.closed, 'VIC')].filter(([, { win }]) => win > 0);
      const least = Math.min(...returns.map(([, { win }]) => win));
      const favourites = returns.filter(([, { win }]) => win === least).map(([number]) => number);
      expect(favourites).toContain(world.substitute(race, 'VIC'));
    }
  });
});

describe('pools', () => {
  const race = run.find(
    (one) =>
      one.meeting.code === 'R' &&
      one.number === 2 &&
      one.meeting.multiLegs.length > 0 &&
      !world.card(one).runners.some(({ scratching }) => scratching?.late),
  ) as Race;
  const total = (at: number, jurisdiction: (typeof JURISDICTIONS)[number]): number =>
    world.pools(race, at, jurisdiction)[0]?.total ?? 0;

  it('grow to the close and stand still after it', () => {
    const { jump, closed } = race.times;
    const minutes = [600, 120, 60, 30, 15, 10, 5, 3, 2, 1, 0].map((before) =>
      total(jump - before * 60_000, 'NSW'),
    );
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
    expect(total(closed, 'NSW')).toBeGreaterThan(minutes.at(-1) ?? 0);
    expect(total(LATER, 'NSW')).toBe(total(closed, 'NSW'));
  });

  it('fall by what was staked on a runner when it is scratched late, the more the more runners a combination holds', () => {
    const losing = run.filter((one) => one.losesFavourite);
    expect(losing.length).toBeGreaterThan(3);
    for (const one of losing) {
      const out = world.card(one).runners.find(({ scratching }) => scratching?.late);
      const at = out?.scratching?.at ?? 0;
      const totals = (moment: number): ReadonlyMap<string, number> =>
        new Map(world.pools(one, moment, 'NSW').map(({ product, total: cents }) => [product, cents]));
      const [before, after] = [totals(at - 1), totals(at)];
      const left = (product: string): number => (after.get(product) ?? 0) / (before.get(product) ?? 1);
      // What it would have paid tells how much was on it: a dividend is rounded down to ten cents.
      const paid = world.toteReturns(one, at - 1, 'NSW').get(out?.number ?? 0)?.win ?? 0;
      expect(left('Win')).toBeLessThan(1 - 85.5 / (paid + 10) + 0.01);
      if (paid >= 110) expect(left('Win')).toBeGreaterThan(1 - 85.5 / paid - 0.01);
      expect(left('Exacta')).toBeLessThan(left('Win'));
      if (before.has('Trifecta')) expect(left('Trifecta')).toBeLessThan(left('Exacta'));
      if (before.has('RunningDouble')) expect(left('RunningDouble')).toBe(1);
    }
  });

  it('differ between totes, of which several jurisdictions share one', () => {
    const totals = new Map(JURISDICTIONS.map((one) => [one, total(race.times.closed, one)]));
    expect(totals.get('ACT')).toBe(totals.get('NSW'));
    expect(totals.get('SA')).toBe(totals.get('QLD'));
    expect(new Set(totals.values()).size).toBe(3);
  });

  it('pay a scratched runner nothing at once, before the next telling', () => {
    for (const one of run.slice(0, 120)) {
      const late = world.card(one).runners.find(({ scratching }) => scratching?.late);
      if (!late?.scratching) continue;
      expect(world.toteReturns(one, late.scratching.at, 'NSW').get(late.number)).toEqual({
        win: 0,
        place: 0,
      });
      expect(world.toteReturns(one, late.scratching.at - 1, 'NSW').get(late.number)?.win).toBeGreaterThan(0);
      const told = world.approximates(one, late.scratching.at, 'NSW', 'Exacta');
      expect(
        told.filter(({ selections }) => selections.includes(late.number)).every(({ amount }) => amount === 0),
      ).toBe(true);
    }
  });

  it('of several races shut with the first leg and pay with the last', () => {
    const { meeting } = race;
    const quaddie = (at: number) =>
      world.multiLegPools(meeting, at, 'NSW').find(({ product }) => product === 'Quaddie');
    const legs = quaddie(0)?.legs ?? [];
    const [first, last] = [legs[0] as Race, legs.at(-1) as Race];
    expect(quaddie(first.times.closed - 1)?.status).toBe('Open');
    expect(quaddie(first.times.closed)?.status).toBe('Closed');
    expect(quaddie(LATER)?.status).toBe('Paying');
    expect(quaddie(last.times.closed)?.total).toBe(quaddie(first.times.closed)?.total);
  });
});
