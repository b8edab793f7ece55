import { describe, expect, it } from 'vitest';
import { placesPaid } from './finish.js';
import { createRacingWorld } from './world.js';

const world = createRacingWorld({ seed: 'fields' });
const races = ['2026-11-27', '2026-06-06'].flatMap((date) =>
  world.day(date).meetings.flatMap((m) => m.races),
);
const cards = races.map((race) => world.card(race));

describe('fields', () => {
  it('name every animal once a day, in capitals, in at most 18 letters', () => {
    for (const date of ['2026-11-27', '2026-06-06']) {
      const names = cards
        .filter(({ race }) => race.meeting.date === date)
        .flatMap(({ runners }) => runners.filter((one) => !one.vacantBox).map((one) => one.name));
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[A-Z' ]{5,18}$/);
    }
  });

  it('number the rows from one, each with a proposition of its own', () => {
    for (const { runners } of cards)
      expect(runners.map((one) => one.number)).toEqual(runners.map((_, i) => i + 1));
    const propositions = cards
      .filter(({ race }) => race.meeting.date === '2026-11-27')
      .flatMap(({ runners }) => runners.map((one) => one.proposition));
    expect(new Set(propositions).size).toBe(propositions.length);
  });

  it('start at least three runners and never one that was scratched', () => {
    for (const { race, starters, finish } of cards) {
      expect(starters.length).toBeGreaterThanOrEqual(3);
      expect(starters.some((one) => one.scratching)).toBe(false);
      const home = finish.flat();
      if (race.incident?.kind === 'abandoned') expect(home).toEqual([]);
      else expect(home.toSorted((a, b) => a - b)).toEqual(starters.map((one) => one.number));
    }
  });

  it('stand greyhounds in their boxes, a reserve in that of the dog it replaces', () => {
    const dogs = cards.filter(({ race }) => race.meeting.code === 'G');
    for (const { runners, starters } of dogs) {
      expect(runners.length).toBeLessThanOrEqual(10);
      const boxes = starters.map((one) => one.barrier);
      expect(new Set(boxes).size).toBe(boxes.length);
      expect(Math.max(...boxes)).toBeLessThanOrEqual(8);
      for (const one of runners) expect(one.emergency).toBe(one.number > 8);
    }
    const all = dogs.flatMap(({ runners }) => runners);
    expect(all.some((one) => one.vacantBox && one.name === '....')).toBe(true);
    expect(all.some((one) => one.emergency && !one.scratching && one.barrier <= 8)).toBe(true);
  });

  it('carry what each code carries', () => {
    for (const { race, runners } of cards) {
      const { code } = race.meeting;
      for (const one of runners) {
        expect(one.weight > 0).toBe(code === 'R');
        expect(one.handicap !== null).toBe(code === 'H');
        expect(one.rider === null).toBe(code === 'G');
        expect(one.claim === -1 || one.claim >= 0).toBe(true);
      }
      const riders = runners.flatMap((one) => one.rider?.full ?? []);
      expect(new Set(riders).size).toBe(riders.length);
    }
    const handicaps = cards.flatMap(({ runners }) => runners.map((one) => one.handicap));
    expect(handicaps).toContain('10M');
  });

  it('scratch most early and a few late, hours before the jump at most', () => {
    const all = cards.flatMap(({ race, runners }) => runners.map(({ scratching }) => ({ race, scratching })));
    const late = all.filter(({ scratching }) => scratching?.late);
    expect(late.length).toBeGreaterThan(10);
    for (const { race, scratching } of late) {
      const before = race.times.jump - (scratching?.at ?? 0);
      expect(before).toBeGreaterThanOrEqual(100_000);
      expect(before).toBeLessThanOrEqual(race.meeting.code === 'R' ? 4.5 * 3_600_000 : 1_700_000);
    }
    const early = all.filter(({ scratching }) => scratching && !scratching.late);
    expect(early.length).toBeGreaterThan(late.length * 5);
    for (const { race, scratching } of early)
      expect(scratching?.at).toBeLessThan(race.advertised - 3_600_000);
  });

  it('lose the favourite late where that was planned', () => {
    for (const { race, runners } of cards.filter((one) => one.race.losesFavourite)) {
      const out = runners.find(({ scratching }) => scratching?.late);
      expect(out).toBeDefined();
      const prices = world.fixedPrices(race, (out?.scratching?.at ?? 0) - 1);
      const live = prices.filter(({ winDeduction }) => winDeduction === undefined);
      const cheapest = live.toSorted((a, b) => a.win - b.win).slice(0, 2);
      expect(cheapest.map(({ runner }) => runner)).toContain(out?.number);
    }
  });

  it('pay places by the rule: notified, starting', () => {
    const pairs = [
      [12, 11],
      [8, 7],
      [8, 6],
      [7, 7],
      [6, 4],
      [5, 3],
    ] as const;
    expect(pairs.map(([notified, starters]) => placesPaid(notified, starters))).toEqual([3, 3, 2, 2, 2, 0]);
  });
});

describe('a horse', () => {
  it('is a filly or colt before it is four, a mare or horse from then on, and of the age that its race asks for', () => {
    const world = createRacingWorld({ seed: 'ages' });
    const cards = world
      .day('2026-11-24')
      .meetings.filter(({ code }) => code !== 'G')
      .flatMap(({ races }) => races)
      .slice(0, 60)
      .map((race) => ({ race, card: world.card(race) }));
    for (const { race, card } of cards) {
      const only = /^(\d)YO(?!\+)/.exec(race.conditions ?? '')?.[1];
      for (const { age, sex } of card.runners) {
        if (only !== undefined) expect(age).toBe(Number(only));
        expect(age >= 4 ? ['Gelding', 'Mare', 'Horse'] : ['Gelding', 'Filly', 'Colt']).toContain(sex);
      }
    }
    expect(cards.length).toBe(60);
  });
});
