import { describe, expect, it } from 'vitest';
import { recording } from '../../test/contract/recordings.js';
import { readMeetings } from './meetings.js';
import { readNextToGo } from './next-to-go.js';
import { readRaces } from './races.js';
import { readRacingDates } from './racing-dates.js';

const stub = { raceNumber: 1, raceStatus: 'Normal', raceStartTime: '2026-11-24T03:04:00.000Z' };

describe('readMeetings', () => {
  it('reads the recorded day', () => {
    const body = recording('racing-meetings-2026-09-23.excerpt.json');
    if (body === undefined) return;
    const meetings = readMeetings(body);
    expect(
      meetings.map(({ code, venue, name, fixedOddsOnly }) => [code, venue, name, fixedOddsOnly]),
    ).toEqual([
      ['R', 'WFM', 'WARWICK FARM', false],
      ['H', 'HOB', 'HOBART', false],
      ['G', 'CPL', 'CAPALABA', false],
      ['G', undefined, 'Sunderland (GBR)', true],
      ['G', undefined, 'Star Pelaw (GBR)', true],
      ['R', undefined, 'Finger Lakes (USA)', true],
    ]);
    expect(meetings[0]?.prizeMoney).toBe(46_000_000);
    expect(meetings[0]?.races[1]?.scratchings).toMatchObject([{ number: 6, late: true }]);
    expect(meetings[2]?.races[0]?.scratchings[0]?.name).toBeUndefined();
    expect(meetings[5]?.races[0]?.matchName).toBe('FINGER LAKES R06 22/09');
    expect(meetings[0]?.pools.find((pool) => pool.product === 'Quaddie')).toMatchObject({
      status: 'Closed',
      total: 7_325_753,
    });
  });

  it.each([
    ['body', null],
    ['meetings', {}],
    ['meetings[0].meetingName', { meetings: [{ raceType: 'R', races: [] }] }],
    ['meetings[0].raceType', { meetings: [{ meetingName: 'A', races: [] }] }],
    ['meetings[0].races', { meetings: [{ meetingName: 'A', raceType: 'R' }] }],
    [
      'meetings[0].races[0].raceStartTime',
      { meetings: [{ meetingName: 'A', raceType: 'R', races: [{ ...stub, raceStartTime: 'soon' }] }] },
    ],
  ])('names %s when it is missing', (path, body) => {
    expect(() => readMeetings(body)).toThrow(expect.objectContaining({ path }));
  });
});

describe('readRaces', () => {
  it('passes over odd members of results and scratchings', () => {
    const [race] = readRaces({
      races: [{ ...stub, results: [[4], 'x', [2, 4, '7', null]], scratchings: [null, { runnerNumber: 3 }] }],
    });
    expect(race?.placings).toEqual([
      { position: 1, runners: [4] },
      { position: 2, runners: [2, 7] },
    ]);
    expect(race?.scratchings).toEqual([{ number: 3, name: undefined, late: false }]);
  });

  it('needs a status', () => {
    expect(() => readRaces({ races: [{ ...stub, raceStatus: null }] })).toThrow(
      expect.objectContaining({ path: 'races[0].raceStatus' }),
    );
  });
});

describe('readNextToGo', () => {
  it('takes a race without status for one that is still to run', () => {
    const { raceStatus: _, ...without } = stub;
    const [next] = readNextToGo({
      races: [{ ...without, meeting: { raceType: 'r', venueMnemonic: 'WFM' } }],
    });
    expect(next).toMatchObject({
      meeting: { code: 'R', venue: 'WFM', name: 'WFM' },
      race: { status: 'Normal' },
    });
  });

  it('needs the meeting', () => {
    expect(() => readNextToGo({ races: [stub] })).toThrow(
      expect.objectContaining({ path: 'races[0].meeting' }),
    );
  });
});

describe('readRacingDates', () => {
  it('gives each day once, in order, and passes over what is no date', () => {
    expect(
      readRacingDates({
        dates: [
          { meetingDate: '2026-11-25' },
          { meetingDate: '2026-11-24' },
          { meetingDate: '2026-11-25' },
          { meetingDate: 'soon' },
          null,
        ],
      }),
    ).toEqual(['2026-11-24', '2026-11-25']);
  });

  it('needs the list', () => {
    expect(() => readRacingDates([])).toThrow(expect.objectContaining({ path: 'body' }));
  });
});
