import { describe, expect, it } from 'vitest';
import { recording } from '../../../test/contract/recordings.js';
import { ContractError, InputError } from '../../errors/index.js';
import { mutations } from '../../upstream/mutate.testing.js';
import { poolBody } from '../../upstream/race.testing.js';
import type { JsonObject } from '../../util/json.js';
import { expectSound, presented } from './present.testing.js';
import { tool } from './racing-get-meetings.js';

const BUDGET = 6_000;
const NOW = Date.UTC(2026, 10, 24, 3, 2);
const DATE = '2026-11-24';

const stub = (number: number, status: string, minutes: number, given: JsonObject = {}): JsonObject => ({
  raceNumber: number,
  raceStatus: status,
  raceStartTime: new Date(NOW + minutes * 60_000).toISOString(),
  hasFixedOdds: status === 'Normal',
  hasParimutuel: true,
  results: status === 'Normal' ? [] : [[number], [3]],
  ...given,
});

const meeting = (name: string, venue: string, given: JsonObject = {}): JsonObject => ({
  meetingName: name,
  venueMnemonic: venue,
  meetingDate: DATE,
  location: 'NSW',
  raceType: 'R',
  trackCondition: 'SOFT5',
  weatherCondition: 'FINE',
  races: [
    stub(1, 'Paying', -70),
    stub(2, 'Paying', -35),
    stub(3, 'Interim', -3),
    stub(4, 'Normal', 2),
    stub(5, 'Normal', 37),
    stub(6, 'Normal', 72),
  ],
  exoticPools: [poolBody('Quaddie', [5, 6, 7, 8], 400)],
  ...given,
});

function show(body: unknown, input: JsonObject = {}) {
  const answer = presented(tool, body, NOW, { meeting_date: DATE, ...input });
  expectSound(answer, BUDGET);
  return { ...answer, lines: answer.text.split('\n'), map: answer.facts as Record<string, unknown> };
}

describe('the meetings of a day', () => {
  const day = {
    meetings: [
      meeting('CAPALABA', 'CPL', { raceType: 'G', location: 'QLD', trackCondition: null }),
      meeting('WARWICK FARM', 'WFM'),
    ],
    note: 'kept',
  };

  it('stand code by code, each with where its races stand', () => {
    const { lines } = show(day);
    expect(lines).toEqual([
      'Thoroughbreds · Tue 24 Nov 2026 · 1 meeting, 6 races · next: Warwick Farm R4 in 2m',
      '2026-11-24/R/WFM  Warwick Farm  NSW  SOFT5 fine  6 races 12:52–15:14  R1–R2 paid, R3 interim, R4 in 2m, R5–R6 open · quaddie from R5',
      'Greyhounds · Tue 24 Nov 2026 · 1 meeting, 6 races · next: Capalaba R4 in 2m',
      '2026-11-24/G/CPL  Capalaba  QLD  fine  6 races 12:52–15:14  R1–R2 paid, R3 interim, R4 in 2m, R5–R6 open · quaddie from R5',
      'times AEDT · read 4 s ago',
    ]);
  });

  it('are told in facts with the next race and its start', () => {
    expect(show(day, { race_type: 'R' }).map).toEqual({
      date: DATE,
      meetings_total: 1,
      races_total: 6,
      meetings: [
        {
          key: '2026-11-24/R/WFM',
          name: 'Warwick Farm',
          location: 'NSW',
          track: 'SOFT5',
          weather: 'FINE',
          first: '2026-11-24T12:52:00+11:00',
          races: 6,
          card: 'R1–R2 paid, R3 interim, R4 in 2m, R5–R6 open',
          next: { race: 4, start: '2026-11-24T14:04:00+11:00' },
          quaddie_from: 5,
        },
      ],
    });
  });

  it('are filtered by code and venue in any case, and the body in full with them', () => {
    const { lines, body } = show(day, { race_type: 'g' });
    expect(lines[0]).toContain('Greyhounds');
    expect(body).toEqual({ meetings: [day.meetings[0]], note: 'kept' });
    expect(show(day, { venue: 'wfm' }).body).toEqual({ meetings: [day.meetings[1]], note: 'kept' });
    expect(show(day, { venue: 'Warwick' }).body).toEqual({ meetings: [day.meetings[1]], note: 'kept' });
    expect(show(day).body).toBeUndefined();
  });

  it('stand at home before abroad, and with fixed odds only last', () => {
    const meetings = [
      meeting('Finger Lakes (USA)', '', { venueMnemonic: undefined, location: 'USA', fixedOddsOnly: true }),
      meeting('KYOTO', 'KYO', { location: 'JPN', races: [stub(1, 'Normal', 1)] }),
      meeting('ASCOT', 'ASC', { location: 'WA' }),
      meeting('RANDWICK', 'RAN', { races: [stub(1, 'Normal', 5)] }),
    ];
    const keys = show({ meetings }).text.match(/2026-11-24\/R\/[\w ]+/g);
    expect(keys?.map((key) => key.slice(13).trim().split('  ')[0])).toEqual([
      'ASC',
      'RAN',
      'KYO',
      'Finger Lakes',
    ]);
  });

  it('name what races when the filters leave nothing', () => {
    const { lines, body } = show(day, { venue: 'Nowhere' });
    expect(lines[0]).toBe(
      'None of the 2 meetings of Tue 24 Nov 2026 is that. Racing at: Warwick Farm, Capalaba. Give one as venue, or leave venue out.',
    );
    expect(show(day, { venue: 'Warwik Farm' }).lines[0]).toContain(
      'Nearest: Warwick Farm. Give one as venue',
    );
    expect(show(day, { venue: 'Nowhere', race_type: 'G' }).lines[0]).toContain(
      'G racing at: Capalaba. Give one as venue',
    );
    expect(show(day, { venue: 'Warwick Farm', race_type: 'G' }).lines[0]).toContain(
      'At that venue: 2026-11-24/R/WFM (racing_get_all_races_in_meeting takes such a key).',
    );
    expect(show(day, { race_type: 'H' }).lines[0]).toContain(
      'No H meeting is on that day; without race_type',
    );
    expect(body).toEqual({ meetings: [], note: 'kept' });
  });

  it('say when there are none', () => {
    expect(show({ meetings: [] }).lines[0]).toBe(
      'No meetings on Tue 24 Nov 2026. racing_get_all_meeting_dates lists the days that have some.',
    );
  });

  it('tell late, lost, unknown and unpriced races in words', () => {
    const races = [
      stub(1, 'Abandoned', -90),
      stub(2, 'Foo Bar', -60),
      stub(3, 'Normal', -3),
      stub(4, 'Normal', 30, { hasFixedOdds: false, hasParimutuel: false }),
    ];
    const { lines } = show({ meetings: [meeting('RANDWICK', 'RAN', { races, exoticPools: [] })] });
    expect(lines[0]).toContain('next: Randwick R3 due 3m ago');
    expect(lines[1]).toContain('R1 abandoned, R2 foo bar, R3 due 3m ago, R4 to come');
  });

  it('do not call a race next that was due long ago', () => {
    const races = [stub(1, 'Normal', -120)];
    const { lines } = show({ meetings: [meeting('RANDWICK', 'RAN', { races })] });
    expect(lines[0]).toContain('no race left to run');
    expect(lines[1]).toContain('R1 due 2h ago');
  });

  it('tell what a quaddie carries in, and a meeting without races', () => {
    const pools = [{ ...poolBody('Quaddie', [5, 6, 7, 8], 400), jackpot: 40_000 }];
    const { text, map } = show({
      meetings: [meeting('RANDWICK', 'RAN', { exoticPools: pools }), meeting('ASCOT', 'ASC', { races: [] })],
    });
    expect(text).toContain('quaddie from R5 with $40,000 carried in');
    expect(text).toMatch(/Ascot .* no races/);
    expect(JSON.stringify(map)).toContain('"quaddie_jackpot":40000');
  });
});

describe('a large day', () => {
  const names = Array.from({ length: 66 }, (_, i) => `COURSE NUMBER ${String(i).padStart(2, '0')}`);
  const day = {
    meetings: names.map((name, i) =>
      meeting(name, `C${String(i).padStart(2, '0')}`, { raceType: i < 25 ? 'R' : i < 40 ? 'H' : 'G' }),
    ),
  };

  it('comes in pages that miss and repeat nothing', () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const { text, nextCursor } = show(day, cursor === undefined ? {} : { cursor });
      seen.push(...(text.match(/Course Number \d\d (?= )/g) ?? []).map((name) => name.trim().toUpperCase()));
      if (nextCursor !== undefined)
        expect(text).toMatch(/\+\d+ more meetings: cursor next_cursor, or race_type/);
      cursor = nextCursor;
      pages++;
    } while (cursor !== undefined && pages < 10);
    expect(seen).toEqual(names);
    expect(pages).toBeLessThanOrEqual(4);
  });

  it('holds a whole code in one page', () => {
    expect(show(day, { race_type: 'R' }).nextCursor).toBeUndefined();
  });

  it('refuses a cursor of another filter', () => {
    const { nextCursor } = show(day);
    expect(() => show(day, { race_type: 'R', cursor: nextCursor })).toThrow(InputError);
  });
});

describe('the recorded day', () => {
  const file = 'racing-meetings-2026-09-23.excerpt.json';
  const at = Date.UTC(2026, 8, 23, 5, 34, 10);

  it('is told as it was', () => {
    const body = recording(file);
    if (body === undefined) return;
    const answer = presented(tool, body, at, { meeting_date: '2026-09-23' });
    expectSound(answer, BUDGET);
    expect(answer.text.split('\n').slice(0, 5)).toEqual([
      'Thoroughbreds · Wed 23 Sep 2026 · 2 meetings, 10 races · next: Warwick Farm R4 in 50s',
      '2026-09-23/R/WFM  Warwick Farm  NSW  SOFT5 overcast  7 races 13:50–17:20  R1–R3 paid, R4 in 50s, R5–R7 open',
      '2026-09-23/R/Finger Lakes (USA)  USA  FIRM overcast  3 races 05:20–06:25  R6–R8 paid · fixed odds only',
      'Harness · Wed 23 Sep 2026 · 1 meeting, 8 races · next: Hobart R5 in 3m',
      '2026-09-23/H/HOB  Hobart  TAS  GOOD fine  8 races 13:14–17:23  R1–R4 paid, R5 in 3m, R6–R8 open · quaddie from R5',
    ]);
    expect(answer.text).toContain('3 races Thu 00:32–03:02  R4 in 8h 57m, R5 to come, R12 to come');
  });

  it('is told or refused as a broken contract, however damaged', () => {
    const body = recording(file) ?? { meetings: [meeting('WARWICK FARM', 'WFM')] };
    for (let seed = 0; seed < 200; seed++) {
      const input = seed % 2 ? { meeting_date: DATE } : { meeting_date: DATE, race_type: 'R' };
      try {
        expectSound(presented(tool, mutations(body, seed), at, input), BUDGET);
      } catch (error) {
        expect(error, `seed ${seed}`).toBeInstanceOf(ContractError);
      }
    }
  });
});
