import { describe, expect, it } from 'vitest';
import { ContractError } from '../errors/index.js';
import { readMatchBody } from './match.js';
import { readResultedCompetition, readResultedMatch } from './results.js';
import { matchBody } from './sports-bodies.testing.js';

const scoresOf = (more: Record<string, unknown>) =>
  readResultedMatch({ ...matchBody(), ...more }).match.contestants.map(({ score }) => score);

describe('readMatchBody', () => {
  it('requires a name and a list of markets, no more', () => {
    expect(() => readMatchBody({ markets: [] })).toThrow(ContractError);
    expect(() => readMatchBody({ name: 'A v B' })).toThrow('markets');
    expect(() => readMatchBody('A v B')).toThrow(ContractError);
    expect(readMatchBody({ name: 'A v B', markets: [] })).toMatchObject({ name: 'A v B', marketCount: 0 });
  });

  it('takes the sides from competitors where there are no contestants', () => {
    const match = readMatchBody(matchBody({ contestants: [], competitors: ['A', { name: 'B' }, null] }));
    expect(match.contestants).toEqual([{ name: 'A' }, { name: 'B' }]);
  });
});

describe('readResultedMatch', () => {
  it.each([
    [
      {
        contestants: [
          { name: 'Canberra', score: 24 },
          { name: 'Warriors', score: '4/185' },
        ],
      },
      ['24', '4/185'],
    ],
    [
      {
        scores: [
          { name: 'Warriors', score: 18 },
          { name: 'Canberra', score: 24 },
        ],
      },
      ['24', '18'],
    ],
    [{ score: { home: 24, away: 18 } }, ['24', '18']],
    [{ homeScore: 24, awayScore: 18 }, ['24', '18']],
    [{}, [undefined, undefined]],
  ])('finds the scores of %j', (more, scores) => {
    expect(scoresOf(more)).toEqual(scores);
  });

  it('takes the sides from the scores where nothing else names them', () => {
    const { match } = readResultedMatch({
      name: 'A v B',
      scores: [
        { name: 'A', score: 2 },
        { name: 'B', score: 0 },
      ],
    });
    expect(match.contestants).toEqual([
      { name: 'A', score: '2' },
      { name: 'B', score: '0' },
    ]);
  });

  it('accepts a match under "match", and says what came when nothing is known', () => {
    expect(readResultedMatch({ match: { name: 'A v B', score: '2-0' } })).toEqual({
      match: expect.objectContaining({ name: 'A v B', score: '2-0' }),
    });
    expect(readResultedMatch({ foo: [1], bar: null })).toMatchObject({
      match: { name: '' },
      unrecognised: ['foo (list of 1)', 'bar (null)'],
    });
    expect(() => readResultedMatch([])).toThrow(ContractError);
  });
});

describe('readResultedCompetition', () => {
  it('reads matches without markets', () => {
    expect(readResultedCompetition({ name: 'NRL', matches: [{ name: 'A v B' }, 3] })).toMatchObject({
      name: 'NRL',
      matches: [{ name: 'A v B', markets: [] }],
      tournaments: [],
    });
  });

  it('says what came when it has neither matches nor tournaments', () => {
    expect(readResultedCompetition({ name: 'NRL', fixtures: {} })).toMatchObject({
      unrecognised: ['name (text)', 'fixtures (object)'],
    });
    expect(readResultedCompetition({ tournaments: ['Sydney'] })).toMatchObject({
      name: '',
      tournaments: ['Sydney'],
    });
  });
});
