import { describe, expect, it } from 'vitest';
import { show } from '../sports/text/show.testing.js';
import { tool as allRounds } from './footytab-get-all-rounds.js';
import { tool as roundDetails } from './footytab-get-round-details.js';

const SPORT = { sport_name: 'Rugby League' };
const MATCH = { name: 'Canberra v Warriors', matchNumber: 1, startTime: '2026-11-26T09:00:00Z' };

describe('footytab_get_all_rounds', () => {
  const ask = (body: unknown) => show(allRounds, body, SPORT);

  it('tells each round by number, with its close and its matches', () => {
    const { lines, facts } = ask({
      rounds: [
        {
          roundNumber: 13,
          name: 'Magic Round',
          series: 'Finals',
          roundStatus: 'Open',
          matchCount: 8,
          startTime: '2026-12-03T08:50:00Z',
        },
        { roundNumber: 12, name: 'Round 12', matches: [MATCH], closeTime: '2026-11-26T09:00:00Z' },
        { name: 'Pre-season', closeTime: '2026-11-20T09:00:00Z' },
        {},
      ],
    });
    expect(lines).toEqual([
      'FootyTAB · Rugby League · 4 rounds',
      'read 4 s ago · round_number (and series) are for footytab_get_round_details',
      'round 12 · 1 match · closes Thu 26 Nov 20:00 AEDT, in 5h 58m · Canberra v Warriors',
      'round 13 (Magic Round) · series Finals · Open · 8 matches · starts Thu 3 Dec 19:50 AEDT, in 7d 5h',
      'Pre-season · closed Fri 20 Nov 20:00 AEDT, 5d 18h ago',
      'round without a number',
    ]);
    expect(facts['rounds']).toMatchObject([
      { round_number: 12, closes_at: '2026-11-26T20:00:00+11:00', matches: ['Canberra v Warriors'] },
      { round_number: 13, series: 'Finals', status: 'Open', matches_total: 8 },
      { name: 'Pre-season' },
      {},
    ]);
  });

  it('tells rounds to come before those with results, the latest of these first', () => {
    const round = (roundNumber: number, status: string) => ({ roundNumber, status, matches: [MATCH] });
    const { lines } = ask({
      rounds: [round(1, 'Resulted'), round(2, 'Resulted'), round(3, 'Closed'), round(4, 'Open')],
    });
    expect(lines.slice(2)).toEqual([
      'round 3 · Closed · 1 match · Canberra v Warriors',
      'round 4 · Open · 1 match · Canberra v Warriors',
      'round 2 · Resulted · 1 match',
      'round 1 · Resulted · 1 match',
    ]);
  });

  it('says when there is none, and what came when nothing is known', () => {
    expect(ask({ rounds: [] }).text).toContain('No FootyTAB round is listed for this sport now.');
    expect(ask({ list: [] }).text).toContain('It has list (list of 0).');
  });

  it('keeps a hundred rounds within the budgets', () => {
    const rounds = Array.from({ length: 100 }, (_, i) => ({
      roundNumber: i + 1,
      matches: Array.from({ length: 9 }, (_, m) => ({ name: `Team ${m} v Other ${m}` })),
    }));
    const { text, facts } = ask({ rounds });
    expect(text.length).toBeLessThanOrEqual(6000);
    expect(JSON.stringify(facts).length).toBeLessThanOrEqual(9000);
    expect(text).toMatch(/\+\d+ more rounds: detail: "full"$/);
  });
});

describe('footytab_get_round_details', () => {
  const ask = (body: unknown, input = {}) =>
    show(roundDetails, body, { ...SPORT, round_number: 12, ...input });

  it('tells matches with what each pick pays, pools and dividends', () => {
    const { lines, facts, state } = ask({
      roundNumber: 12,
      roundStatus: 'Open',
      closeTime: '2026-11-26T09:00:00Z',
      matches: [
        { ...MATCH, margins: [{ name: 'Canberra 1-12', approximate: 3.4 }, { name: 'Canberra 13+' }] },
        {
          name: 'A v B',
          startTime: '2026-11-26T02:00:00Z',
          status: 'Closed',
          contestants: [
            { name: 'A', score: 20 },
            { name: 'B', score: 6 },
          ],
          margins: [{ name: 'A 13+', isWinner: true }],
        },
      ],
      pools: [
        {
          wageringProduct: 'PickTheWinners',
          poolTotal: 12345.6,
          jackpot: 5000,
          poolStatusCode: 'Open',
          closeTime: '2026-11-26T09:00:00Z',
          matches: ['A v B'],
        },
      ],
      dividends: [
        {
          wageringProduct: 'Double',
          poolStatusCode: 'Paying',
          poolDividends: [{ selections: ['Canberra 1-12', 'A 13+'], amount: 1234.5 }],
        },
        { wageringProduct: 'PickTheScore', jackpotCarriedOver: 900, poolDividends: [] },
      ],
    });
    expect(state).toBe('Open');
    expect(lines).toEqual([
      'FootyTAB · Rugby League · round 12',
      'OPEN · closes Thu 26 Nov 20:00 AEDT, in 5h 58m · 2 matches',
      'read 4 s ago · tote NSW · figures are what $1 pays, estimates until the close',
      '1  Canberra v Warriors · starts Thu 26 Nov 20:00 AEDT, in 5h 58m · Canberra 1-12 3.40, Canberra 13+',
      'A v B · started Thu 26 Nov 13:00 AEDT, 1h 2m ago · Closed · A 20, B 6 · result A 13+ · A 13+',
      'Pools',
      '  PickTheWinners · Open · pool $12,345.60 · $5,000 carried in · closes Thu 26 Nov 20:00 AEDT, in 5h 58m · over A v B',
      '$1 pays',
      '  Double 1,234.50 for Canberra 1-12 / A 13+ · Paying',
      '  PickTheScore no dividend · $900 carried over',
    ]);
    expect(facts).toMatchObject({
      sport: 'Rugby League',
      round_number: 12,
      tote: 'NSW',
      pools: [{ product: 'PickTheWinners', pool_total: 12345.6, jackpot: 5000 }],
      dividends: [
        { product: 'Double', pays: [{ selections: ['Canberra 1-12', 'A 13+'], amount: 1234.5 }] },
        { carried_over: 900 },
      ],
    });
  });

  it('calls the figures of a round with results the last estimates', () => {
    const matches = [{ ...MATCH, margins: [{ name: 'Draw', approximate: 20 }] }];
    expect(ask({ roundNumber: 12, status: 'Resulted', matches }).lines[2]).toBe(
      'read 4 s ago · tote NSW · figures are the last estimates of what $1 paid',
    );
  });

  it('takes number and series from what was asked where the answer has none', () => {
    const { lines, facts } = ask({ matches: [] }, { series: 'Finals' });
    expect(lines[0]).toBe('FootyTAB · Rugby League · round 12 · series Finals');
    expect(lines).toContain('The round lists no match.');
    expect(facts).toMatchObject({ round_number: 12, series: 'Finals' });
  });

  it('says when another round answered, and what came when nothing is known', () => {
    expect(ask({ roundNumber: 3, matches: [] }).text).toContain(
      "You asked for round 12; the TAB's answer is round 3.",
    );
    expect(ask({ legs: [] }).text).toContain('It has legs (list of 0).');
  });

  it('keeps a long round within the budgets', () => {
    const margins = Array.from({ length: 30 }, (_, i) => ({ name: `Somebody by ${i}`, approximate: 3 + i }));
    const matches = Array.from({ length: 60 }, (_, i) => ({ name: `Team ${i} v Other`, margins }));
    const { text, facts } = ask({ matches });
    expect(text.length).toBeLessThanOrEqual(6000);
    expect(JSON.stringify(facts).length).toBeLessThanOrEqual(9000);
    expect(text).toMatch(/\+\d+ more: detail: "full"$/);
  });
});
