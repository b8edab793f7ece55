import { describe, expect, it } from 'vitest';
import { PLACE_LADDER, snap, WIN_LADDER } from './ladder.js';
import { interpolate } from './market.js';
import { createRacingWorld } from './world.js';

const world = createRacingWorld({ seed: 'market' });
const races = world
  .day('2026-11-27')
  .meetings.flatMap((meeting) => meeting.races)
  .filter((race) => race.incident?.kind !== 'abandoned');

describe('fixed odds', () => {
  it('stand on the ladders of recorded prices, a place never above its win', () => {
    const [wins, places] = [new Set([...WIN_LADDER, 1.01]), new Set(PLACE_LADDER)];
    for (const race of races) {
      for (const at of [race.times.fixedOpen + 5000, race.times.jump - 600_000, race.times.closed]) {
        const off = world
          .fixedPrices(race, at)
          .filter(
            ({ win, open, last, place }) =>
              !(wins.has(win) && wins.has(open) && places.has(place) && place <= Math.max(last, 1.04)),
          );
        expect(off).toEqual([]);
      }
    }
  });

  it('make a book between 108 and 130 per cent at the close, and 1.15 to 1.25 a place', () => {
    for (const race of races) {
      const { starters, fixedPlaces } = world.card(race);
      const running = new Set(starters.map(({ number }) => number));
      const closing = world.fixedPrices(race, race.times.closed).filter(({ runner }) => running.has(runner));
      expect(closing).toHaveLength(starters.length);
      const book = closing.reduce((sum, { win }) => sum + 1 / win, 0);
      expect(book).toBeGreaterThan(1.08);
      expect(book).toBeLessThan(1.3);
      if (fixedPlaces === 0 || starters.length <= fixedPlaces + 1) continue;
      const places = closing.reduce((sum, { place }) => sum + 1 / place, 0) / fixedPlaces;
      expect(places).toBeGreaterThan(1.15);
      expect(places).toBeLessThan(1.25);
    }
  });

  it('open at a book near 126 per cent', () => {
    const opening = races.map((race) => {
      // Emergencies that get no start stand beside the book.
      const idle = new Set(
        world.card(race).runners.flatMap((one) => (one.emergency && one.scratching ? [one.number] : [])),
      );
      return world
        .fixedPrices(race, race.times.fixedOpen + 1000)
        .filter(({ runner }) => !idle.has(runner))
        .reduce((sum, { win }) => sum + 1 / win, 0);
    });
    const mean = opening.reduce((sum, book) => sum + book, 0) / opening.length;
    expect(mean).toBeGreaterThan(1.22);
    expect(mean).toBeLessThan(1.32);
  });

  it('are none before betting opens', () => {
    for (const race of races.slice(0, 20))
      expect(world.fixedPrices(race, race.times.fixedOpen - 1)).toEqual([]);
  });

  it('tell earlier prices in order, each unlike the one before, and when the present one was set', () => {
    for (const race of races.slice(0, 60)) {
      for (const price of world.fixedPrices(race, race.times.jump)) {
        const steps = [...price.earlier, { at: price.since, price: price.last }];
        for (const [i, step] of steps.slice(1).entries()) {
          expect(step.at).toBeGreaterThan(steps[i]?.at ?? 0);
          expect(step.price).not.toBe(steps[i]?.price);
        }
        expect(steps[0]?.price).toBe(price.open);
      }
    }
  });

  it('keep the last price of a scratched runner, with what it takes off the others', () => {
    let seen = 0;
    for (const race of races) {
      for (const { number, scratching, emergency } of world.card(race).runners) {
        if (!scratching) continue;
        const find = (at: number) => world.fixedPrices(race, at).find(({ runner }) => runner === number);
        const before = find(scratching.at - 1);
        const after = find(race.times.closed);
        expect(after?.last).toBe(before?.last);
        if (!before || !after) continue;
        seen += 1;
        expect(before.winDeduction).toBeUndefined();
        expect(after.win).toBe(emergency ? 1.01 : before.win);
        const whole = before.last > 41 || emergency ? 0 : Math.floor(74 / before.last);
        const first = !world
          .card(race)
          .runners.some((one) => one.scratching && one.scratching.at < scratching.at);
        if (first) expect(after.winDeduction).toBe(whole);
        expect(after.winDeduction).toBeLessThanOrEqual(whole);
        expect(after.placeDeduction).toBeGreaterThanOrEqual(0);
      }
    }
    expect(seen).toBeGreaterThan(100);
  });

  it('shorten when the favourite is scratched', () => {
    for (const race of races.filter((one) => one.losesFavourite)) {
      const out = world.card(race).runners.find(({ scratching }) => scratching?.late);
      const at = out?.scratching?.at ?? 0;
      const others = (moment: number): number =>
        world
          .fixedPrices(race, moment)
          .filter(({ runner, winDeduction }) => runner !== out?.number && winDeduction === undefined)
          .reduce((sum, { win }) => sum + 1 / win, 0);
      expect(others(at + 90_000)).toBeGreaterThan(others(at - 1));
    }
  });

  it('let favourites win about as often as their price says', () => {
    const favourites = races.map((race) => {
      const running = new Set(world.card(race).starters.map(({ number }) => number));
      const closing = world.fixedPrices(race, race.times.closed).filter(({ runner }) => running.has(runner));
      const first = closing.toSorted((a, b) => a.win - b.win)[0];
      return world.card(race).finish[0]?.includes(first?.runner ?? 0) === true;
    });
    const share = favourites.filter(Boolean).length / favourites.length;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.48);
  });
});

describe('price arithmetic', () => {
  it('snaps to the nearest rung in ratio', () => {
    expect([2.13, 2.12, 4.09, 900, 1.001, 26].map((price) => snap(price, WIN_LADDER))).toEqual([
      2.15, 2.1, 4, 251, 1.04, 26,
    ]);
  });

  it('interpolates between the points of a table and stays flat outside', () => {
    const table = [
      [0, 1],
      [10, 2],
    ] as const;
    expect([-5, 0, 5, 10, 99].map((x) => interpolate(table, x))).toEqual([1, 1, 1.5, 2, 2]);
  });
});
