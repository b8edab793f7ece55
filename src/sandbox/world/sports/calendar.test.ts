import { describe, expect, it } from 'vitest';
import { zoned } from '../../../util/zone.js';
import { createCalendar, groupAt, roundRobin, teamCount } from './calendar.js';
import { COMPETITIONS } from './catalogue.js';
import type { CompetitionInfo } from './catalogue-types.js';

const named = (name: string): CompetitionInfo => COMPETITIONS.find((info) => info.name === name)!;
const NOW = Date.parse('2026-11-27T10:03:00Z');

describe('a round robin', () => {
  it.each([8, 17])('of %i lets every two meet once in a cycle, then once the other way round', (n) => {
    const order = Array.from({ length: n }, (_, i) => i);
    const cycle = n % 2 === 0 ? n - 1 : n;
    const pairs = (from: number) =>
      Array.from({ length: cycle }, (_, turn) => roundRobin(order, from + turn)).flat();
    const first = pairs(0).map(([a, b]) => `${a}-${b}`);
    expect(new Set(first).size).toBe((n * (n - 1)) / 2);
    const second = pairs(cycle).map(([a, b]) => `${b}-${a}`);
    expect(new Set(second)).toEqual(new Set(first));
  });

  it('has nobody twice in one turn', () => {
    const order = Array.from({ length: 17 }, (_, i) => i);
    for (let turn = -40; turn < 40; turn++) {
      const players = roundRobin(order, turn).flat();
      expect(new Set(players).size).toBe(players.length);
    }
  });
});

describe('the calendar', () => {
  it('plays the rugby league on its days and times in Sydney, whatever the season', () => {
    const calendar = createCalendar('a');
    const info = named('NRL');
    for (const at of [NOW, Date.parse('2026-07-01T00:00:00Z')]) {
      const times = calendar
        .group(info, groupAt(info, at))
        .map(({ start }) => zoned(start, info.zone))
        .map(({ day, time }) => `${day.slice(0, 3)} ${time}`);
      expect(times).toEqual([
        'Thu 19:50',
        'Fri 18:00',
        'Fri 20:00',
        'Sat 15:00',
        'Sat 17:30',
        'Sat 19:35',
        'Sun 14:00',
        'Sun 16:05',
      ]);
    }
  });

  it('has every team at most once in a round of a weekly competition of no more matches than pairs', () => {
    const calendar = createCalendar('a');
    for (const info of COMPETITIONS) {
      if (info.slots.length > Math.floor(teamCount(info) / 2)) continue;
      const teams = calendar.group(info, groupAt(info, NOW)).flatMap(({ home, away }) => [home, away]);
      expect(new Set(teams).size, info.name).toBe(teams.length);
    }
  });

  it('numbers rounds from 1 to the length of the season', () => {
    const calendar = createCalendar('a');
    const info = named('AFL');
    const group = groupAt(info, NOW);
    const rounds = Array.from({ length: 24 }, (_, i) => calendar.group(info, group + i)[0]?.round);
    expect([...rounds].sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
      Array.from({ length: 24 }, (_, i) => i + 1),
    );
  });

  it('finds what starts in a span, by start, and no more', () => {
    const calendar = createCalendar('a');
    const info = named('NBA');
    const found = calendar.between(info, NOW, NOW + 2 * 86_400_000);
    expect(found).toHaveLength(18);
    expect(found.every(({ start }) => start >= NOW && start < NOW + 2 * 86_400_000)).toBe(true);
    expect(found.map(({ start }) => start)).toEqual(found.map(({ start }) => start).sort((a, b) => a - b));
  });

  it('is drawn from the seed', () => {
    const names = (seed: string) =>
      createCalendar(seed)
        .group(named('NRL'), 2968)
        .map(({ home, away }) => [home, away]);
    expect(names('a')).toEqual(names('a'));
    expect(names('a')).not.toEqual(names('b'));
  });
});
