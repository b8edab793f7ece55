import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../util/json.js';
import { addDays } from '../../../util/zone.js';
import { askWorld, rowsOf } from '../ask.testing.js';

const NOW = Date.parse('2026-11-24T03:02:00Z');
const DAY = 86_400_000;
const FUTURES = '/v1/tab-info-service/racing/dates/futures/meetings';
const { world, ask } = askWorld('futures');
const listsAt = (now: number): JsonObject[] => rowsOf(ask(FUTURES, now).body['meetings']);
const lists = listsAt(NOW);
const races = lists.flatMap((list) => rowsOf(list['races']));
const self = (race: JsonObject): string => (race['_links'] as { self: string }).self;
const fixed = (runner: JsonObject): JsonObject => runner['fixedOdds'] as JsonObject;

describe('the long-range races', () => {
  it('stand in two lists under the names that clients know', () => {
    expect(lists.map(({ meetingName, raceType }) => [meetingName, raceType])).toEqual([
      ['Racing Futures', 'R'],
      ['Greyhound Futures', 'G'],
    ]);
    for (const { raceName, matchName, allIn, hasFixedOdds, hasParimutuel } of races) {
      expect([matchName, allIn, hasFixedOdds, hasParimutuel]).toEqual([raceName, true, true, false]);
      expect(raceName).toMatch(/ \(All In\)$/);
    }
    expect(new Set(races.map(self)).size).toBe(races.length);
  });

  it('are those of Saturdays that are not listed yet', () => {
    const listed = world.racing.listedDates(NOW);
    for (const { meetingDate } of races) {
      expect(String(meetingDate) > listed.at(-1)!).toBe(true);
      expect(new Date(`${meetingDate}T00:00:00Z`).getUTCDay()).toBe(6);
    }
  });

  it('are asked by name, and 404 without fixedOdds=true or under another list', () => {
    const address = self(races[0]!);
    expect(ask(address, NOW).status).toBe(200);
    expect(ask(address.replace('/races/', '/races/No%20'), NOW).status).toBe(404);
    expect(ask(address.replace('&fixedOdds=true', ''), NOW).status).toBe(404);
    expect(ask(address.replace('Racing%20Futures', 'Greyhound%20Futures'), NOW).status).toBe(404);
    const { 'self:all-channels': channels } = races[0]!['_links'] as Record<string, string>;
    expect(ask(channels!, NOW).body).toEqual(ask(address, NOW).body);
    const list = ask(`${FUTURES}/R/Racing%20Futures/races?fixedOdds=true`, NOW).body;
    expect(rowsOf(list['races'])).toEqual(rowsOf(lists[0]?.['races']));
    expect(ask(`${FUTURES}/R/Racing%20Futures/races`, NOW).status).toBe(404);
  });

  it('leave once their day is listed, with the race under the same name and its starters among the nominations', () => {
    const race = ask(self(races[0]!), NOW).body;
    const date = String(races[0]!['meetingDate']);
    const later = Date.parse(`${addDays(date, -5)}T03:00:00Z`);
    expect(ask(self(races[0]!), later).status).toBe(404);
    expect(world.racing.listedDates(later)).toContain(date);
    const nominated = rowsOf(race['runners']).map(({ runnerName }) => runnerName);
    const started = world.racing
      .day(date)
      .meetings.flatMap((meeting) => meeting.races)
      .find(
        (one) =>
          `${one.meeting.name} ${one.name} (ALL IN)`.toUpperCase() === String(race['raceName']).toUpperCase(),
      );
    expect(started?.distance).toBe(race['raceDistance']);
    for (const { name } of world.racing.card(started!).starters) expect(nominated).toContain(name);
  });
});

describe('a long-range race', () => {
  const bodies = races.map((race) => ask(self(race), NOW).body);

  it('has a book above 1 of the nominations still in, at prices with a place', () => {
    for (const { runners, numberOfFixedOddsPlaces } of bodies) {
      const prices = rowsOf(runners).map(fixed);
      const open = prices.filter(({ bettingStatus }) => bettingStatus === 'Open');
      const book = open.reduce((sum, { returnWin }) => sum + 1 / Number(returnWin), 0);
      expect(book).toBeGreaterThan(1.2);
      expect(book).toBeLessThan(2);
      expect(numberOfFixedOddsPlaces).toBe(3);
      for (const { returnWin, returnPlace } of prices) {
        expect(Number(returnPlace)).toBeGreaterThan(1);
        expect(Number(returnPlace)).toBeLessThanOrEqual(Number(returnWin));
      }
    }
  });

  it('names what was taken out as scratched, in the race and in its list', () => {
    const out = bodies.map(({ runners }) =>
      rowsOf(runners).filter((runner) => fixed(runner)['bettingStatus'] === 'Scratched'),
    );
    expect(out.flat().length).toBeGreaterThan(5);
    expect(out.map((list) => list.map(({ runnerNumber }) => runnerNumber))).toEqual(
      races.map(({ scratchings }) => rowsOf(scratchings).map(({ runnerNumber }) => runnerNumber)),
    );
    for (const runner of out.flat()) {
      expect(Date.parse(String(fixed(runner)['scratchedTime']))).toBeLessThanOrEqual(NOW);
      expect(fixed(runner)).not.toHaveProperty('winDeduction');
    }
  });

  it('moves over the weeks and remembers its way', () => {
    const address = self(races.at(5)!);
    const at = (now: number) => rowsOf(ask(address, now).body['runners']).map(fixed);
    const later = NOW + 14 * DAY;
    expect(at(later).map(({ returnWin }) => returnWin)).not.toEqual(
      at(NOW).map(({ returnWin }) => returnWin),
    );
    expect(at(later).map(({ returnWinOpen }) => returnWinOpen)).toEqual(
      at(NOW).map(({ returnWinOpen }) => returnWinOpen),
    );
    for (const { returnHistory, returnWin, flucs } of at(later)) {
      const prices = rowsOf(returnHistory).map((row) => row['returnWin']);
      expect(prices.at(-1)).toBe(returnWin);
      expect(rowsOf(flucs).map((row) => row['returnWin'])).toEqual(prices.slice(-5, -1).reverse());
    }
  });

  it('numbers propositions that nothing else has', () => {
    const numbers = bodies.flatMap(({ runners }) =>
      rowsOf(runners).map((runner) => Number(fixed(runner)['propositionNumber'])),
    );
    expect(new Set(numbers).size).toBe(numbers.length);
    const found = ask(
      `/v1/tab-info-service/search/proposition?${numbers
        .slice(0, 50)
        .map((n) => `number=${n}`)
        .join('&')}`,
      NOW,
    );
    expect(found.body).toEqual({ propositions: [] });
  });

  it('is the same in another world of the seed, asked in another order', () => {
    const other = askWorld('futures');
    const last = races.at(-1)!;
    expect(other.ask(self(last), NOW).body).toEqual(bodies.at(-1));
    expect(other.ask(FUTURES, NOW).body).toEqual(ask(FUTURES, NOW).body);
  });
});
