import { describe, expect, it } from 'vitest';
import { recording } from '../../../test/contract/recordings.js';
import { ContractError } from '../../errors/index.js';
import { mutations } from '../../upstream/mutate.testing.js';
import type { JsonObject } from '../../util/json.js';
import { expectSound, presented } from './present.testing.js';
import { tool as datesTool } from './racing-get-all-meeting-dates.js';
import { tool as racesTool } from './racing-get-all-races-in-meeting.js';

const NOW = Date.UTC(2026, 10, 24, 3, 2);
const INPUT = { meeting_date: '2026-11-24', race_type: 'R', venue_mnemonic: 'WFM' };

describe("a meeting's card", () => {
  const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
  const races: JsonObject[] = [
    {
      raceNumber: 1,
      raceStatus: 'Paying',
      raceStartTime: at(-60),
      raceName: 'AN INVENTED PLATE',
      raceClassConditions: '3YO+ MDN FM',
      raceDistance: 1200,
      results: [[4], [2, 5], [], [1]],
      scratchings: [
        { runnerNumber: 8, runnerName: 'A', bettingStatus: 'Scratched' },
        { runnerNumber: 9, runnerName: 'B', bettingStatus: 'LateScratched' },
      ],
    },
    { raceNumber: 2, raceStatus: 'Normal', raceStartTime: at(2), raceName: 'Race 2', hasFixedOdds: true },
    { raceNumber: 3, raceStatus: 'Normal', raceStartTime: at(14 * 60), hasFixedOdds: true },
  ];

  it('shows a line a race: key, start, state, result, class, name and scratchings', () => {
    const answer = presented(racesTool, { races }, NOW, INPUT);
    expectSound(answer, 3_000);
    expect(answer.key).toBe('2026-11-24/R/WFM');
    expect(answer.text.split('\n')).toEqual([
      'Warwick Farm · Tue 24 Nov 2026 · gallops · NSW · 3 races · next: R2 in 2m',
      '2026-11-24/R/WFM · times AEDT · read 4 s ago',
      '2026-11-24/R/WFM/1  13:02      paid   4-2=5-1  1200m  3YO+ maiden fillies and mares  An Invented Plate  scr 9 late, 8',
      '2026-11-24/R/WFM/2  14:04      in 2m',
      '2026-11-24/R/WFM/3  Wed 04:02  open',
    ]);
    expect(answer.facts).toMatchObject({
      next: '2026-11-24/R/WFM/2',
      races: [{ result: '4-2=5-1', scratched: [8, 9], state: 'paid', status: 'Paying' }, {}, {}],
    });
  });

  it('says when no race is left, and when there is none', () => {
    expect(presented(racesTool, { races: [races[0]] }, NOW, INPUT).text).toContain('no race left to run');
    const unknown = presented(racesTool, { races: [] }, NOW, { ...INPUT, venue_mnemonic: 'Nowhere Park' });
    expect(unknown.text.split('\n')[0]).toBe('Nowhere Park · Tue 24 Nov 2026 · gallops · 0 races');
  });

  it('tells the recorded card', () => {
    const body = recording('racing-meetings-2026-09-23.excerpt.json') as
      | { meetings: { races: unknown }[] }
      | undefined;
    if (body === undefined) return;
    const input = { ...INPUT, meeting_date: '2026-09-23' };
    const at = Date.UTC(2026, 8, 23, 5, 34, 10);
    const answer = presented(racesTool, { races: body.meetings[0]?.races }, at, input);
    expectSound(answer, 3_000);
    expect(answer.text).toMatch(
      /\n2026-09-23\/R\/WFM\/2 {2}14:25 {2}paid +3-2-10-7 {2}1200m .* scr 6 late\n/,
    );
  });

  it('is told or refused as a broken contract, however damaged', () => {
    for (let seed = 0; seed < 300; seed++) {
      try {
        expectSound(presented(racesTool, mutations({ races }, seed), NOW, INPUT), 9_000);
      } catch (error) {
        expect(error, `seed ${seed}`).toBeInstanceOf(ContractError);
      }
    }
  });
});

describe('the days with racing', () => {
  const dates = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'].map((meetingDate) => ({
    meetingDate,
  }));

  it('are told by date, weekday and distance from today', () => {
    const answer = presented(datesTool, { dates }, NOW, {});
    expectSound(answer, 1_000);
    expect(answer.text.split('\n')).toEqual([
      'Racing on 4 days · dates are those of Sydney · read 4 s ago',
      '2026-11-23  Mon 23 Nov 2026  yesterday',
      '2026-11-24  Tue 24 Nov 2026  today',
      '2026-11-25  Wed 25 Nov 2026  tomorrow',
      '2026-11-26  Thu 26 Nov 2026',
    ]);
    expect(answer.facts).toMatchObject({
      today: '2026-11-24',
      dates: [{ date: '2026-11-23', day: 'Mon' }, {}, {}, {}],
    });
  });

  it('may be none', () => {
    expect(presented(datesTool, { dates: [] }, NOW, {}).text).toMatch(/^No days with racing are listed/);
  });

  it('are told or refused as a broken contract, however damaged', () => {
    for (let seed = 0; seed < 100; seed++) {
      try {
        expectSound(presented(datesTool, mutations({ dates }, seed), NOW, {}), 1_000);
      } catch (error) {
        expect(error, `seed ${seed}`).toBeInstanceOf(ContractError);
      }
    }
  });
});
