import { describe, expect, it } from 'vitest';
import { ContractError } from '../errors/index.js';
import { readFootyRound, readFootyRounds } from './footy.js';

describe('readFootyRounds', () => {
  it('reads number, name and matches of each round', () => {
    const { entries } = readFootyRounds({
      rounds: [
        {
          roundNumber: 12,
          name: 'Round 12',
          matches: [{ name: 'A v B', startTime: '2026-11-26T09:00:00Z' }],
        },
        { roundNumber: '13', matches: 8, series: { name: 'Finals' }, status: 'Open' },
        null,
      ],
    });
    expect(entries).toMatchObject([
      { number: 12, name: 'Round 12', matchCount: 1, matches: [{ name: 'A v B' }] },
      { number: 13, matchCount: 8, series: 'Finals', status: 'Open', matches: [] },
    ]);
  });

  it('accepts a bare list, and any object', () => {
    expect(readFootyRounds([{ roundNumber: 1 }]).entries).toHaveLength(1);
    expect(readFootyRounds({ data: {} })).toEqual({ entries: [], unrecognised: ['data (object)'] });
    expect(() => readFootyRounds(7)).toThrow(ContractError);
  });
});

describe('readFootyRound', () => {
  it('reads what may be picked in each match, whatever the list is called', () => {
    for (const list of ['margins', 'options', 'selections', 'approximates', 'propositions']) {
      const { round } = readFootyRound({
        matches: [
          {
            name: 'A v B',
            [list]: [
              { name: 'A 1-12', approximate: 3.4 },
              { team: 'B', margin: '13+', return: 0 },
              'Draw',
              {},
            ],
          },
        ],
      });
      expect(round.matches[0]?.options).toEqual([
        { name: 'A 1-12', pays: 3.4 },
        { name: 'B 13+' },
        { name: 'Draw' },
      ]);
    }
  });

  it('names a match by its teams where it has no name', () => {
    const { round } = readFootyRound({ matches: [{ homeTeam: 'A', awayTeam: { name: 'B' } }, { id: 4 }] });
    expect(round.matches.map(({ name }) => name)).toEqual(['A v B']);
  });

  it('reads pools and dividends in cents and dollars', () => {
    const { round } = readFootyRound({
      round: {
        roundNumber: 12,
        pools: [
          {
            wageringProduct: 'PickTheMargins',
            poolTotal: 12345.6,
            jackpot: '$5000.00',
            legs: [{ matchName: 'A v B' }],
          },
          { poolTotal: 3 },
        ],
        dividends: [
          {
            wageringProduct: 'Double',
            poolDividends: [{ selections: ['A 1-12', { name: 'C 13+' }], amount: 8.4 }],
          },
          { product: 'Pick 8', dividend: 0, jackpotCarriedOver: 1000 },
        ],
      },
    });
    expect(round.pools).toEqual([
      { product: 'PickTheMargins', total: 1_234_560, jackpot: 500_000, matches: ['A v B'] },
    ]);
    expect(round.dividends).toEqual([
      { product: 'Double', rows: [{ selections: ['A 1-12', 'C 13+'], amount: 8.4 }] },
      { product: 'Pick 8', rows: [{ selections: [] }], jackpotCarriedOver: 100_000 },
    ]);
  });

  it('takes dividends that stand in their pool, and scores by side', () => {
    const { round } = readFootyRound({
      competitionName: 'NRL',
      matches: [{ name: 'A v B', homeTeam: 'A', awayTeam: 'B', homeScore: 24, awayScore: 0 }],
      pools: [
        {
          wageringProduct: 'Double',
          poolStatusCode: 'Paying',
          dividends: [{ selections: ['A'], amount: 3 }],
        },
      ],
    });
    expect(round.competition).toBe('NRL');
    expect(round.matches[0]?.contestants).toEqual([
      { name: 'A', score: '24' },
      { name: 'B', score: '0' },
    ]);
    expect(round.dividends).toEqual([
      { product: 'Double', status: 'Paying', rows: [{ selections: ['A'], amount: 3 }] },
    ]);
  });

  it('says what came when nothing is known, but not for a round without matches', () => {
    expect(readFootyRound({ foo: 1 }).unrecognised).toEqual(['foo (number)']);
    expect(readFootyRound({ roundNumber: 3, matches: [] }).unrecognised).toBeUndefined();
    expect(() => readFootyRound(null)).toThrow(ContractError);
  });
});
