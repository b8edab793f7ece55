import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { upstreamClock } from './upstream-clock.js';

const MINUTE = 60_000;
const NOON = Date.parse('2026-11-24T02:00:00Z');
const date = (at: number) => ({ date: new Date(at).toUTCString() });
const sandbox = (now: number, speed: number) => ({
  'x-tab-sandbox': `seed=tab,now=${new Date(now).toISOString()},speed=${speed}`,
});

/** A clock whose computer stands at noon. */
function standing() {
  const real = { now: NOON };
  return { real, clock: upstreamClock(() => real.now) };
}

describe('before the first answer', () => {
  it('the clock is the computer’s', () => {
    const { real, clock } = standing();
    real.now += 5;
    expect([clock.now(), clock.known, clock.skew, clock.mark]).toEqual([NOON + 5, false, 0, undefined]);
  });
});

describe('the real TAB', () => {
  it.each([-180, -3, 3, 180])('that is %i minutes off sets the clock', (minutes) => {
    const { real, clock } = standing();
    expect(clock.observe(date(NOON + minutes * MINUTE))).toBe(NOON + minutes * MINUTE);
    real.now += 10_000;
    expect(clock.now()).toBe(NOON + minutes * MINUTE + 10_000);
    expect([clock.known, clock.skew, clock.mark]).toEqual([true, -minutes * MINUTE, undefined]);
  });

  it('tells whole seconds, which do not make the clock jump about', () => {
    const { real, clock } = standing();
    clock.observe(date(NOON));
    real.now += 900;
    expect(clock.observe(date(NOON))).toBe(NOON + 900);
    real.now += 900;
    expect(clock.observe(date(NOON + 1_000))).toBe(NOON + 1_800);
    expect(clock.observe(date(NOON + 9_000))).toBe(NOON + 9_000);
  });

  it('answered when its headers came, however long its body took', () => {
    const { real, clock } = standing();
    clock.observe(date(NOON));
    real.now += 9_000;
    expect(clock.observe(date(NOON + 5_000), 4_000)).toBe(NOON + 5_000);
    expect([clock.now(), clock.skew]).toEqual([NOON + 9_000, 0]);
  });

  it('never goes back while its date agrees to the second', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1 }), (steps) => {
        const { real, clock } = standing();
        let last = clock.observe(date(NOON));
        for (const step of steps) {
          real.now += step;
          const told = clock.observe(date(real.now));
          expect(told).toBeGreaterThanOrEqual(last);
          last = told;
        }
      }),
    );
  });

  it.each([{}, { date: 'soon' }, { date: '' }])('whose date is %j leaves the clock as it was', (headers) => {
    const { clock } = standing();
    clock.observe(headers);
    expect(clock.known).toBe(false);
    clock.observe(date(NOON + MINUTE));
    expect(clock.observe(headers)).toBe(NOON + MINUTE);
  });
});

describe('the sandbox', () => {
  const THERE = Date.parse('2027-03-01T10:00:00.250Z');

  it.each([
    [1, 10_000],
    [60, 600_000],
    [0.5, 5_000],
    [0, 0],
  ])('at speed %d moves %i ms in ten seconds', (speed, wanted) => {
    const { real, clock } = standing();
    expect(clock.observe({ ...sandbox(THERE, speed), ...date(NOON) })).toBe(THERE);
    real.now += 10_000;
    expect(clock.now()).toBe(THERE + wanted);
    expect(clock.mark).toEqual({ kind: 'sandbox', speed });
  });

  it.each([
    [60, 600_000],
    [1, 10_000],
    [0.5, 10_000],
    [0, 10_000],
  ])('at speed %d lets what is kept age by %i ms in ten seconds without an answer', (speed, wanted) => {
    const { real, clock } = standing();
    clock.observe(sandbox(THERE, speed));
    real.now += 10_000;
    expect(clock.ageing()).toBe(THERE + wanted);
    clock.observe(sandbox(THERE, speed));
    expect(clock.ageing()).toBe(THERE);
  });

  it.each([0, 1, 60])('at speed %d answered when its headers came, however long its body took', (speed) => {
    const { real, clock } = standing();
    real.now += 4_000;
    expect(clock.observe(sandbox(THERE, speed), 4_000)).toBe(THERE);
    expect(clock.now()).toBe(THERE + speed * 4_000);
  });

  it('that jumps back takes the clock along', () => {
    const { clock } = standing();
    clock.observe(sandbox(THERE, 1));
    expect(clock.observe(sandbox(THERE - 3_600_000, 1))).toBe(THERE - 3_600_000);
  });

  it.each([
    ['seed=tab', 1],
    ['seed=tab,now=never,speed=fast', 1],
    ['speed=-5', 1],
    [' now=x , speed=2 ', 2],
    ['', 1],
  ])('that says only "%s" is the sandbox still, by its date', (header, speed) => {
    const { clock } = standing();
    expect(clock.observe({ 'x-tab-sandbox': header, ...date(NOON + MINUTE) })).toBe(NOON + MINUTE);
    expect(clock.mark).toEqual({ kind: 'sandbox', speed });
  });
});

describe('a replay', () => {
  it('is told by its header, with when it was recorded', () => {
    const { clock } = standing();
    clock.observe({ 'x-tab-replay': 'recorded-at=2026-05-10T01:02:03Z', ...date(NOON - 5 * MINUTE) });
    expect(clock.mark).toEqual({ kind: 'replay', speed: 1, recordedAt: '2026-05-10T01:02:03Z' });
    expect(clock.now()).toBe(NOON - 5 * MINUTE);
    clock.observe({ 'x-tab-replay': 'yes' });
    expect(clock.mark).toEqual({ kind: 'replay', speed: 1 });
  });
});

describe('an answer that somebody between has kept', () => {
  it('is as much older as its Age tells, and does not set the clock', () => {
    const { clock } = standing();
    clock.observe(date(NOON));
    expect(clock.observe({ ...date(NOON - 8_000), age: '8' })).toBe(NOON - 8_000);
    expect(clock.now()).toBe(NOON);
    expect(clock.observe({ ...date(NOON), age: '8, 9' })).toBe(NOON);
    clock.observe(sandbox(NOON, 1));
    expect(clock.observe({ ...sandbox(NOON, 1), age: ' 39 ' })).toBe(NOON - 39_000);
  });
});

describe('the mark', () => {
  it('is that of the last answer', () => {
    const { clock } = standing();
    clock.observe(sandbox(NOON, 1));
    clock.observe(date(NOON));
    expect(clock.mark).toBeUndefined();
  });

  it('and the clock are left as they are by a failure that knows nothing of a world', () => {
    const { clock } = standing();
    clock.observe(sandbox(NOON, 1));
    const before = clock.now();
    expect(clock.observe(date(NOON + 3 * MINUTE), 0, false)).toBe(before);
    expect([clock.now(), clock.mark]).toEqual([before, { kind: 'sandbox', speed: 1 }]);
    clock.observe(sandbox(NOON, 60), 0, false);
    expect(clock.mark).toEqual({ kind: 'sandbox', speed: 60 });
  });
});
