import { describe, expect, it } from 'vitest';
import { dividendBody, raceBody, resultBody } from '../../upstream/race.testing.js';
import type { View } from '../define-tool.js';
import { expectSound, presented } from './present.testing.js';
import { tool } from './racing-get-race.js';

const BUDGET = 4_000;
const JUMP = Date.UTC(2026, 10, 24, 3, 4);
const MINUTE = 60_000;
const INPUT = {
  meeting_date: '2026-11-24',
  race_type: 'R',
  venue_mnemonic: 'WFM',
  race_number: 4,
  fixed_odds: false,
};

function show(body: unknown, now: number, input: Record<string, unknown> = {}, given: Partial<View> = {}) {
  const answer = presented(tool, body, now, { ...INPUT, ...input }, given);
  expectSound(answer, BUDGET);
  return { ...answer, lines: answer.text.split('\n'), map: answer.facts as Record<string, unknown> };
}

describe('a race after the jump', () => {
  it('tells placings with tote and last fixed price, what $1 pays and what ended here', () => {
    const { lines, state, map } = show(resultBody(), JUMP + 8 * MINUTE);
    expect(lines.slice(1, 11)).toEqual([
      '2026-11-24/R/WFM/4 · PAYING, dividends final · ran 14:04 AEDT, 8m ago · 9 run',
      'read 4 s ago · tote NSW',
      '1st  3  LONG ANIMAL NAME 3  tote 2.60/1.30  last fixed 5.00/1.50',
      '2nd  9  LONG ANIMAL NAME 9  tote –/5.10     last fixed 11/3.30',
      '3rd  1  LONG ANIMAL NAME 1  tote –/1.60     last fixed 3.00/1.10',
      '4th  2  LONG ANIMAL NAME 2                  last fixed 4.00/1.20',
      '$1 pays: Quinella 3-9 18.40 · First 4 no winner, $4,210 carried over',
      'Ended here: Running Double R3–R4 2-3 14.60 · Quaddie R1–R4 5-2-11-3 1,214.30',
      'Fixed bets pay the price taken, not the last one.',
      expect.stringMatching(/^Also ran, by last fixed price: 4 LONG ANIMAL NAME 4 6\.00, 5 /),
    ]);
    expect(state).toBe('PAYING');
    expect((map['placings'] as unknown[])[0]).toEqual({
      place: 1,
      number: 3,
      name: 'LONG ANIMAL NAME 3',
      tote_win: 2.6,
      tote_place: 1.3,
      last_fixed: { win: 5, place: 1.5 },
    });
    expect((map['dividends'] as unknown[])[1]).toEqual({
      product: 'FirstFour',
      pays: [{ selection: '3-9-1-2' }],
      carried_over: 4210,
    });
  });

  it('puts a dead heat in one line and counts the places after it', () => {
    const { text } = show(resultBody({ results: [[3], [9, 1], [2]] }), JUMP + 8 * MINUTE);
    expect(text).toMatch(
      /\n2nd= {2}9 {2}LONG ANIMAL NAME 9 .* and 1 LONG ANIMAL NAME 1, tote –\/1\.60, last fixed 3\.00\/1\.10\n4th /,
    );
  });

  it('adds the movement of the prices when asked', () => {
    const { text, map } = show(resultBody(), JUMP + 8 * MINUTE, { fixed_odds: true });
    expect(text).toContain('\n 3  7.00 first, 6.00 09:00, 5.50 13:40, 5.00 14:01');
    expect((map['placings'] as unknown[])[0]).toMatchObject({ moves: expect.stringContaining('5.00 14:01') });
  });

  it('speaks of no tote where there is none', () => {
    const { lines, text } = show(resultBody({ hasParimutuel: false, dividends: [] }), JUMP + 8 * MINUTE);
    expect(lines[1]).toContain('PAYING, result final');
    expect(lines[2]).toBe('read 4 s ago · no tote');
    expect(text).toContain('1st  3  LONG ANIMAL NAME 3  ');
  });

  it('calls an interim result that, with estimates for dividends', () => {
    const { lines, text } = show(resultBody({ raceStatus: 'Interim', dividends: [] }), JUMP + 3 * MINUTE);
    expect(lines[1]).toContain('INTERIM, dividends to come · ran 14:04 AEDT, 3m ago');
    expect(lines[3]).toContain('not official yet and nothing is paid');
    expect(text).toContain('tote estimate 5.40/1.50');
    expect(text).not.toContain('Fixed bets pay');
  });

  it('says what a protest means, before and after dividends', () => {
    const open = show(resultBody({ raceStatus: 'Protest', dividends: [] }), JUMP + 3 * MINUTE);
    expect(open.lines[3]).toBe('A protest is lodged: placings may change, and bets wait for the decision.');
    const paid = show(resultBody({ raceStatus: 'Protest' }), JUMP + 3 * MINUTE);
    expect(paid.lines[3]).toContain('dividends are declared');
  });

  it('says what an abandoned race means, without prices', () => {
    const dividends = [dividendBody('RunningDouble', [[['8', 'F'], 5.5]])];
    const { lines, text } = show(
      raceBody(3, { raceStatus: 'Abandoned', results: [[], [], [], []], dividends }),
      JUMP + 3 * MINUTE,
    );
    expect(lines.slice(1)).toEqual([
      '2026-11-24/R/WFM/4 · ABANDONED · was due 14:04 AEDT',
      'read 4 s ago',
      'Bets on this race alone are refunded; in bets over several races every runner of this leg counts as a winner.',
      'Ended here: Running Double R3–R4 8-F 5.50 (F: the field, any runner)',
      'Entered: 1 LONG ANIMAL NAME 1, 2 LONG ANIMAL NAME 2, 3 LONG ANIMAL NAME 3',
    ]);
    expect(text).not.toMatch(/3\.00|4\.00/);
  });

  it('says that a closed race takes no bets', () => {
    const { lines } = show(raceBody(3, { raceStatus: 'Closed', hasFixedOdds: false }), JUMP + MINUTE);
    expect(lines[1]).toContain('CLOSED, result to come · due 14:04 AEDT, 1m ago');
    expect(lines[3]).toBe('No more bets are taken; prices are the last ones.');
  });

  it('tells a place dividend that was not declared, and one that nobody won', () => {
    const dividends = [
      dividendBody('Win', [[[3], 2.6]]),
      dividendBody('Place', [[['F'], 0]]),
      dividendBody('Duet', []),
    ];
    const { text } = show(resultBody({ dividends }), JUMP + 8 * MINUTE);
    expect(text).toContain('$1 pays: Place no dividend · Duet no dividend');
    expect(text).toContain('tote 2.60/–');
  });
});
