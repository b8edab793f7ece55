import { describe, expect, it } from 'vitest';
import { createSportsWorld, type SportsEvent, type Tournament } from './index.js';
import { placeChances } from './outright.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// A Monday noon in Brisbane: first rounds are on.
const MONDAY = Date.parse('2026-11-23T02:00:00Z');
const world = createSportsWorld({ seed: 'tours' });
const tour = (sport: string) => world.competitions(sport)[0]!;
const tennisAt = (now: number): Tournament => world.tournaments(tour('Tennis'), now)[0]!;
const matchesOf = (events: readonly SportsEvent[]) => events.filter(({ sides }) => sides !== undefined);

describe('a tennis tournament', () => {
  it('stands in a competition without matches of its own', () => {
    expect(world.open(tour('Tennis'), MONDAY)).toEqual([]);
    expect(world.tournaments(tour('Tennis'), MONDAY).length).toBeGreaterThanOrEqual(2);
  });

  it('tells a second round match only when both who play it are known', () => {
    const tournament = tennisAt(MONDAY);
    expect(matchesOf(tournament.known(tournament.start - HOUR))).toHaveLength(16);
    expect(matchesOf(tournament.known(tournament.end))).toHaveLength(31);
    let before = 16;
    for (let now = tournament.start; now < tournament.end; now += 2 * HOUR) {
      const known = matchesOf(tournament.known(now));
      expect(known.length).toBeGreaterThanOrEqual(before);
      before = known.length;
      for (const event of known) {
        if (event.phase(now) !== 'resulted') continue;
        const score = event.score(now)!;
        expect(Math.max(score.home, score.away)).toBe(2);
      }
    }
  });

  it('lets the winner of every match, and nobody else, play on', () => {
    const tournament = tennisAt(MONDAY);
    const known = matchesOf(tournament.known(tournament.end));
    const losers = known.map((event) => {
      const score = event.score(tournament.end)!;
      return event.sides![score.home > score.away ? 1 : 0].name;
    });
    expect(new Set(losers).size).toBe(31);
  });

  it('prices its winner by who is left, and results it after the final', () => {
    const tournament = tennisAt(MONDAY);
    const outright = tournament.known(MONDAY).find(({ sides }) => sides === undefined)!;
    const selections = (now: number) => outright.markets(now)[0]!.selections;
    const before = selections(tournament.start - HOUR).length;
    expect(before).toBeGreaterThan(16);
    expect(selections(tournament.start + 2.6 * DAY).length).toBeLessThan(before);
    const resulted = outright.markets(tournament.end + HOUR)[0]!;
    expect(resulted.status).toBe('Resulted');
    const winner = resulted.selections.filter(({ won }) => won);
    expect(winner).toHaveLength(1);
    const final = matchesOf(tournament.known(tournament.end)).at(-1)!;
    const score = final.score(tournament.end)!;
    expect(winner[0]?.name).toBe(final.sides![score.home > score.away ? 0 : 1].name);
  });

  it('shows its matches among the results of the tour', () => {
    const now = tennisAt(MONDAY).start + 4 * DAY;
    expect(matchesOf(world.resulted(tour('Tennis'), now)).length).toBeGreaterThan(10);
  });
});

describe('a golf tournament', () => {
  const golf = tour('Golf');
  const tournament = world.tournaments(golf, MONDAY)[0]!;
  const [event] = tournament.known(MONDAY);

  it('has outrights only, without sides', () => {
    expect(event?.sides).toBeUndefined();
    expect(event?.markets(MONDAY).map(({ option }) => option)).toEqual([
      'Outright Winner',
      'Top 5 Finish',
      'Top 10 Finish',
      'Top 20 Finish',
      '1st Round Leader',
    ]);
  });

  it('is by phone only while it is played, and closes the first round leader', () => {
    const during = event!.markets(tournament.start + 30 * HOUR);
    expect(during.every(({ inPlay }) => inPlay)).toBe(true);
    expect(during.map(({ option }) => option)).not.toContain('1st Round Leader');
  });

  it('has as many winners as each market pays', () => {
    const resulted = event!.markets(tournament.end + HOUR);
    expect(resulted.map(({ selections }) => selections.filter(({ won }) => won).length)).toEqual([
      1, 5, 10, 20, 1,
    ]);
  });

  it('shortens the leader as the rounds go by', () => {
    const winner = event!.markets(tournament.end + HOUR)[0]!.selections.find(({ won }) => won)!.name;
    const price = (now: number) =>
      event!.markets(now)[0]!.selections.find(({ name }) => name === winner)?.price ?? 1001;
    expect(price(tournament.end - HOUR)).toBeLessThan(price(tournament.start - HOUR));
  });
});

describe('the winner of a season', () => {
  const nrl = world.competitions('Rugby League')[0]!;
  const future = world.open(nrl, MONDAY).at(-1)!;

  it('is a match of long-range markets, with a slash in its name and no contestants', () => {
    expect(future.name).toBe('NRL Premiership 2026/27');
    expect(future.isFuture).toBe(true);
    expect(future.sides).toBeUndefined();
    expect(future.markets(MONDAY).every(({ isFuture, inPlay }) => isFuture && !inPlay)).toBe(true);
  });

  it('is resulted when the season ends, and the next season opens', () => {
    const after = future.start + 6 * HOUR;
    expect(world.open(nrl, after).at(-1)?.name).toBe('NRL Premiership 2027/28');
    const resulted = world.resulted(nrl, after).find(({ isFuture }) => isFuture)!;
    expect(resulted.name).toBe(future.name);
    expect(
      resulted.markets(after).map(({ selections }) => selections.filter(({ won }) => won).length),
    ).toEqual([1, 2, 4, 1]);
    expect(future.phase(future.start + 1)).toBe('deciding');
  });
});

it('chances of a place add up to the places', () => {
  const chances = placeChances([0.4, 0.3, 0.2, 0.08, 0.02], 2);
  expect(chances.reduce((sum, p) => sum + p, 0)).toBeCloseTo(2, 3);
  expect([...chances].sort((a, b) => b - a)).toEqual(chances);
});
