import { describe, expect, it } from 'vitest';
import { recording } from '../../../test/contract/recordings.js';
import { ContractError, InputError } from '../../errors/index.js';
import { mutations } from '../../upstream/mutate.testing.js';
import type { RouteTool } from '../define-tool.js';
import { answerTo, unsound } from '../view.testing.js';
import { ASKED } from './form.testing.js';
import { tool } from './racing-get-approximates.js';

const of = (product: string) => ({ ...ASKED, input: { ...ASKED.input, wagering_product: product } });

/** Every pair of `runners` numbers, paying more the larger they are; pairs with `scratched` pay 0. */
function pairs(
  runners: number,
  scratched: number,
  ordered: boolean,
): { selections: number[]; return: number }[] {
  const numbers = Array.from({ length: runners }, (_, i) => i + 1);
  return numbers.flatMap((a) =>
    numbers
      .filter((b) => (ordered ? b !== a : b > a))
      .map((b) => ({
        selections: [a, b],
        return: a === scratched || b === scratched ? 0 : Math.round((a * 7.3 + b * 2.1) * 10) / 10,
      })),
  );
}

describe('racing_get_approximates', () => {
  it('tells the shortest twenty, counts the rest, and leaves scratched ones out', () => {
    const { text, facts } = answerTo(tool, { approximates: pairs(9, 4, false) }, of('Quinella'));
    const lines = text.split('\n');
    expect(lines.slice(0, 5)).toEqual([
      'Quinella approximates · Randwick R4 · Tue 24 Nov 2026 · tote NSW',
      '2026-11-24/R/RAN/4 · read 4 s ago',
      '$1 would pay (an estimate, which only counts while the race is open), numbers in any order, shortest first:',
      '1-2  11.50',
      '1-3  13.60',
    ]);
    expect(lines.slice(-2)).toEqual([
      '+8 more of 28 combinations: detail: "full"',
      '8 combinations left out: a runner is scratched, or no money is on it yet.',
    ]);
    expect(lines.filter((line) => /^\d+-\d+ /.test(line))).toHaveLength(20);
    expect(text).not.toMatch(/^4-|-4 /m);
    expect(facts).toMatchObject({
      product: 'Quinella',
      tote: 'NSW',
      estimate: true,
      not_shown: 8,
      without_a_figure: 8,
    });
    expect((facts as { approximates: unknown[] }).approximates[0]).toEqual({ selections: '1-2', pays: 11.5 });
  });

  it('keeps the order of an exacta, and tells a quinella once', () => {
    const both = {
      approximates: [
        { selections: [9, 3], return: 7.4 },
        { selections: [3, 9], return: 1234.5 },
      ],
    };
    const exacta = answerTo(tool, both, of('Exacta')).text;
    expect(exacta).toContain('numbers in this order');
    expect(exacta).toMatch(/9-3 {6}7\.40\n3-9 {2}1,234\.50/);
    expect(answerTo(tool, both, of('Quinella')).text).toMatch(/:\n3-9 {2}7\.40$/);
  });

  it('reads selections however they are written', () => {
    const body = {
      approximates: [
        { selections: '9-3', return: 2 },
        { selection: 4, return: '3.5' },
        { selections: [['1'], ['2']], return: 1.04 },
        { selections: [], return: 9 },
        { return: 9 },
        null,
      ],
    };
    const { facts } = answerTo(tool, body, of('Exacta'));
    expect((facts as { approximates: unknown[] }).approximates).toEqual([
      { selections: '1-2', pays: 1.04 },
      { selections: '9-3', pays: 2 },
      { selections: '4', pays: 3.5 },
    ]);
  });

  it('reads the sets recorded in a race, after legs already run', () => {
    const race = recording('racing-race-r-pre.json') as { multiLegApproximates: unknown[] } | undefined;
    if (race === undefined) return;
    const { facts } = answerTo(tool, race.multiLegApproximates[0], of('RunningDouble'));
    expect((facts as { approximates: unknown[] }).approximates.slice(0, 2)).toEqual([
      { selections: '4-6', pays: 18.8 },
      { selections: '4-3', pays: 34.5 },
    ]);
  });

  it('tells size, state and change of the pool where they came', () => {
    const body = {
      pool: { poolTotal: 4210.5, poolStatusCode: 'Closed', jackpot: 100 },
      oddsUpdateTime: '2026-11-24T03:01:05.000Z',
      approximates: [{ selections: [1, 2], return: 5 }],
    };
    const answer = answerTo(tool, body, of('Duet'));
    expect(answer.state).toBe('Closed');
    expect(answer.text).toContain(
      'pool Closed · pool $4,210.50 · $100 carried in · read 4 s ago · changed 14:01:05',
    );
    expect(answer.text).toContain(
      '$1 would have paid (the last estimate; racing_get_race tells what was paid)',
    );
    const open = { ...body, pool: { poolStatusCode: 'Open' } };
    expect(answerTo(tool, open, of('Duet')).text).toContain('$1 would pay (an estimate until the close)');
    expect(answer.facts).toMatchObject({ pool_total: 4210.5, changed_at: '2026-11-24T14:01:05+11:00' });
  });

  it('says what there is instead of figures', () => {
    const text = (body: unknown) => answerTo(tool, body, of('FirstFour')).text;
    expect(text({ approximates: [] })).toContain('The TAB gives no First 4 approximates for this race.');
    expect(text([])).toContain('The TAB gives no First 4 approximates');
    expect(text({})).toContain('The TAB gives no First 4 approximates');
    expect(text({ approximates: pairs(3, 2, true).map((row) => ({ ...row, return: 0 })) })).toContain(
      'No combination of 6 combinations has a figure',
    );
    expect(text({ odds: 1, other: 2 })).toContain('Its members: odds, other.');
    expect(() => text('x')).toThrow(ContractError);
  });

  it('sends the product as the TAB spells it, or refuses it by name', () => {
    const { normalise } = tool as RouteTool;
    const input = { wagering_product: 'first four', key: 'today/R/Randwick/4' };
    expect(normalise?.(input)).toEqual({ ...input, wagering_product: 'FirstFour' });
    expect(() => normalise?.({ wagering_product: 'superduper' })).toThrow(InputError);
    expect(() => normalise?.({ wagering_product: 'superduper' })).toThrow('Accepted: Win, Place, Quinella,');
  });

  it('stays small for a first four of 24 runners', () => {
    const approximates = Array.from({ length: 255_024 }, (_, i) => ({
      selections: [i % 24, (i * 7) % 24, (i * 11) % 24, i],
      return: (i % 9_999) + 1,
    }));
    const answer = answerTo(tool, { approximates }, of('FirstFour'));
    expect(answer.text.length).toBeLessThan(1_500);
    expect(JSON.stringify(answer.facts).length).toBeLessThan(2_000);
  });

  it('reads a body damaged at random', () => {
    const body = {
      wageringProduct: 'Exacta',
      poolTotal: 100.5,
      pool: { poolStatusCode: 'Open' },
      approximates: pairs(4, 2, true),
      approximateSets: [{ results: [{ result: 4 }], approximates: [{ selection: 1, return: 3 }] }],
    };
    for (let seed = 0; seed < 1_000; seed++) {
      try {
        const answer = answerTo(tool, mutations(body, seed), of('Exacta'));
        expect(unsound(answer), `seed ${seed}`).toBeUndefined();
      } catch (error) {
        expect(error, `seed ${seed}: ${String(error)}`).toBeInstanceOf(ContractError);
      }
    }
  });
});
