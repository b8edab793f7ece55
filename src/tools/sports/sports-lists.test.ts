import { describe, expect, it } from 'vitest';
import { mainMarketBodies, marketBody, matchBody } from '../../upstream/sports-bodies.testing.js';
import { tool as allOpen } from './sports-get-all-open.js';
import { tool as nextToGo } from './sports-get-next-to-go.js';
import { tool as openSport } from './sports-get-open-sport.js';
import { tool as openTournament } from './sports-get-open-tournament.js';
import { show } from './text/show.testing.js';

const names = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `${prefix} ${i}` }));

describe('sports_get_all_open', () => {
  it('tells each sport with its competitions in one line', () => {
    const { lines, facts } = show(
      allOpen,
      {
        sports: [
          {
            name: 'Rugby League',
            _links: { footytab: 'x' },
            competitions: [{ name: 'NRL' }, { name: 'Super League', hasMarkets: false }],
          },
          { name: 'Golf', competitions: [] },
        ],
      },
      {},
    );
    expect(lines).toEqual([
      'Sports open for betting · 2 sports, 2 competitions',
      'read 4 s ago · keys are "sport" and "sport > competition"',
      'Golf  –',
      'Rugby League  NRL, Super League (no markets) · FootyTAB',
    ]);
    expect(facts['sports']).toMatchObject([{ name: 'Golf' }, { name: 'Rugby League', footytab: true }]);
  });

  it('keeps 40 sports of 30 competitions within the budgets and counts what it leaves out', () => {
    const sports = names('Sport', 40).map((sport) => ({
      ...sport,
      competitions: names('A competition of', 30),
    }));
    const { text, facts } = show(allOpen, { sports }, {});
    expect(text.length).toBeLessThanOrEqual(6000);
    expect(JSON.stringify(facts).length).toBeLessThanOrEqual(9000);
    expect(text).toMatch(/\+\d+ more\n/);
    expect(text).toContain('All competitions of a sport: sports_get_open_sport, or detail: "full".');
  });

  it('says when nothing is open, and what came when nothing is known', () => {
    expect(show(allOpen, { sports: [] }, {}).text).toContain('No sport is open now.');
    const { text, facts } = show(allOpen, { foo: [1, 2], bar: 'x' }, {});
    expect(text).toContain('It has foo (list of 2), bar (text). detail: "full" shows it.');
    expect(facts).toEqual({ members: ['foo (list of 2)', 'bar (text)'] });
    expect(show(allOpen, {}, {}).text).toContain("The TAB's answer is empty.");
  });
});

describe('sports_get_open_sport', () => {
  const ask = (body: unknown) => show(openSport, body, { sport_name: 'Tennis' });

  it('gives the key of each competition, with its tournaments', () => {
    const { lines, facts, key } = ask({
      name: 'Tennis',
      competitions: [
        { name: 'WTA', hasMarkets: false, sameGame: true, matches: [{}] },
        { name: 'ATP', tournaments: names('Cup', 8) },
      ],
    });
    expect(key).toBe('Tennis');
    expect(lines.slice(2)).toEqual([
      'Tennis > ATP  tournaments: Cup 0, Cup 1, Cup 2, Cup 3, Cup 4, Cup 5, +2 more',
      'Tennis > WTA  1 match · no markets now · same-game multi',
    ]);
    expect(facts['competitions']).toMatchObject([
      { key: 'Tennis > ATP', tournaments_not_shown: 2 },
      { key: 'Tennis > WTA', has_markets: false },
    ]);
  });

  it('tells matches that stand directly under the sport', () => {
    const { lines, facts } = ask({ competitions: [], matches: [matchBody({ name: 'The Cup' })] });
    expect(lines[2]).toMatch(/^Tennis > The Cup {2}Thu 26 Nov 20:00 AEDT/);
    expect(facts['matches']).toMatchObject([{ key: 'Tennis > The Cup' }]);
  });

  it('keeps 200 competitions within the budgets', () => {
    const { text, facts } = ask({
      name: 'Tennis',
      competitions: names('A rather long name of a competition', 200),
    });
    expect(text.length).toBeLessThanOrEqual(6000);
    expect(JSON.stringify(facts).length).toBeLessThanOrEqual(9000);
    expect(text).toMatch(/\+\d+ more: detail: "full"$/);
  });

  it('says when nothing is open, when another sport answered, and what came when nothing is known', () => {
    expect(ask({ name: 'Tennis', competitions: [] }).text).toContain('Nothing is open in this sport now.');
    expect(ask({ name: 'Golf', competitions: [] }).text).toContain(
      'You asked for "Tennis"; the TAB\'s answer names "Golf".',
    );
    expect(ask({ things: 1 }).text).toContain('It has things (number).');
  });
});

describe('sports_get_open_tournament', () => {
  it('has the tournament in the keys of its matches', () => {
    const { lines, key, facts } = show(
      openTournament,
      {
        name: 'Sydney',
        matches: [matchBody({ name: 'A v B', markets: [marketBody('Head To Head', { A: 1.4, B: 2.9 })] })],
      },
      { sport_name: 'Tennis', competition_name: 'ATP', tournament_name: 'Sydney' },
    );
    expect(key).toBe('Tennis > ATP > Sydney');
    expect(lines[0]).toBe('Sydney · Tennis > ATP > Sydney · 1 match, 1 market open');
    expect(lines[2]).toBe(
      'Tennis > ATP > Sydney > A v B  Thu 26 Nov 20:00 AEDT, in 5h 58m · A 1.40, B 2.90 · 1 market',
    );
    expect(facts).toMatchObject({ competition: 'ATP', tournament: 'Sydney' });
  });
});

describe('sports_get_next_to_go', () => {
  const entry = (name: string, more: Record<string, unknown> = {}) => ({
    name,
    sportName: 'Rugby League',
    competitionName: 'NRL',
    startTime: '2026-11-26T09:00:00.000Z',
    ...more,
  });
  const ask = (matches: unknown[], input = {}) => show(nextToGo, { matches }, input);

  it('tells those to start first, soonest first, then those in play', () => {
    const { lines, facts } = ask([
      entry('C v D', { startTime: '2026-12-31T09:00:00Z' }),
      entry('E v F', { inPlay: true, startTime: '2026-11-26T02:00:00Z', openMarketCount: 4 }),
      entry('A v B', { markets: mainMarketBodies() }),
      { name: 'G v H' },
    ]);
    expect(lines).toEqual([
      'Next 4 matches to start · 1 of them in play · prices for NSW · 14:02 AEDT',
      'read 4 s ago',
      'in 5h 58m  Thu 20:00    Rugby League > NRL > A v B  Canberra 1.65, Warriors 2.25 · 3 markets',
      'in 35d 5h  31 Dec 2026  Rugby League > NRL > C v D',
      '–                       G v H',
      '1h 2m ago  Thu 13:00    Rugby League > NRL > E v F  IN PLAY, phone only · 4 markets',
    ]);
    expect(facts['matches']).toMatchObject([
      {
        key: 'Rugby League > NRL > A v B',
        prices: [
          { name: 'Canberra', price: 1.65 },
          { name: 'Warriors', price: 2.25 },
        ],
      },
      { key: 'Rugby League > NRL > C v D', state: 'To start' },
      { match: 'G v H' },
      { state: 'In play', phone_only: true },
    ]);
  });

  it('gives no price of a suspended match, and says what is past its start', () => {
    const { text, facts } = ask(
      [
        entry('A v B', { markets: mainMarketBodies({ bettingStatus: 'Suspended' }) }),
        entry('C v D', { startTime: '2026-11-26T03:00:00Z' }),
      ],
      { open_only: true, futures_only: true, live_betting_only: true },
    );
    expect(text).toContain('suspended · 3 markets');
    expect(text).toContain('past its start');
    expect(text).toContain('read 4 s ago · live betting only · futures only · open only');
    expect(JSON.stringify(facts)).not.toContain('price');
  });

  it('keeps 50 matches within 2,000 characters and counts the rest', () => {
    const { text, facts } = ask(
      Array.from({ length: 50 }, (_, i) => entry(`A team with a long name ${i} v Another`)),
    );
    expect(text.length).toBeLessThanOrEqual(2000);
    expect(JSON.stringify(facts).length).toBeLessThanOrEqual(3000);
    expect(text).toMatch(/\+\d+ more: detail: "full"$/);
  });

  it('says when there is nothing to start, and what came when nothing is known', () => {
    expect(ask([]).text).toContain('Nothing to start now.');
    expect(show(nextToGo, { events: [] }, {}).text).toContain('It has events (list of 0).');
  });
});
