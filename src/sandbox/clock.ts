import type { Clock } from '../util/clock.js';

/** How the world's time follows the real one. */
export interface SandboxClockOptions {
  /** World time at the start, epoch milliseconds. @default the real time */
  at?: number;
  /** World seconds a real second: 60 makes an hour pass in a minute, 0 freezes. @default 1 */
  speed?: number;
  /** The real time. */
  real: Clock;
}

/** The world's clock, which can be frozen, moved and run faster. */
export interface SandboxClock {
  /** World time, whole epoch milliseconds. */
  now: Clock;
  /** World seconds a real second; 0 while paused. */
  speed(): number;
  /** Changes the speed from here on. Throws RangeError unless finite and not negative. */
  setSpeed(speed: number): void;
  /** Moves the world to this moment (epoch milliseconds), back or forth. Throws RangeError for what is no time. */
  jump(to: number): void;
  /** Moves the world on by so many milliseconds, back when negative. Throws RangeError where no time is. */
  step(by: number): void;
  /** Freezes the world. */
  pause(): void;
  /** Goes on at the speed from before the pause; nothing when not paused. */
  resume(): void;
}

function checkedTime(value: number): number {
  if (Number.isNaN(new Date(value).getTime())) throw new RangeError(`the time can't be ${value}`);
  return value;
}

function checkedSpeed(value: number): number {
  if (!Number.isFinite(value) || value < 0) throw new RangeError(`the speed can't be ${value}`);
  return value;
}

/** A clock for the world: at + real time passed × speed. Throws RangeError for a start or speed that is no finite number or a negative speed. */
export function sandboxClock({ at, speed = 1, real }: SandboxClockOptions): SandboxClock {
  let anchor = { real: real(), world: checkedTime(at ?? real()) };
  let current = checkedSpeed(speed);
  let paused: number | undefined;

  const now = (): number => Math.floor(anchor.world + (real() - anchor.real) * current);
  const go = (world: number, next: number): void => {
    anchor = { real: real(), world };
    current = next;
  };
  return {
    now,
    speed: () => current,
    setSpeed: (next) => {
      go(now(), checkedSpeed(next));
      paused = undefined;
    },
    jump: (to) => go(checkedTime(to), current),
    step: (by) => go(checkedTime(now() + by), current),
    pause: () => {
      if (paused !== undefined) return;
      paused = current;
      go(now(), 0);
    },
    resume: () => {
      if (paused === undefined) return;
      go(now(), paused);
      paused = undefined;
    },
  };
}
