import { describe, expect, it } from 'vitest';
import type { Race } from './types.js';
import { createRacingWorld, type RacingWorldWithForm as RacingWorld } from './world.js';

const NOW = Date.parse('2026-11-27T04:00:00Z');
const DATES = ['2026-11-26', '2026-11-27', '2026-11-28'];

/** What it tells of those who run in it. */
function formOf(world: RacingWorld, race: Race, now: number): unknown[] {
  const [runner] = world.card(race).starters;
  if (!runner) return [];
  return [
    [...world.form.letters(race)],
    world.form.past(race, runner.number),
    world.form.connection(race, runner.trainer.full, 'trainer', now),
  ];
}

/** All a world tells of a race at a moment. */
function told(world: RacingWorld, race: Race, now: number): string {
  const { runners, finish } = world.card(race);
  const parts = [
    race.name,
    race.times,
    runners,
    finish,
    race.index % 85 === 0 ? formOf(world, race, now) : [],
    world.state(race, now),
    world.fixedPrices(race, now),
    [...world.toteReturns(race, now, 'QLD')],
    world.dividends(race, now + 86_400_000, 'VIC'),
    world.pools(race, now, 'NSW').map(({ product, total, status }) => [product, total, status]),
  ];
  return JSON.stringify(parts);
}

describe('a world', () => {
  it('answers alike in any order of asking, after its caches were emptied too', () => {
    const [one, other] = [createRacingWorld({ seed: 's' }), createRacingWorld({ seed: 's' })];
    const pick = (world: RacingWorld, dates: string[]): Map<string, string> =>
      new Map(
        dates.flatMap((date) =>
          world
            .day(date)
            .meetings.flatMap(({ races }) =>
              races
                .filter(({ index }) => index % 17 === 0)
                .map((race) => [`${date}/${race.index}`, told(world, race, NOW)] as const),
            ),
        ),
      );
    const forward = pick(one, DATES);
    const backward = pick(other, DATES.toReversed());
    expect(backward.size).toBe(forward.size);
    for (const [key, text] of forward) expect(backward.get(key)).toBe(text);
    // More days than are held push the first ones out.
    for (let day = 1; day <= 14; day++) one.day(`2026-10-${String(day).padStart(2, '0')}`);
    expect(pick(one, DATES)).toEqual(forward);
  });

  it('differs by seed', () => {
    const names = ['a', 'b'].map((seed) =>
      createRacingWorld({ seed })
        .day('2026-11-27')
        .meetings.map((m) => m.name)
        .join(),
    );
    expect(names[0]).not.toBe(names[1]);
  });

  it('finds tote races by mnemonic and number, the others by name and match name', () => {
    const world = createRacingWorld({ seed: 's' });
    for (const meeting of world.day('2026-11-27').meetings) {
      const [race] = meeting.races;
      const venue = meeting.mnemonic ?? meeting.name;
      expect(world.race('2026-11-27', meeting.code, venue, race?.matchName ?? race?.number ?? 0)).toBe(race);
      if (meeting.fixedOddsOnly) expect(world.race('2026-11-27', meeting.code, venue, 1)).toBeUndefined();
    }
    expect(world.race('2026-11-27', 'R', 'NOWHERE', 1)).toBeUndefined();
  });

  it('begins within the time a command may take to start', () => {
    const started = performance.now();
    const world = createRacingWorld({ seed: 'quick' });
    for (const date of DATES) world.day(date);
    // A generous bound for a loaded machine; a day takes some ten milliseconds.
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
