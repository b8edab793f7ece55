import { describe, expect, it } from 'vitest';
import { createRacingWorld, type RaceCard } from '../racing.js';
import { drawRunning } from './running.js';

const world = createRacingWorld({ seed: 'running' });
const races = world.day('2026-11-24').meetings.flatMap(({ races: all }) => all);
const cards = races
  .filter(({ incident, index }) => incident?.kind === 'dead heat' || index % 40 === 0)
  .map(world.card)
  .filter(({ finish }) => finish.length > 0);
const head = (finish: RaceCard['finish'], card: RaceCard): RaceCard => ({ ...card, finish });

describe('how a race was run', () => {
  it('puts each place behind the one before, and a winner ahead of the second', () => {
    for (const card of cards) {
      const { margins, times } = drawRunning('running', card);
      const [first = [], ...rest] = card.finish;
      let before = 0;
      for (const group of rest) {
        const [behind] = group.map((number) => margins.get(number) ?? -1);
        for (const number of group) expect(margins.get(number)).toBe(behind);
        expect(behind).toBeGreaterThan(before);
        before = behind ?? 0;
      }
      const [second] = rest;
      for (const number of first) {
        expect(margins.get(number)).toBe(first.length > 1 ? 0 : margins.get(second?.[0] ?? 0));
      }
      const clock = card.finish.map((group) => times.get(group[0] ?? 0) ?? 0);
      expect(clock).toEqual(clock.toSorted((a, b) => a - b));
    }
  });

  it('leaves nothing between those who share the win', () => {
    const card = cards.find(({ finish }) => finish.every((group) => group.length === 1)) as RaceCard;
    const [a = [], b = [], ...rest] = card.finish;
    const { margins, times } = drawRunning('running', head([[...a, ...b], ...rest], card));
    for (const number of [...a, ...b]) expect(margins.get(number)).toBe(0);
    expect(times.get(a[0] ?? 0)).toBe(times.get(b[0] ?? 0));
  });

  it('notes places in running of gallopers and trotters, each place once at a point', () => {
    for (const card of cards) {
      const { places } = drawRunning('running', card);
      const { code } = card.race.meeting;
      if (code === 'G') expect(places.size).toBe(0);
      const told = [...places.values()].map((one) => one.split('-').map(Number));
      for (const point of told[0]?.keys() ?? []) {
        const there = told.map((one) => one[point] ?? 0).toSorted((x, y) => x - y);
        expect(there).toEqual(there.map((_, i) => i + 1));
      }
    }
    expect(cards.some((card) => drawRunning('running', card).places.size > 0)).toBe(true);
  });

  it('of a race that nobody ran is empty', () => {
    const { margins, places } = drawRunning('running', head([], cards[0] as RaceCard));
    expect([margins.size, places.size]).toEqual([0, 0]);
  });
});
