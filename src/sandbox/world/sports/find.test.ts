import { describe, expect, it } from 'vitest';
import { createRacingWorld, findRunner } from '../racing.js';
import { findEvent, findSelection, offeredIn } from './find.js';
import { createSportsWorld, type SportsEvent } from './index.js';

const NOW = Date.parse('2026-11-24T03:00:00Z');
const world = createSportsWorld({ seed: 'find' });
const racing = createRacingWorld({ seed: 'find' });

function openEvents(): SportsEvent[] {
  return world.sports
    .flatMap(({ name }) => world.competitions(name))
    .flatMap((info) => [
      ...world.open(info, NOW).slice(0, 2),
      ...world.tournaments(info, NOW).flatMap((one) => world.openIn(one, NOW).slice(0, 2)),
    ]);
}

describe('a proposition number', () => {
  it('finds the selection it names, in competitions and tournaments, and no runner', () => {
    const events = openEvents();
    expect(events.length).toBeGreaterThan(20);
    for (const event of events) {
      const [market] = event.markets(NOW);
      const selection = market?.selections.at(-1);
      if (!selection) continue;
      expect(findSelection(world, selection.id, NOW)).toMatchObject({
        event: { name: event.name },
        offered: { market: { id: market?.id }, selection: { name: selection.name } },
      });
      expect(findRunner(racing, selection.id, NOW)).toBeUndefined();
    }
  });

  it('names nothing when it belongs to no event that is open', () => {
    for (const id of [0, 1, 11_000_000, 99_999_999_999]) {
      expect(findSelection(world, id, NOW)).toBeUndefined();
    }
  });

  it('leads to an event for good, by the moment it was open', () => {
    const [event] = openEvents();
    const selection = event?.markets(NOW)[0]?.selections[0];
    const found = findSelection(world, selection?.id ?? 0, NOW);
    const later = findEvent(world, found?.name ?? { competition: -1, serial: 0, openAt: 0 });
    expect(later?.uniqueId).toBe(event?.uniqueId);
    const over = (event?.over ?? 0) + 3_600_000;
    expect(offeredIn(later as SportsEvent, selection?.id ?? 0, over)?.selection.won).toBeTypeOf('boolean');
    expect(findEvent(world, { competition: 999, serial: 0, openAt: NOW })).toBeUndefined();
  });
});

describe('the proposition number of a runner', () => {
  it('finds the race and the runner of every row of a day', () => {
    for (const { races } of racing.day('2026-11-24').meetings.slice(0, 6)) {
      for (const race of races) {
        for (const runner of racing.card(race).runners) {
          expect(findRunner(racing, runner.proposition, NOW)).toEqual({ race, runner });
        }
      }
    }
  });

  it('names nothing on a date that is not listed, or beyond the card', () => {
    const [meeting] = racing.day('2026-11-24').meetings;
    const race = meeting?.races[0];
    const last = race && racing.card(race).runners.at(-1);
    expect(findRunner(racing, (last?.proposition ?? 0) + 1, NOW)?.runner.number ?? 1).toBe(1);
    expect(findRunner(racing, last?.proposition ?? 0, NOW + 20 * 86_400_000)).toBeUndefined();
    expect(findRunner(racing, 99_999, NOW)).toBeUndefined();
  });
});
