import { describe, expect, it } from 'vitest';
import { raceKey } from './keys.js';
import {
  byStart,
  isResulted,
  latestRace,
  meetingReference,
  nextRace,
  type RaceStub,
  raceReference,
} from './meeting.js';
import type { MeetingHead } from './race.js';

const stub = (
  number: number,
  status: string,
  start: number | undefined,
  placed: number[] = [],
): RaceStub => ({
  number,
  matchName: undefined,
  name: undefined,
  conditions: undefined,
  distance: undefined,
  start,
  status,
  hasFixedOdds: undefined,
  willHaveFixedOdds: undefined,
  hasTote: undefined,
  allIn: false,
  placings: placed.map((runner, i) => ({ position: i + 1, runners: [runner] })),
  scratchings: [],
});

const head: MeetingHead = {
  date: '2026-11-24',
  code: 'R',
  venue: 'WFM',
  name: 'WARWICK FARM',
  location: 'NSW',
  weather: undefined,
  track: undefined,
  rail: undefined,
  fixedOddsOnly: false,
};

describe('a card', () => {
  const races = [
    stub(1, 'Paying', 100, [4]),
    stub(3, 'Normal', 300),
    stub(2, 'Interim', 200, [5]),
    stub(4, 'Normal', 400),
  ];

  it('has as next race the first open one by start', () => {
    expect(nextRace(races)?.number).toBe(3);
    expect(nextRace([stub(1, 'Paying', 1, [2]), stub(2, 'Abandoned', 2)])).toBeUndefined();
  });

  it('is in the order of its starts, or of its numbers where one is not told', () => {
    const late = [stub(1, 'Paying', 300), stub(3, 'Paying', 200), stub(2, 'Paying', 100)];
    expect(byStart(late).map(({ number }) => number)).toEqual([2, 3, 1]);
    const untold = [...late, stub(4, 'Paying', undefined)];
    expect(byStart(untold).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(nextRace([stub(1, 'Normal', undefined)])).toBeUndefined();
  });

  it('has as latest race the last one with placings', () => {
    expect(latestRace(races)?.number).toBe(2);
    expect(latestRace([stub(1, 'Normal', 1), stub(2, 'Abandoned', 2)])).toBeUndefined();
  });

  it('counts no race as resulted that is open or abandoned, whatever its placings', () => {
    expect(isResulted(stub(1, 'Normal', 1, [3]))).toBe(false);
    expect(isResulted(stub(1, 'Abandoned', 1, [3]))).toBe(false);
    expect(isResulted(stub(1, 'Something', 1, [3]))).toBe(true);
  });
});

describe('references', () => {
  it('say a race by date, code, mnemonic and number', () => {
    expect(raceKey(raceReference(head, stub(4, 'Normal', 1)))).toBe('2026-11-24/R/WFM/4');
  });

  it('say a fixed-odds-only race by the names of meeting and match', () => {
    const meeting = { ...head, venue: undefined, name: 'Finger Lakes (USA)', fixedOddsOnly: true };
    const race = { ...stub(6, 'Normal', 1), matchName: 'FINGER LAKES R06 22/09' };
    expect(raceKey(raceReference(meeting, race))).toBe(
      '2026-11-24/R/Finger Lakes (USA)/FINGER LAKES R06 22/09',
    );
  });

  it('take the date asked for where the meeting tells none', () => {
    expect(meetingReference({ ...head, date: undefined }, '2026-11-25').date).toBe('2026-11-25');
    expect(meetingReference({ ...head, date: undefined }).date).toBe('');
  });
});
