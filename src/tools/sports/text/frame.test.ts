import { describe, expect, it } from 'vitest';
import { testView } from '../../view.testing.js';
import { dayAndTime, otherName, readLine, startWords } from './frame.js';
import { NOW } from './show.testing.js';

const view = testView({ now: NOW, input: {} });

describe('readLine', () => {
  it('tells an age in seconds up to two minutes, then in minutes', () => {
    expect(readLine(view)).toBe('read 4 s ago');
    expect(readLine({ ...view, ageSeconds: 119.4 }, undefined, 'more')).toBe('read 119 s ago · more');
    expect(readLine({ ...view, ageSeconds: 412 })).toBe('read 6m 52s ago');
    expect(readLine({ ...view, ageSeconds: -1 })).toBe('read 0 s ago');
  });
});

describe('startWords', () => {
  it('says of a match in play whose start is given as still to come what the TAB says', () => {
    expect(startWords({ startsAt: NOW + 60_000, inPlay: true }, view)).toBe(
      'IN PLAY, bets by phone only, start given as Thu 26 Nov 14:03 AEDT',
    );
    expect(startWords({ inPlay: true }, view)).toBe('IN PLAY, bets by phone only');
    expect(startWords({ inPlay: false }, view)).toBe('start not given');
  });
});

describe('dayAndTime', () => {
  it('names the year only where it is not this one', () => {
    expect(dayAndTime(NOW, view)).toBe('Thu 26 Nov 14:02 AEDT');
    expect(dayAndTime(Date.parse('2027-03-04T09:00:00Z'), view)).toBe('Thu 4 Mar 2027 20:00 AEDT');
  });
});

describe('otherName', () => {
  it('is silent when the names are the same but for case', () => {
    expect(otherName(' nrl', 'NRL')).toBeUndefined();
    expect(otherName(undefined, 'NRL')).toBeUndefined();
    expect(otherName('AFL', 'NRL')).toBe('You asked for "AFL"; the TAB\'s answer names "NRL".');
  });
});
