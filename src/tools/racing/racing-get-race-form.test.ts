import { describe, expect, it } from 'vitest';
import { recording } from '../../../test/contract/recordings.js';
import { ContractError } from '../../errors/index.js';
import { mutations } from '../../upstream/mutate.testing.js';
import { answerTo, unsound } from '../view.testing.js';
import { ASKED, formBody } from './form.testing.js';
import { tool } from './racing-get-race-form.js';

const field = (size: number, more = {}) => ({
  form: Array.from({ length: size }, (_, i) => formBody(i + 1, more)),
});

describe('racing_get_race_form', () => {
  it('tells a runner in a header, its records and its last starts', () => {
    const { text, facts, key } = answerTo(tool, field(1), ASKED);
    expect(key).toBe('2026-11-24/R/RAN/4');
    expect(text.split('\n')).toEqual([
      'Form · Randwick R4 · Tue 24 Nov 2026 · 1 runner',
      '2026-11-24/R/RAN/4 · read 4 s ago · prices and scratchings: racing_get_race',
      'Figures: newest right, x spell, leading f first start, 0 tenth or worse.',
      'Records read starts: wins-placings; a career in three figures wins-2nds-3rds. A trial counts in none.',
      '1 STELLA HARBOUR BAY 1 · 5yo br gelding by Grand Meridian from Quiet Stella (NZ) · 58.5kg · Julie Merrow / Connor Walliston (Warwick Farm)',
      '  4x21308x3125x · first up, 98 days since its last run · career 24: 5-6 $298,453.50 · track 3: 1-1 · dist 7: 2-3 · wet 9: 1-3 · 1st up 5: 1-2 · class down, field strength -5.5',
      '  17 Aug 26 RAND 1200m Good BM72 HCP 5th of 11, 1.2L 57.5kg Julie Merrow 1:09.87 at 9.50',
      '  1 Aug 26 RAND 1200m Good BM72 HCP 2nd of 11, 0.1L 57kg Julie Merrow 1:09.87 at 12',
      '  18 Jul 26 RAND 1200m Heavy BM72 HCP 1st of 11 by 1.2L 56kg Julie Merrow 1:09.87 at 3.40',
      '  4 Jul 26 RAND 1200m Good 3rd of 11, 1.2L 56kg Julie Merrow 1:09.87 at 4.60',
      '  trials since: 2nd of 11 RAND 10 Nov, 5th of 11 RAND 30 Oct',
      'More runs, comments, trainer and rider: racing_get_runner_form.',
    ]);
    expect(facts).toMatchObject({
      key,
      runner_count: 1,
      runners: [{ number: 1, weight_kg: 58.5, career: '24: 5-6', prize_money: 298453.5, wet: '9: 1-3' }],
    });
  });

  it('counts no trial among the last starts', () => {
    const facts = answerTo(tool, field(1), ASKED).facts as { runners: { last_starts: string[] }[] };
    const runs = facts.runners[0]!.last_starts.filter((line) => !line.startsWith('trials since'));
    expect(runs).toHaveLength(4);
    expect(runs.join()).not.toContain('OPEN');
  });

  it('reads the recorded runner as the recording has it', () => {
    const body = recording('racing-race-form-r.excerpt.json');
    if (body === undefined) return;
    const answer = answerTo(tool, body, ASKED);
    expect(unsound(answer)).toBeUndefined();
    expect(answer.text).toContain(
      'career 3: 2-0-0 $98,453 · track 0 · dist 1: 0-0 · wet 2: 1-0 · 1st up 2: 1-0',
    );
    expect(answer.text).toContain('1200m Soft 2YO SW LR 4th of 14, 3.37L 55kg');
  });

  it.each([1, 8, 11, 14, 18, 24, 40, 300])('keeps %i runners within the budgets', (size) => {
    const answer = answerTo(tool, field(size), ASKED);
    expect(answer.text.length).toBeLessThanOrEqual(5_940);
    expect(JSON.stringify(answer.facts).length).toBeLessThanOrEqual(8_880);
    expect(unsound(answer)).toBeUndefined();
    const told = (answer.facts as { runners: unknown[] }).runners.length;
    if (size <= 24) expect(told).toBe(size);
    else expect(answer.text).toContain(`+${size - told} more runners: detail: "full"`);
  });

  it('tells at least the last start of 24 runners', () => {
    const facts = answerTo(tool, field(24), ASKED).facts as { runners: { last_starts?: string[] }[] };
    expect(facts.runners.every(({ last_starts }) => (last_starts?.length ?? 0) >= 1)).toBe(true);
  });

  it('tells second up, later runs, a debut, and a horse with trials only', () => {
    const one = (more: object) => answerTo(tool, field(1, more), ASKED).text;
    expect(one({ runsSinceSpell: 1 })).toContain('second up, 98 days since its last run');
    expect(one({ runsSinceSpell: 1 })).toContain('2nd up 4: 0-2');
    expect(one({ runsSinceSpell: 4 })).toContain('5th run this preparation');
    const none = { numberOfStarts: 0, numberOfWins: 0, numberOfPlacings: 0 };
    const debut = one({
      last20Starts: null,
      daysSinceLastRun: 0,
      runnerStarts: {
        startSummaries: { overall: none },
        previousStarts: [{ startType: 'Trial', finishingPosition: '1', numberOfStarters: 6 }],
      },
    });
    expect(debut).toContain('no start yet · career 0');
    expect(debut).not.toContain('0 days');
    expect(debut).toContain('trials since: 1st of 6');
  });

  it('gives harness margins no unit and a handicap as it is lettered', () => {
    const row = {
      startType: 'LastStarts',
      finishingPosition: '2',
      numberOfStarters: 9,
      margin: '4.5',
      handicap: 'FT',
    };
    const body = field(1, { handicapWeight: 0, runnerStarts: { previousStarts: [row] } });
    const { text } = answerTo(tool, body, { ...ASKED, input: { ...ASKED.input, race_type: 'H' } });
    expect(text).toContain('2nd of 9, 4.5 FT');
    expect(text).not.toContain('0kg');
  });

  it('says that there is no form', () => {
    const answer = answerTo(tool, { form: [] }, ASKED);
    expect(answer.text).toContain('The TAB gives no form for this race.');
    expect(unsound(answer)).toBeUndefined();
  });

  it('reads a body damaged at random, or names what is missing', () => {
    const bodies = [field(2), recording('racing-race-form-r.excerpt.json')].filter(
      (body) => body !== undefined,
    );
    for (let seed = 0; seed < 1_500; seed++) {
      const body = mutations(bodies[seed % bodies.length], seed);
      try {
        const answer = answerTo(tool, body, ASKED);
        expect(unsound(answer), `seed ${seed}`).toBeUndefined();
        expect(answer.text.length).toBeLessThanOrEqual(5_940);
      } catch (error) {
        expect(error, `seed ${seed}: ${String(error)}`).toBeInstanceOf(ContractError);
        expect((error as ContractError).path).toMatch(/^(body|form|form\[\d+\](\.runnerName)?)$/);
      }
    }
  });
});
