import { describe, expect, it } from 'vitest';
import { readBets, SlipError } from './read.js';

const leg = { type: 'WIN', propositionId: 123, odds: '7.00' };
const fixed = { type: 'FIXED_ODDS', stake: '10.00', legs: [leg] };
const tote = {
  type: 'PARIMUTUEL',
  betType: 'TRIFECTA',
  stake: '$6.00',
  meetingCode: 'M',
  scheduledType: 'R',
  meetingDate: '2026-11-24',
  raceNumber: 4,
  flexi: true,
  legs: [{ positions: [{ selections: [1, 2, 3] }] }],
};

describe('a slip', () => {
  it('is read in the forms that clients write', () => {
    const [today] = readBets({ bets: [fixed] });
    expect(today).toEqual({
      type: 'FIXED_ODDS',
      stake: 1000,
      secondaryStake: 1000,
      legs: [{ type: 'WIN', propositions: [123], odds: 700, secondaryOdds: undefined, decoToken: undefined }],
    });
    const old = {
      type: 'FIXED_ODDS',
      stake: '$10.00',
      propositions: [{ ...leg, propositionId: '123', odds: 7 }],
    };
    expect(readBets({ bets: [old] })).toEqual([today]);
    const quoted = { ...fixed, legs: [{ ...leg, odds: { decimal: '7.00' }, decoToken: 'token' }] };
    expect(readBets({ bets: [quoted] })).toMatchObject([{ legs: [{ odds: 700, decoToken: 'token' }] }]);
  });

  it('tells a same-game multi, an each-way bet and a tote bet', () => {
    const same = {
      type: 'SAME_GAME_MULTI',
      odds: '15.00',
      propositions: [leg, { ...leg, propositionId: 9 }],
    };
    const eachWay = {
      ...fixed,
      secondaryStake: '4.00',
      legs: [{ ...leg, type: 'EACH_WAY', secondaryOdds: '2.10' }],
    };
    expect(readBets({ bets: [{ ...fixed, legs: [same] }, eachWay, tote] })).toMatchObject([
      { legs: [{ propositions: [123, 9], odds: 1500 }] },
      { stake: 1000, secondaryStake: 400, legs: [{ odds: 700, secondaryOdds: 210 }] },
      { betType: 'TRIFECTA', stake: 600, flexi: true, legs: [[[1, 2, 3]]] },
    ]);
    const field = { ...tote, flexi: undefined, legs: [{ positions: [{ selections: ['FIELD'] }] }] };
    expect(readBets({ bets: [field] })).toMatchObject([{ flexi: false, legs: [['FIELD']] }]);
  });

  it.each([
    [{}, 'bets'],
    [{ bets: [] }, 'bets'],
    [{ bets: Array.from({ length: 21 }, () => fixed) }, 'bets'],
    [{ bets: ['bet'] }, 'bets[0]'],
    [{ bets: [{ ...fixed, type: 'CASH' }] }, 'bets[0].type'],
    [{ bets: [{ ...fixed, stake: '0' }] }, 'bets[0].stake'],
    [{ bets: [{ ...fixed, secondaryStake: 'x' }] }, 'bets[0].secondaryStake'],
    [{ bets: [fixed, { ...fixed, legs: [] }] }, 'bets[1].legs'],
    [{ bets: [{ ...fixed, legs: [{ ...leg, type: 'SHOW' }] }] }, 'bets[0].legs[0].type'],
    [{ bets: [{ ...fixed, legs: [{ ...leg, propositionId: 1.5 }] }] }, 'bets[0].legs[0].propositionId'],
    [{ bets: [{ ...fixed, legs: [{ ...leg, odds: '1.00' }] }] }, 'bets[0].legs[0].odds'],
    [{ bets: [{ ...fixed, legs: [{ ...leg, odds: '7.005' }] }] }, 'bets[0].legs[0].odds'],
    [{ bets: [{ ...fixed, legs: [{ ...leg, decoToken: 5 }] }] }, 'bets[0].legs[0].decoToken'],
    [
      { bets: [{ ...fixed, legs: [{ type: 'SAME_GAME_MULTI', propositions: [{}] }] }] },
      'bets[0].legs[0].propositions[0]',
    ],
    [{ bets: [{ ...tote, betType: undefined }] }, 'bets[0].betType'],
    [{ bets: [{ ...tote, raceNumber: -1 }] }, 'bets[0].raceNumber'],
    [{ bets: [{ ...tote, legs: [{}] }] }, 'bets[0].legs[0].positions'],
    [
      { bets: [{ ...tote, legs: [{ positions: [{ selections: [1, 1] }] }] }] },
      'bets[0].legs[0].positions[0].selections',
    ],
    [
      { bets: [{ ...tote, legs: [{ positions: [{ selections: ['MYSTERY', 1] }] }] }] },
      'bets[0].legs[0].positions[0].selections[0]',
    ],
    [
      { bets: [{ ...tote, legs: [{ roving: [1, 1], positions: [{ selections: [2] }] }] }] },
      'bets[0].legs[0].roving',
    ],
    [{ bets: [{ ...fixed, bonusBetToken: 5 }] }, 'bets[0].bonusBetToken'],
    [{ bets: [{ ...fixed, systemMultis: [{ system: 2 }] }] }, 'bets[0].systemMultis'],
  ])('%j is refused for %s', (body, path) => {
    let flaw: unknown;
    try {
      readBets(body as never);
    } catch (error) {
      flaw = error instanceof SlipError ? error.flaw.path : error;
    }
    expect(flaw).toBe(path);
  });
});
