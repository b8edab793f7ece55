import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sharedAlarm } from './alarm.js';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const alarm = sharedAlarm(() => Date.now());
  const rung: string[] = [];
  const set = (label: string, milliseconds: number) =>
    alarm(milliseconds, () => void rung.push(`${label}@${Date.now()}`));
  return { alarm, rung, set };
}

describe('alarms that share a timer', () => {
  it('ring in their order, each in its time, whichever was set first', () => {
    const { rung, set } = setUp();
    set('late', 500);
    set('early', 100);
    set('early too', 100);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(1000);
    expect(rung).toEqual(['early@100', 'early too@100', 'late@500']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('are silent once called off, also by another that rings at the same moment', () => {
    const { alarm, rung, set } = setUp();
    const off = set('off', 100);
    off();
    off();
    let other = () => {};
    alarm(200, () => other());
    other = set('other', 200);
    vi.advanceTimersByTime(1000);
    expect(rung).toEqual([]);
  });

  // A timer of Node takes a millisecond at least.
  it('may be set while one rings, for at once too', () => {
    const { alarm, rung, set } = setUp();
    alarm(100, () => {
      set('at once', 0);
      set('soon', 50);
    });
    vi.advanceTimersByTime(1000);
    expect(rung).toEqual(['at once@101', 'soon@150']);
  });

  it('ring in their time though one that rings throws', () => {
    const { alarm, rung, set } = setUp();
    alarm(100, () => {
      throw new Error('of the one that rings');
    });
    set('with it', 100);
    set('after it', 300);
    expect(() => vi.advanceTimersByTime(100)).toThrow('of the one that rings');
    vi.advanceTimersByTime(1000);
    expect(rung).toEqual(['with it@101', 'after it@300']);
  });

  it('wait longer than a timer can hold', () => {
    const { rung, set } = setUp();
    set('far', 2 ** 31 + 1000);
    vi.advanceTimersByTime(2 ** 31);
    expect(rung).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(rung).toEqual([`far@${2 ** 31 + 1000}`]);
  });
});
