import { describe, expect, it } from 'vitest';
import { createCalendar, groupAt } from './calendar.js';
import { COMPETITIONS } from './catalogue.js';
import { createSportsWorld } from './index.js';
import { drawMatch, outcomesOf, scoreOf } from './match-outcomes.js';
import type { Match } from './match-types.js';
import { probability, type Range } from './outcomes.js';
import { UNBIASED } from './score-distribution.js';
import { scoreAt } from './score-model.js';
import { countOf, firstOf, talliesOf } from './tallies.js';

const NOW = Date.parse('2026-11-27T10:03:00Z');
const SEED = 'truth';
const calendar = createCalendar(SEED);

const drawn = new Map<string, Match[]>();
function matches(name: string, groups: number): Match[] {
  const key = `${name}/${groups}`;
  const found = drawn.get(key) ?? drawMatches(name, groups);
  drawn.set(key, found);
  return found;
}

function drawMatches(name: string, groups: number): Match[] {
  const info = COMPETITIONS.find((one) => one.name === name)!;
  return Array.from({ length: groups }, (_, i) => calendar.group(info, groupAt(info, NOW) + i))
    .flat()
    .map((fixture) => drawMatch(SEED, info, fixture));
}

/** Share of matches in which it happened, and the mean of what was expected. */
function compare(list: readonly Match[], range: Range): { expected: number; happened: number } {
  let expected = 0;
  let happened = 0;
  for (const match of list) {
    const outcomes = outcomesOf(SEED, match, UNBIASED);
    expected += probability(outcomes, [range]);
    const value = outcomes.value(range.name);
    happened += value >= range.low && value <= range.high ? 1 : 0;
  }
  return { expected: expected / list.length, happened: happened / list.length };
}

const INF = Number.POSITIVE_INFINITY;

describe('what happens', () => {
  it.each([
    ['NRL', { name: 'margin@full', low: 1, high: INF }],
    ['NRL', { name: 'total@full', low: 43, high: INF }],
    ['NBA', { name: 'margin@full', low: 6, high: INF }],
    ['NBA', { name: 'total@h1', low: 115, high: INF }],
    ['NHL', { name: 'total@full', low: 7, high: INF }],
    ['MLB', { name: 'margin@full', low: 1, high: INF }],
    ['English Premier League', { name: 'margin@reg', low: 0, high: 0 }],
    ['English Premier League', { name: 'bothScore', low: 1, high: 1 }],
    ['Big Bash', { name: 'home@reg', low: 160, high: INF }],
    ['Big Bash', { name: 'player:home:0:runs', low: 20, high: INF }],
    ['Big Bash', { name: 'player:away:1:fours', low: 3, high: INF }],
    ['Big Bash', { name: 'player:home:9:wickets', low: 2, high: INF }],
    ['Big Bash', { name: 'sum:sixes:both', low: 12, high: INF }],
    ['Big Bash', { name: 'openers:runs:away', low: 45, high: INF }],
    ['Big Bash', { name: 'top:runs:home', low: 0, high: 1 }],
    ['Big Bash', { name: 'top:wickets:away', low: 8, high: 10 }],
    ['Big Bash', { name: 'best', low: 0, high: 10 }],
    ['Big Bash', { name: 'over1#home', low: 7, high: INF }],
    ['Big Bash', { name: 'over4#away', low: 32, high: INF }],
    ['Big Bash', { name: 'over5#home', low: 39, high: INF }],
    ['Big Bash', { name: 'wicket1#away', low: 21, high: INF }],
    ['Big Bash', { name: 'lead:wicket1', low: 1, high: 1 }],
    ['Big Bash', { name: 'lead:sum:fours', low: -1, high: -1 }],
    ['Big Bash', { name: 'dismissal#home', low: 0, high: 0 }],
    ['Big Bash', { name: 'out#away', low: 1, high: 1 }],
    ['NRL', { name: 'halvesWon:home', low: 1, high: 2 }],
    ['NRL', { name: 'halvesWon:away', low: 2, high: 2 }],
    ['NRL', { name: 'lead:extraTime', low: -1, high: -1 }],
    ['NRL', { name: 'sum:tries:home', low: 4, high: INF }],
    ['NRL', { name: 'last:tries', low: 0, high: 7 }],
    ['NBA', { name: 'odd:home', low: 1, high: 1 }],
    ['AFL', { name: 'halves', low: 1, high: INF }],
    ['NFL', { name: 'first:touchdowns', low: 0, high: 7 }],
    ['NBA', { name: 'player:home:0:points', low: 24, high: INF }],
    ['NRL', { name: 'player:away:1:tries', low: 1, high: INF }],
    ['Super Series/Live League', { name: 'margin@full', low: 2, high: INF }],
    ['Super Series/Live League', { name: 'legs@full', low: 6, high: 7 }],
  ] satisfies [string, Range][])('in %s %o is as likely as its distribution says', (name, range) => {
    const list = matches(name, Math.ceil(900 / COMPETITIONS.find((one) => one.name === name)!.slots.length));
    const { expected, happened } = compare(list, range);
    const error = Math.sqrt((expected * (1 - expected)) / list.length);
    expect(Math.abs(happened - expected)).toBeLessThan(4 * error + 0.01);
  });

  it('leaves no draw where extra time decides', () => {
    for (const match of matches('NBA', 40)) {
      expect(outcomesOf(SEED, match, UNBIASED).value('margin@full')).not.toBe(0);
    }
  });

  it('never lets the score fall during a match, and ends at the result', () => {
    for (const match of [
      ...matches('English Premier League', 3),
      ...matches('Big Bash', 3),
      ...matches('NRL', 2),
    ]) {
      let before = { home: 0, away: 0 };
      for (let played = 0; played <= 1; played += 0.05) {
        const score = scoreAt(match.score!, played);
        expect(score.home).toBeGreaterThanOrEqual(before.home);
        expect(score.away).toBeGreaterThanOrEqual(before.away);
        before = score;
      }
      const end = scoreOf(match, match.fixture.start + match.minutes * 60_000)!;
      expect(end.home - end.away).toBe(outcomesOf(SEED, match, UNBIASED).value('margin@full'));
    }
  });

  it('stops the side that bats second a few runs past its target', () => {
    for (const match of matches('Big Bash', 30)) {
      const { side, reach } = match.score!.chase!;
      const values = ['home@reg', 'away@reg'].map((name) => outcomesOf(SEED, match, UNBIASED).value(name));
      expect(values[side]).toBeLessThanOrEqual(reach);
      expect(reach - values[1 - side]!).toBeLessThanOrEqual(4);
    }
  });

  it('gives players together what their side scored', () => {
    for (const match of matches('NBA', 4)) {
      const tallies = talliesOf(SEED, match);
      const points = tallies.counts['points']![0].reduce((sum, n) => sum + n, 0);
      expect(points).toBe(outcomesOf(SEED, match, UNBIASED).value('home@reg'));
      expect(countOf(tallies, 'pra', 0, 2)).toBe(
        ['points', 'rebounds', 'assists'].reduce((sum, stat) => sum + countOf(tallies, stat, 0, 2), 0),
      );
    }
    for (const match of matches('English Premier League', 4)) {
      const tallies = talliesOf(SEED, match);
      const outcomes = outcomesOf(SEED, match, UNBIASED);
      const goals = tallies.counts['goals']!.map((side) => side.reduce((sum, n) => sum + n, 0));
      expect(goals).toEqual([outcomes.value('home@reg'), outcomes.value('away@reg')]);
      const first = firstOf(tallies, match, 'goals');
      if (goals[0]! + goals[1]! === 0) expect(first).toBe(20);
      else expect(tallies.counts['goals']![first < 10 ? 0 : 1][first % 10]).toBeGreaterThan(0);
    }
  });

  it('refuses names of numbers a match does not have', () => {
    const [league] = matches('NRL', 1);
    const [darts] = matches('Super Series/Live League', 1);
    for (const [match, name] of [
      [league, 'corners@full'],
      [darts, 'margin@p3'],
      [darts, 'player:home:0:tries'],
      [darts, 'first:tries'],
    ] as const) {
      expect(() => outcomesOf(SEED, match!, UNBIASED).of(name), name).toThrow(RangeError);
    }
    expect(() => outcomesOf(SEED, league!, UNBIASED).value('corners')).toThrow(RangeError);
  });
});

describe('prices over time', () => {
  const world = createSportsWorld({ seed: SEED });
  const info = world.competitions('Basketball').find(({ name }) => name === 'NBL')!;
  const event = world.open(info, NOW).find(({ start }) => start > NOW + 3 * 86_400_000)!;
  const price = (now: number, option: string) =>
    event.markets(now).find((market) => market.option === option)?.selections[0]?.price;

  it('move between the opening and the start, while lines stay', () => {
    const times = Array.from({ length: 40 }, (_, i) => event.start - (i + 1) * 2 * 3_600_000);
    expect(new Set(times.map((at) => price(at, 'Head To Head'))).size).toBeGreaterThan(3);
    const labels = times.map((at) => event.markets(at).find(({ option }) => option === 'Line')?.label);
    expect(new Set(labels).size).toBe(1);
  });

  it('stand still within a minute', () => {
    const minute = Math.ceil(NOW / 60_000) * 60_000;
    expect(event.markets(minute + 59_000)).toEqual(event.markets(minute + 1000));
  });

  it('follow the score in play', () => {
    const list = matches('NRL', 12);
    const late = list.map((match) => {
      const outcomes = outcomesOf(SEED, match, { ...UNBIASED, played: 0.98 });
      const p = outcomes.of('margin@full').between(1, INF);
      return outcomes.value('margin@full') > 0 ? p : 1 - p;
    });
    expect(late.reduce((sum, p) => sum + p, 0) / late.length).toBeGreaterThan(0.9);
  });
});
