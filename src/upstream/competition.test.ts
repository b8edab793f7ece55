import { describe, expect, it } from 'vitest';
import { recording } from '../../test/contract/recordings.js';
import { ContractError } from '../errors/index.js';
import { readCompetition } from './competition.js';
import { competitionBody, marketBody, matchBody } from './sports-bodies.testing.js';

const pathOf = (body: unknown): string | undefined => {
  try {
    readCompetition(body);
  } catch (error) {
    if (error instanceof ContractError) return error.path;
    throw error;
  }
  return undefined;
};

describe('readCompetition', () => {
  it('reads the recorded rugby league competition', () => {
    const body = recording('sports-competition-rugby-league-nrl.json');
    if (body === undefined) return;
    const competition = readCompetition(body);
    expect(competition.name).toBe('NRL');
    expect(competition.tournaments).toEqual([]);
    expect(competition.betOptions.slice(0, 3)).toEqual(['Head To Head', 'Line', 'To Score 20']);
    const [first] = competition.matches;
    expect(first).toMatchObject({
      name: 'Canberra v Warriors',
      startsAt: Date.parse('2025-03-02T00:00:00Z'),
      inPlay: false,
      goingInPlay: true,
      round: '1',
      channels: ['Fox League'],
      marketCount: 118,
      contestants: [{ name: 'Canberra' }, { name: 'Warriors' }],
    });
    expect(first?.markets).toHaveLength(30);
    expect(first?.markets[1]).toMatchObject({
      betOption: 'Line',
      name: 'NRL Canb-Warr Line +2.5',
      status: 'Open',
      open: true,
      channel: 'online',
      selections: [
        { name: 'Canberra +2.5', price: 1.9, open: true },
        { name: 'Warriors -2.5', price: 1.9, open: true },
      ],
    });
    expect(first?.markets.find(({ betOption }) => betOption === 'Margin')?.notes).toEqual([
      'Result Paid at 80 minutes',
    ]);
  });

  it('reads a recorded match in play as bet on by phone only, its suspended markets as not open', () => {
    const body = recording('sports-competition-basketball-nba.json');
    if (body === undefined) return;
    const [playing, before] = readCompetition(body).matches;
    expect(playing?.inPlay).toBe(true);
    expect(playing?.markets.map(({ channel }) => channel)).toEqual(Array(8).fill('phone'));
    expect(playing?.markets.filter(({ open }) => open)).toHaveLength(1);
    expect(playing?.markets[0]).toMatchObject({
      status: 'Suspended',
      open: false,
      selections: [
        { name: 'Oklahoma City', price: 5.5, open: false },
        { name: 'Dallas', price: 1.14, open: false },
      ],
    });
    expect(before).toMatchObject({ inPlay: false, marketCount: 489 });
    expect(before?.markets).toHaveLength(24);
  });

  it('reads a competition that goes by tournaments, with or without a list of matches', () => {
    for (const matches of [[], null, undefined]) {
      const body = {
        name: 'ATP',
        matches,
        tournaments: [{ name: 'Sydney', matches: [{}, {}] }, 'Perth', 7, {}],
      };
      expect(readCompetition(body)).toMatchObject({
        name: 'ATP',
        matches: [],
        tournaments: [{ name: 'Sydney', matchCount: 2 }, { name: 'Perth' }],
      });
    }
  });

  it.each([
    ['body', []],
    ['name', { matches: [] }],
    ['matches', { name: 'NRL' }],
    ['matches', { name: 'NRL', matches: 'none', tournaments: [] }],
    ['matches[0].name', competitionBody([matchBody({ name: null })])],
    ['matches[1].markets', { name: 'NRL', matches: [matchBody(), { name: 'A v B', markets: null }] }],
    [
      'matches[0].markets[0].propositions',
      competitionBody([matchBody({ markets: [{ ...marketBody('Line', {}), propositions: 3 }] })]),
    ],
    [
      'matches[0].markets[0].propositions[1].name',
      competitionBody([
        matchBody({ markets: [{ ...marketBody('Line', {}), propositions: [{ name: 'A' }, { name: '' }] }] }),
      ]),
    ],
  ])('names %s when it is missing or no use', (path, body) => {
    expect(pathOf(body)).toBe(path);
  });

  it('passes over members of a list that are no objects', () => {
    const body = competitionBody([
      null,
      'text',
      matchBody({ markets: [null, marketBody('Line', { A: 2 }), 3] }),
    ]);
    expect(readCompetition(body).matches.map(({ markets }) => markets.length)).toEqual([1]);
  });

  it('does without a start, a price, a status or anything else that may be missing', () => {
    const [match] = readCompetition(
      competitionBody([{ name: 'A v B', markets: [{ propositions: [{ name: 'A', returnWin: null }] }] }]),
    ).matches;
    expect(match).toEqual({
      name: 'A v B',
      inPlay: false,
      goingInPlay: false,
      channels: [],
      contestants: [],
      marketCount: 1,
      markets: [
        {
          id: 'Market#0',
          name: 'Market',
          betOption: 'Market',
          open: true,
          channel: 'online',
          inPlay: false,
          goingInPlay: false,
          future: false,
          notes: [],
          selections: [{ name: 'A', open: true }],
        },
      ],
    });
  });
});
