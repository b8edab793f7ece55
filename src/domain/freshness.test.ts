import { describe, expect, it } from 'vitest';
import { type Freshness, freshnessWindow, matchMoment, raceMoment } from './freshness.js';

const NOW = Date.parse('2026-11-24T03:00:00Z');
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const race = (minutesToJump: number, status = 'Normal', resultedMinutesAgo?: number) =>
  raceMoment({
    start: NOW + minutesToJump * MINUTE,
    status,
    resultedAt: resultedMinutesAgo === undefined ? undefined : NOW - resultedMinutesAgo * MINUTE,
  });
const seconds = (kind: Freshness, ...moments: ReturnType<typeof race>[]) =>
  freshnessWindow(kind, moments, NOW).fresh / SECOND;

describe('a race', () => {
  it.each([
    [25 * 60, 60],
    [24 * 60, 30],
    [61, 30],
    [60, 10],
    [11, 10],
    [10, 5],
    [3, 5],
    [2, 2],
    [0.5, 2],
    [0, 5],
    [-3, 5],
  ])('%d minutes before its jump stays fresh for %d s', (minutes, fresh) => {
    expect(seconds('race', race(minutes))).toBe(fresh);
  });

  it.each(['Closed', 'Interim', 'Protest', 'Something new'])('that is %s stays fresh for 5 s', (status) => {
    expect(seconds('race', race(-5, status))).toBe(5);
  });

  it('that pays stays fresh for a minute during half an hour, then for an hour', () => {
    expect(seconds('race', race(-20, 'Paying', 10))).toBe(60);
    expect(seconds('race', race(-50, 'Paying', 30))).toBe(60);
    expect(seconds('race', race(-60, 'Paying', 31))).toBe(3600);
    expect(seconds('race', race(-60, 'Paying'))).toBe(3600);
  });

  it('that is abandoned stays fresh for an hour', () => {
    expect(seconds('race', race(10, 'Abandoned'))).toBe(3600);
  });

  it('of which nothing is known stays fresh as one about to jump', () => {
    expect(seconds('race')).toBe(2);
    expect(seconds('race', raceMoment({ start: undefined, status: 'Normal' }))).toBe(5);
  });

  it('is never served beyond its time within ten minutes of the jump, while the upstream answers', () => {
    expect(freshnessWindow('race', [race(9)], NOW).revalidate).toBe(0);
    expect(freshnessWindow('race', [race(-1)], NOW).revalidate).toBe(0);
    expect(freshnessWindow('race', [race(30)], NOW).revalidate).toBe(5 * SECOND);
  });

  it('is served for at most five minutes when the upstream fails, and for a day once it is settled', () => {
    expect(freshnessWindow('race', [race(9)], NOW).onError).toBe(5 * MINUTE);
    expect(freshnessWindow('race', [race(-50, 'Paying', 40)], NOW).onError).toBe(24 * HOUR);
  });
});

describe('a list of meetings', () => {
  it('stays fresh as its soonest race does, but at least 10 s', () => {
    expect(seconds('meetings', race(70), race(20))).toBe(10);
    expect(seconds('meetings', race(70), race(1))).toBe(10);
    expect(seconds('meetings', race(70), race(-200, 'Paying', 190))).toBe(30);
    expect(seconds('meetings')).toBe(60);
  });

  it('is served for a day when the upstream fails', () => {
    expect(freshnessWindow('meetings', [race(20)], NOW).onError).toBe(24 * HOUR);
  });
});

describe('a competition', () => {
  const match = (minutes: number, inPlay = false, ended = false) =>
    matchMoment({ startsAt: NOW + minutes * MINUTE, inPlay, ...(ended ? { endedAt: NOW } : {}) });

  it('stays fresh for 30 s, 10 s near a start and 3 s in play', () => {
    expect(seconds('competition', match(100))).toBe(30);
    expect(seconds('competition', match(100), match(9))).toBe(10);
    expect(seconds('competition', match(100), match(-30, true))).toBe(3);
    expect(seconds('competition')).toBe(30);
  });

  it('is not served beyond its time in play', () => {
    expect(freshnessWindow('competition', [match(-30, true)], NOW).revalidate).toBe(0);
    expect(freshnessWindow('competition', [match(100)], NOW).revalidate).toBe(15 * SECOND);
  });

  it('that is over stays fresh for a day among the results', () => {
    expect(seconds('results', match(-100, false, true))).toBe(86_400);
    expect(seconds('results')).toBe(60);
  });
});

describe('another answer', () => {
  it.each([
    ['dates', 300],
    ['form', 300],
    ['next-to-go', 5],
    ['jackpots', 60],
    ['sports-list', 300],
    ['sports-next', 10],
    ['footy-rounds', 300],
    ['footy-round', 30],
    ['archive', 86_400],
    ['generic', 10],
  ] as const)('of the class %s stays fresh for %d s', (kind, fresh) => {
    expect(seconds(kind)).toBe(fresh);
    expect(freshnessWindow(kind, [], NOW).revalidate).toBe((fresh * SECOND) / 2);
  });

  it('of unknown content is served no longer than prices when the upstream fails', () => {
    expect(freshnessWindow('generic', [], NOW).onError).toBe(5 * MINUTE);
    expect(freshnessWindow('dates', [], NOW).onError).toBe(24 * HOUR);
  });

  it('that must never be kept has no window at all', () => {
    expect(freshnessWindow('never', [], NOW)).toEqual({ fresh: 0, revalidate: 0, onError: 0 });
  });
});
