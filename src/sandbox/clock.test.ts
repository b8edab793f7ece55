import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sandboxClock } from './clock.js';

const START = Date.parse('2026-11-24T02:00:00Z');

function setUp(options: { at?: number; speed?: number } = {}) {
  let real = 1_000;
  const clock = sandboxClock({ at: START, ...options, real: () => real });
  return { clock, pass: (ms: number) => (real += ms) };
}

describe('the world clock', () => {
  it('starts at the given time and runs with the real one', () => {
    const { clock, pass } = setUp();
    expect(clock.now()).toBe(START);
    pass(1_500);
    expect(clock.now()).toBe(START + 1_500);
  });

  it('starts at the real time unless told', () => {
    expect(sandboxClock({ real: () => 42 }).now()).toBe(42);
  });

  it('runs faster, and freezes at speed 0', () => {
    const { clock, pass } = setUp({ speed: 60 });
    pass(1_000);
    expect(clock.now()).toBe(START + 60_000);
    clock.setSpeed(0);
    pass(5_000);
    expect(clock.now()).toBe(START + 60_000);
    expect(clock.speed()).toBe(0);
  });

  it('goes on after a pause at the speed from before', () => {
    const { clock, pass } = setUp({ speed: 10 });
    clock.pause();
    clock.pause();
    pass(1_000);
    expect([clock.now(), clock.speed()]).toEqual([START, 0]);
    clock.resume();
    clock.resume();
    pass(1_000);
    expect([clock.now(), clock.speed()]).toEqual([START + 10_000, 10]);
  });

  it('jumps back and forth and keeps its speed', () => {
    const { clock, pass } = setUp({ speed: 2 });
    clock.jump(START - 1_000);
    pass(1_000);
    expect(clock.now()).toBe(START + 1_000);
  });

  it('steps on and back, also while it stands still', () => {
    const { clock, pass } = setUp({ speed: 60 });
    clock.pause();
    clock.step(60_000);
    expect([clock.now(), clock.speed()]).toEqual([START + 60_000, 0]);
    clock.resume();
    clock.step(-30_000);
    pass(1_000);
    expect([clock.now(), clock.speed()]).toEqual([START + 90_000, 60]);
  });

  it('refuses times and speeds that are none', () => {
    const { clock } = setUp();
    expect(() => clock.setSpeed(-1)).toThrow(RangeError);
    expect(() => clock.jump(Number.NaN)).toThrow("the time can't be NaN");
    expect(() => clock.step(Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => setUp({ speed: Number.POSITIVE_INFINITY })).toThrow(RangeError);
  });

  it('never jumps when only its speed changes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.double({ min: 0, max: 600, noNaN: true }))),
        (steps) => {
          const { clock, pass } = setUp();
          for (const [ms, speed] of steps) {
            pass(ms);
            const before = clock.now();
            clock.setSpeed(speed);
            expect(clock.now()).toBe(before);
          }
        },
      ),
    );
  });
});
