import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSportsWorld, type SportsEvent, type SportsWorld } from './index.js';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-27T10:03:00Z');
const anyTime = fc.integer({
  min: Date.parse('2024-01-01T00:00:00Z'),
  max: Date.parse('2030-12-31T00:00:00Z'),
});

const infos = (world: SportsWorld) => world.sports.flatMap(({ name }) => world.competitions(name));
const open = (world: SportsWorld, now: number): SportsEvent[] =>
  infos(world).flatMap((info) => world.open(info, now));

describe('the sports world', () => {
  it('has a match in play with prices at nearly every instant', () => {
    const world = createSportsWorld({ seed: 'any' });
    // Steps of a prime number of minutes, so that they fall on all hours of all days.
    const instants = Array.from({ length: 60 }, (_, step) => NOW + step * 7_919 * 60_000);
    const playing = instants.filter((now) =>
      open(world, now).some((event) => event.phase(now) === 'playing' && event.markets(now).length > 0),
    );
    expect(playing.length).toBeGreaterThanOrEqual(57);
  });

  it('has matches about to start, days ahead and resulted, whatever the instant', () => {
    const world = createSportsWorld({ seed: 'any' });
    fc.assert(
      fc.property(anyTime, (now) => {
        const events = open(world, now);
        expect(events.some(({ start }) => start > now && start < now + DAY / 24)).toBe(true);
        expect(events.some(({ start }) => start > now + 8 * DAY)).toBe(true);
        expect(infos(world).some((info) => world.resulted(info, now).length > 0)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('gives the same for the same seed and time, and another world for another seed', () => {
    const picture = (seed: string, now: number): string => {
      const world = createSportsWorld({ seed });
      return JSON.stringify(open(world, now).map((event) => [event.name, event.id, event.markets(now)]));
    };
    const first = picture('a', NOW);
    expect(picture('a', NOW)).toBe(first);
    expect(picture('b', NOW)).not.toBe(first);
  });

  it('does not depend on what was asked before', () => {
    const asked = createSportsWorld({ seed: 'a' });
    for (const event of open(asked, NOW - 3 * DAY)) event.markets(NOW - 3 * DAY);
    const fresh = createSportsWorld({ seed: 'a' });
    const markets = (world: SportsWorld) =>
      JSON.stringify(open(world, NOW).map((event) => event.markets(NOW)));
    expect(markets(asked)).toBe(markets(fresh));
  });

  it('offers only well formed markets: phone only in play, books above 1 where one selection wins', () => {
    const world = createSportsWorld({ seed: 'books' });
    fc.assert(
      fc.property(anyTime, (now) => {
        for (const event of open(world, now)) {
          const playing = event.phase(now) === 'playing' || event.phase(now) === 'deciding';
          const ids = new Set<number>();
          for (const market of event.markets(now)) {
            expect(ids.has(market.id), `${event.name} ${market.label}`).toBe(false);
            ids.add(market.id);
            expect(market.inPlay && !market.isFuture).toBe(playing && !market.isFuture);
            const prices = market.selections.map(({ price }) => price);
            expect(prices.every((price) => Number.isFinite(price) && price >= 1.01)).toBe(true);
            if (market.oneWinner && prices.length > 1) {
              const book = prices.reduce((total, price) => total + 1 / price, 0);
              expect(book, `${event.name} ${market.label} ${prices}`).toBeGreaterThan(1);
            }
          }
        }
      }),
      { numRuns: 6 },
    );
  });

  it('gives every open match of a competition a name, an id and a number of its own', () => {
    const world = createSportsWorld({ seed: 'names' });
    for (let now = NOW; now < NOW + 60 * DAY; now += 7.3 * DAY) {
      for (const info of infos(world)) {
        const listed = world.open(info, now);
        for (const of of ['name', 'id', 'uniqueId'] as const) {
          expect(new Set(listed.map((event) => event[of])).size, `${info.name} ${of}`).toBe(listed.length);
        }
      }
    }
  });

  it('results one-winner markets with exactly one winner, or with all of it void', () => {
    const world = createSportsWorld({ seed: 'results' });
    let seen = 0;
    for (const info of infos(world)) {
      for (const event of world.resulted(info, NOW).slice(0, 6)) {
        for (const market of event.markets(NOW)) {
          expect(market.status).toBe('Resulted');
          const won = market.selections.filter((selection) => selection.won).length;
          const voids = market.selections.filter((selection) => selection.void).length;
          const one = voids === market.selections.length ? 0 : 1;
          if (market.oneWinner) expect(won, `${event.name} ${market.label}`).toBe(one);
          seen++;
        }
      }
    }
    expect(seen).toBeGreaterThan(500);
  });
});
