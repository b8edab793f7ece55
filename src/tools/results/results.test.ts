import { describe, expect, it } from 'vitest';
import {
  mainMarketBodies,
  marketBody,
  matchBody,
  propositions,
} from '../../upstream/sports-bodies.testing.js';
import { show } from '../sports/text/show.testing.js';
import { tool as allResults } from './sports-get-all-results.js';
import { tool as resultedCompetition } from './sports-get-resulted-competition.js';
import { tool as resultedMatch } from './sports-get-resulted-match-in-competition.js';
import { tool as resultedSport } from './sports-get-resulted-sport.js';

const NRL = { sport_name: 'Rugby League', competition_name: 'NRL' };
const names = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `${prefix} ${i}` }));

/** A market whose selections with these names won. */
function resulted(
  betOption: string,
  prices: Record<string, number>,
  ...won: string[]
): Record<string, unknown> {
  return marketBody(
    betOption,
    {},
    {
      bettingStatus: 'Resulted',
      onlineBetting: false,
      propositions: propositions(prices, false).map((proposition) => ({
        ...proposition,
        bettingStatus: 'Resulted',
        isWinner: won.includes(proposition['name'] as string),
      })),
    },
  );
}

const MATCH = matchBody({
  startTime: '2026-11-22T09:00:00Z',
  scores: [
    { name: 'Canberra', score: 24 },
    { name: 'Warriors', score: 18 },
  ],
  markets: [
    resulted('Head To Head', { Canberra: 1.65, Warriors: 2.25 }, 'Canberra'),
    resulted('Line', { 'Canberra -2.5': 1.9, 'Warriors +2.5': 1.9 }, 'Canberra -2.5'),
  ],
});

describe('sports_get_all_results', () => {
  it('lists the sports, whose names are keys', () => {
    const { lines, facts } = show(
      allResults,
      { sports: [{ name: 'Tennis', competitions: names('Cup', 10) }, { name: 'Golf' }] },
      {},
    );
    expect(lines.slice(2)).toEqual([
      'Golf',
      'Tennis  Cup 0, Cup 1, Cup 2, Cup 3, Cup 4, Cup 5, Cup 6, Cup 7, +2 more',
    ]);
    expect(facts['sports']).toMatchObject([{ key: 'Golf' }, { key: 'Tennis', competitions_not_shown: 2 }]);
  });

  it('says when there are none, and what came when nothing is known', () => {
    expect(show(allResults, { sports: [] }, {}).text).toContain('No results are listed now.');
    expect(show(allResults, { a: 1 }, {}).text).toContain('It has a (number).');
  });
});

describe('sports_get_resulted_sport', () => {
  const ask = (body: unknown) => show(resultedSport, body, { sport_name: 'Rugby League' });

  it('gives the key of each competition', () => {
    const { lines, key } = ask({
      name: 'Rugby League',
      competitions: [{ name: 'NRL', matches: [{}, {}] }, { name: 'Cup' }],
    });
    expect(key).toBe('Rugby League');
    expect(lines.slice(2)).toEqual(['Rugby League > Cup', 'Rugby League > NRL · 2 matches']);
  });

  it('says when there are none, and what came when nothing is known', () => {
    expect(ask({ competitions: [] }).text).toContain('No results are listed in this sport now.');
    expect(ask({ a: true })).toMatchObject({
      key: 'Rugby League',
      text: expect.stringContaining('It has a (boolean).'),
    });
  });
});

describe('sports_get_resulted_competition', () => {
  const ask = (body: unknown) => show(resultedCompetition, body, NRL);

  it('tells matches latest first, with score and winner', () => {
    const { lines, facts } = ask({
      name: 'NRL',
      matches: [
        { name: 'A v B', startTime: '2026-11-20T09:00:00Z', score: '12-all', status: 'Final' },
        MATCH,
        { name: 'C v D' },
      ],
    });
    expect(lines.slice(2)).toEqual([
      'Rugby League > NRL > Canberra v Warriors  Sun 22 Nov 20:00 AEDT, 3d 18h ago · Canberra 24, Warriors 18 · Canberra won · 2 markets',
      'Rugby League > NRL > A v B  Fri 20 Nov 20:00 AEDT, 5d 18h ago · 12-all · Final',
      'Rugby League > NRL > C v D',
    ]);
    expect(facts['matches']).toMatchObject([
      {
        scores: [
          { name: 'Canberra', score: '24' },
          { name: 'Warriors', score: '18' },
        ],
        won: ['Canberra'],
      },
      { score: '12-all', status: 'Final' },
      { key: 'Rugby League > NRL > C v D' },
    ]);
  });

  it('keeps 200 matches within the budgets', () => {
    const { text, facts } = ask({ name: 'NRL', matches: names('Some team v Another team', 200) });
    expect(text.length).toBeLessThanOrEqual(6000);
    expect(JSON.stringify(facts).length).toBeLessThanOrEqual(9000);
    expect(text).toMatch(/\+\d+ more: detail: "full"$/);
  });

  it('says when there is none, names tournaments, and what came when nothing is known', () => {
    expect(ask({ name: 'NRL', matches: [] }).text).toContain('No resulted match is listed here now.');
    expect(ask({ tournaments: ['Sydney'] }).text).toContain('Tournaments with results: Sydney');
    expect(ask({ name: 'NRL', games: [] }).text).toContain('It has name (text), games (list of 0).');
  });
});

describe('sports_get_resulted_match_in_competition', () => {
  const ask = (body: unknown) => show(resultedMatch, body, { ...NRL, match_name: 'Canberra v Warriors' });

  it('tells the score and what won in each kind of market', () => {
    const { lines, facts, state } = ask({ ...MATCH, resultedTime: '2026-11-22T10:50:00Z' });
    expect(state).toBe('Resulted');
    expect(lines).toEqual([
      'Canberra v Warriors · Rugby League > NRL · round 12',
      'Rugby League > NRL > Canberra v Warriors · RESULTED · started Sun 22 Nov 20:00 AEDT, 3d 18h ago · resulted Sun 22 Nov 21:50 AEDT',
      'read 4 s ago · 2 markets · 2 with a result',
      'Canberra 24, Warriors 18 · Canberra won',
      'What won, with its last price; a bet pays the price it took. Selections not named lost.',
      'Head To Head: Canberra 1.65',
      'Line: Canberra -2.5 1.90',
    ]);
    expect(facts).toMatchObject({
      won: ['Canberra'],
      markets: [
        { bet_option: 'Head To Head', won: [{ name: 'Canberra', last_price: 1.65 }] },
        { bet_option: 'Line' },
      ],
    });
  });

  it('tells in a few words what is refunded whole, and so of a match that was called off', () => {
    const refunded = (betOption: string) =>
      marketBody(
        betOption,
        {},
        { propositions: ['A', 'B'].map((name) => ({ name, returnWin: 2, bettingStatus: 'Refunded' })) },
      );
    const { lines, facts } = ask(
      matchBody({
        markets: [...(MATCH['markets'] as []), refunded('Anytime Try A'), refunded('Anytime Try A')],
      }),
    );
    expect(lines).toContain('Anytime Try A (2 markets): all refunded');
    expect((facts['markets'] as unknown[]).at(-1)).toEqual({
      bet_option: 'Anytime Try A',
      markets: 2,
      all_refunded: true,
    });
    const off = ask(
      matchBody({ status: 'Abandoned', markets: [refunded('Head To Head'), refunded('Line')] }),
    );
    expect(off.lines.slice(-1)).toEqual(['Every bet on it is refunded.']);
    expect(off.facts).toMatchObject({ state: 'Abandoned', all_refunded: true, markets: [] });
  });

  it('tells a draw, a dead heat, placings, refunds, no winner, and markets without a result', () => {
    const outcomes = (betOption: string, of: Record<string, string>) =>
      marketBody(
        betOption,
        {},
        {
          propositions: Object.entries(of).map(([name, bettingStatus]) => ({
            name,
            returnWin: 4,
            bettingStatus,
            isOpen: false,
          })),
        },
      );
    const { text, facts } = ask(
      matchBody({
        startTime: undefined,
        markets: [
          resulted('Result', { Canberra: 1.65, Draw: 16, Warriors: 2.25 }, 'Draw'),
          outcomes('Top Scorer', { A: 'Winner', B: 'Winner', C: 'Placing', D: 'Loser', E: 'Refunded' }),
          outcomes('First Basket', { A: 'Loser' }),
          marketBody('Margin', { 'A by 1-12': 3 }, { bettingStatus: 'Closed' }),
        ],
      }),
    );
    expect(text).toContain('start not given');
    expect(text).toContain('a draw');
    expect(text).toContain('Top Scorer: A 4.00, B 4.00, C 4.00 (placed), E (refunded)');
    expect(text).toContain('First Basket: no winner');
    expect(text).toContain('Margin: no result given (Closed)');
    expect(facts['markets']).toMatchObject([
      {},
      {
        won: [{ name: 'A' }, { name: 'B' }],
        placed: [{ name: 'C' }],
        refunded: [{ name: 'E' }],
      },
      { won: [] },
      { status: 'Closed', no_result: 1 },
    ]);
    const shared = ask(matchBody({ markets: [outcomes('Head To Head', { A: 'Winner', B: 'Winner' })] }));
    expect(shared.text).toContain('A and B won');
  });

  it('names six winners of a kind and counts the rest, and markets still without a result', () => {
    const markets = [
      ...Array.from({ length: 8 }, (_, i) =>
        resulted('Player Points', { [`P${i} Over`]: 1.9 }, `P${i} Over`),
      ),
      marketBody('Player Points', { Q: 2 }),
    ];
    expect(ask(matchBody({ markets })).text).toContain(
      'Player Points (9 markets): P0 Over 1.90, P1 Over 1.90, P2 Over 1.90, P3 Over 1.90, P4 Over 1.90, P5 Over 1.90, +2 more, 1 without a result (Open)',
    );
  });

  it('does not call an open match resulted', () => {
    expect(ask(matchBody({ markets: mainMarketBodies() }))).toMatchObject({ state: 'No result given' });
    expect(ask(matchBody({ inPlay: true })).state).toBe('In play');
    expect(ask(matchBody({ markets: [], status: 'Abandoned' }))).toMatchObject({
      state: 'Abandoned',
      text: expect.stringContaining('The answer lists no market.'),
    });
  });

  it('keeps 300 kinds of market within the budgets', () => {
    const markets = Array.from({ length: 300 }, (_, i) =>
      resulted(`A kind of market ${i}`, { 'Somebody or other': 2.5 }, 'Somebody or other'),
    );
    const { text, facts } = ask(matchBody({ markets }));
    expect(text.length).toBeLessThanOrEqual(6000);
    expect(JSON.stringify(facts).length).toBeLessThanOrEqual(9000);
    expect(text).toMatch(/\+\d+ more kinds of market: detail: "full"$/);
  });

  it('says what came when nothing is known', () => {
    expect(ask({ a: null })).toMatchObject({
      key: 'Rugby League > NRL > Canberra v Warriors',
      text: expect.stringContaining('It has a (null).'),
    });
  });
});
