import { describe, expect, it } from 'vitest';
import { recording } from '../../../test/contract/recordings.js';
import { ContractError } from '../../errors/index.js';
import { mutations } from '../../upstream/mutate.testing.js';
import { answerTo, unsound } from '../view.testing.js';
import { ASKED, formBody } from './form.testing.js';
import { tool } from './racing-get-runner-form.js';

const asked = { ...ASKED, input: { ...ASKED.input, runner_number: 3 } };

describe('racing_get_runner_form', () => {
  it('tells header, records, earlier runs, connections and the comment, in that order', () => {
    const { text, facts, key } = answerTo(tool, formBody(3), asked);
    expect(key).toBe('2026-11-24/R/RAN/4');
    expect(text.split('\n')).toEqual([
      '3 STELLA HARBOUR BAY 3 · Randwick R4 · Tue 24 Nov 2026',
      '2026-11-24/R/RAN/4 · read 4 s ago · prices and scratchings: racing_get_race',
      '5yo br gelding by Grand Meridian from Quiet Stella (NZ) · 58.5kg · blinkers · rider Julie Merrow · trainer Connor Walliston (Warwick Farm)',
      '4x21308x3125x (newest right, x spell, leading f first start, 0 tenth or worse) · first up, 98 days since its last run · class down, field strength -5.5',
      'career 24: 5-6 $298,453.50 · track 3: 1-1 · distance 7: 2-3 · track and distance 1: 1-0 · first up 5: 1-2 · second up 4: 0-2',
      'firm 0 · good 15: 4-3 · soft 6: 1-2 · heavy 3: 0-1 · wet 9: 1-3 · same class 9: 1-3 · stronger class 2: 0-0 · won at 1200m (2), 1400m (3)',
      'Records read starts: wins-placings; a career in three figures wins-2nds-3rds.',
      'Earlier runs, newest first; a trial counts in no record:',
      'date       at     over  track  class       finish             carried  rider            time  price',
      '10 Nov 26  RAND  1200m  Good   OPEN trial  2nd of 11, 1.2L             Julie Merrow  1:09.87         to Night Parade, in run 4-3',
      '30 Oct 26  RAND  1200m  Good   OPEN trial  5th of 11, 1.2L             Julie Merrow  1:09.87         to Night Parade, in run 4-3',
      '17 Aug 26  RAND  1200m  Good   BM72 HCP    5th of 11, 1.2L     57.5kg  Julie Merrow  1:09.87   9.50  to Night Parade, in run 4-3',
      '1 Aug 26   RAND  1200m  Good   BM72 HCP    2nd of 11, 0.1L       57kg  Julie Merrow  1:09.87     12  to Night Parade, in run 4-3',
      '18 Jul 26  RAND  1200m  Heavy  BM72 HCP    1st of 11 by 1.2L     56kg  Julie Merrow  1:09.87   3.40  beat Night Parade, in run 4-3',
      '4 Jul 26   RAND  1200m  Good               3rd of 11, 1.2L       56kg  Julie Merrow  1:09.87   4.60  to Night Parade, in run 4-3',
      'Trainer: 30 days 50: 8-14 (16 % win) · together 9: 2-1',
      'Rider: 12 months 505: 54-102 (11 % win) · on this runner 6: 1-2',
      'The TAB\'s comment: "In weaker class. Has had two trials."',
    ]);
    expect(facts).toMatchObject({
      number: 3,
      name: 'STELLA HARBOUR BAY 3',
      prize_money: 298453.5,
      class: 'down',
      records: { overall: [24, 5, 6], track_distance: [1, 1, 0] },
      trainer_records: { last_30_days: [50, 8, 14] },
      earlier_runs_not_shown: 0,
    });
    expect((facts as { earlier_runs: { trial?: boolean; price?: number }[] }).earlier_runs[0]).toMatchObject({
      trial: true,
      position: 2,
    });
  });

  it('reads the recorded runner as the recording has it', () => {
    const body = recording('racing-runner-form-r.json');
    if (body === undefined) return;
    const answer = answerTo(tool, body, { ...asked, input: { ...asked.input, runner_number: 1 } });
    expect(unsound(answer)).toBeUndefined();
    expect(answer.text).toContain('career 3: 2-0-0 $98,453');
    expect(answer.text).toContain('together 1,839: 217-428 (12 % win)');
    expect(answer.text.length).toBeLessThanOrEqual(2_900);
    expect(answer.facts).toMatchObject({ seconds: 0, thirds: 0, records: { good: [1, 1, 0] } });
  });

  it('reads the recorded greyhound', () => {
    const body = recording('racing-form-g-2017.fragment.json');
    if (body === undefined) return;
    const answer = answerTo(tool, body, {
      ...asked,
      input: { ...asked.input, race_type: 'G', runner_number: 1 },
    });
    expect(unsound(answer)).toBeUndefined();
    expect(answer.text).toContain('best time 29.44');
    expect(answer.text).toContain('6th of 6, 5.8L   33.7kg  29.68     11');
    expect(answer.text).toContain('stewards "CRD1&3"');
    expect(answer.text).not.toMatch(/\$|career|rider/);
  });

  it('keeps sixty earlier runs and long comments within the budgets', () => {
    const rows = (formBody(3)['runnerStarts'] as { previousStarts: unknown[] }).previousStarts;
    const previousStarts = Array.from({ length: 10 }, () => rows).flat();
    const comment = 'Ran on well. '.repeat(300);
    const body = formBody(3, {
      runnerStarts: { ...(formBody(3)['runnerStarts'] as object), previousStarts },
      formComments: [{ comment }],
      formComment: comment,
    });
    const answer = answerTo(tool, body, asked);
    expect(answer.text.length).toBeLessThanOrEqual(2_900);
    expect(JSON.stringify(answer.facts).length).toBeLessThanOrEqual(4_200);
    const told = (answer.facts as { earlier_runs: unknown[] }).earlier_runs.length;
    expect(told).toBeGreaterThanOrEqual(6);
    expect(answer.text).toContain(`+${60 - told} more runs: detail: "full"`);
  });

  it('says so when the TAB answers with another runner, or tells of no run', () => {
    expect(answerTo(tool, formBody(5), asked).text).toContain(
      'Runner 3 was asked for; the TAB answered with 5.',
    );
    const bare = answerTo(tool, { runnerName: 'NIGHT OWL' }, asked);
    expect(bare.text.split('\n')).toEqual([
      '3 NIGHT OWL · Randwick R4 · Tue 24 Nov 2026',
      '2026-11-24/R/RAN/4 · read 4 s ago · prices and scratchings: racing_get_race',
      'The TAB tells of no earlier run.',
    ]);
    expect(unsound(bare)).toBeUndefined();
  });

  it('marks a finish that was none', () => {
    const row = {
      startType: 'LastStarts',
      startDate: '2026-08-01',
      finishingPosition: 'FF',
      numberOfStarters: 9,
    };
    const lost = {
      startType: 'LastStarts',
      startDate: '2026-07-01',
      finishingPosition: '0',
      numberOfStarters: 9,
    };
    const { text } = answerTo(tool, formBody(3, { runnerStarts: { previousStarts: [row, lost] } }), asked);
    expect(text).toContain('1 Aug 26  FF of 9');
    expect(text).toContain('1 Jul 26  – of 9');
  });

  it('reads a body damaged at random, or names what is missing', () => {
    const bodies = [
      formBody(3),
      recording('racing-runner-form-r.json'),
      recording('racing-form-g-2017.fragment.json'),
    ].filter((body) => body !== undefined);
    for (let seed = 0; seed < 2_000; seed++) {
      try {
        const answer = answerTo(tool, mutations(bodies[seed % bodies.length], seed), asked);
        expect(unsound(answer), `seed ${seed}`).toBeUndefined();
        expect(answer.text.length).toBeLessThanOrEqual(2_900);
      } catch (error) {
        expect(error, `seed ${seed}: ${String(error)}`).toBeInstanceOf(ContractError);
        expect((error as ContractError).path).toMatch(/^(body|runnerName)$/);
      }
    }
  });
});
