import { describe, expect, it } from 'vitest';
import { ContractError } from '../errors/index.js';
import { readSport, readSportsList } from './sports.js';
import { mainMarketBodies, marketBody, matchBody } from './sports-bodies.testing.js';
import { readMatchLink, readNextMatches } from './sports-next.js';

describe('readSportsList', () => {
  it('reads sports with their competitions, and which have FootyTAB', () => {
    const { entries, unrecognised } = readSportsList({
      sports: [
        {
          name: 'Rugby League',
          _links: { footytab: 'https://…' },
          competitions: [
            { name: 'NRL', hasMarkets: true, sameGame: true, tournaments: [] },
            'Super League',
            {},
          ],
        },
        { displayName: 'Tennis', competitions: [{ name: 'ATP', tournaments: [{ name: 'Sydney' }] }] },
        'Golf',
        { id: 7 },
        null,
      ],
    });
    expect(unrecognised).toBeUndefined();
    expect(entries).toMatchObject([
      {
        name: 'Rugby League',
        footyTab: true,
        competitions: [{ name: 'NRL', hasMarkets: true, sameGameMulti: true }, { name: 'Super League' }],
      },
      { name: 'Tennis', footyTab: false, competitions: [{ name: 'ATP', tournaments: [{ name: 'Sydney' }] }] },
      { name: 'Golf', competitions: [] },
    ]);
  });

  it('accepts a bare list, and any object, of which it says what it has', () => {
    expect(readSportsList([{ name: 'Golf' }]).entries).toHaveLength(1);
    expect(readSportsList({ items: [], total: 3, ok: true })).toEqual({
      entries: [],
      unrecognised: ['items (list of 0)', 'total (number)', 'ok (boolean)'],
    });
    expect(() => readSportsList('sports')).toThrow(ContractError);
  });
});

describe('readSport', () => {
  it('reads competitions, and matches that stand directly under the sport', () => {
    const { sport } = readSport({
      name: 'Golf',
      competitions: [],
      matches: [matchBody({ name: 'The Open' })],
    });
    expect(sport).toMatchObject({ name: 'Golf', matches: [{ name: 'The Open' }] });
  });

  it('keeps an answer without a name or without known members', () => {
    expect(readSport({ competitions: [{ name: 'NRL' }] })).toMatchObject({ sport: { name: '' } });
    expect(readSport({ foo: 'bar' }).unrecognised).toEqual(['foo (text)']);
    expect(() => readSport(null)).toThrow(ContractError);
  });
});

describe('readNextMatches', () => {
  it('takes the names from the members, else from the link', () => {
    const { entries } = readNextMatches({
      matches: [
        {
          name: 'A v B',
          sportName: 'Rugby League',
          competitionName: 'NRL',
          startTime: '2026-11-26T09:00:00.000Z',
        },
        {
          name: 'C v D',
          _links: {
            self: 'https://h/v1/x/sports/Tennis/competitions/ATP%2FWTA/tournaments/Sydney/matches/C%20v%20D?j=1',
          },
        },
        { name: 'E v F', inPlay: true, closeTime: '2026-11-26T10:00:00.000Z' },
      ],
    });
    expect(entries).toEqual([
      {
        sport: 'Rugby League',
        competition: 'NRL',
        match: 'A v B',
        startsAt: Date.parse('2026-11-26T09:00:00Z'),
        inPlay: false,
        future: false,
        suspended: false,
      },
      {
        sport: 'Tennis',
        competition: 'ATP/WTA',
        tournament: 'Sydney',
        match: 'C v D',
        inPlay: false,
        future: false,
        suspended: false,
      },
      {
        match: 'E v F',
        inPlay: true,
        startsAt: Date.parse('2026-11-26T10:00:00Z'),
        future: false,
        suspended: false,
      },
    ]);
  });

  it('tells futures and suspended matches by their markets', () => {
    const { entries } = readNextMatches({
      matches: [
        matchBody({ markets: mainMarketBodies({ bettingStatus: 'Suspended' }) }),
        matchBody({ markets: [marketBody('Winner', { A: 2 }, { isFuture: true })] }),
        matchBody(),
      ],
    });
    expect(entries.map(({ suspended, future }) => [suspended, future])).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
    expect(entries[2]).toMatchObject({ marketCount: 3, headToHead: { betOption: 'Head To Head' } });
  });

  it('accepts any object', () => {
    expect(readNextMatches({ events: [1, 2] })).toEqual({
      entries: [],
      unrecognised: ['events (list of 2)'],
    });
  });
});

describe('readMatchLink', () => {
  it('survives what is no link', () => {
    expect(readMatchLink(undefined)).toEqual({});
    expect(readMatchLink('/sports/%E0%A4%A/competitions/NRL')).toEqual({ competition: 'NRL' });
    expect(readMatchLink('/sports')).toEqual({});
  });
});
