import { sleep, type Timing } from './timing.js';

/** Time that passes only when told to. */
export interface VirtualTime extends Timing {
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Lets so many milliseconds pass, ringing alarms in order, each with everything it causes done before the next. */
  advance(milliseconds: number): Promise<void>;
  /** Lets everything that waits for no time happen. */
  settle(): Promise<void>;
  /** Moments at which alarms will ring. */
  readonly pending: readonly number[];
}

export function virtualTime(start = 1_000_000, random: () => number = () => 0.5): VirtualTime {
  let now = start;
  let alarms: { at: number; ring: () => void }[] = [];
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const alarm: Timing['alarm'] = (milliseconds, ring) => {
    const set = { at: now + milliseconds, ring };
    alarms.push(set);
    return () => {
      alarms = alarms.filter((other) => other !== set);
    };
  };
  return {
    clock: () => now,
    random,
    alarm,
    sleep: (milliseconds, signal) => sleep({ alarm }, milliseconds, signal),
    settle,
    async advance(milliseconds) {
      const end = now + milliseconds;
      await settle();
      for (;;) {
        const next = alarms.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        now = Math.max(now, next.at);
        alarms = alarms.filter((other) => other !== next);
        next.ring();
        await settle();
      }
      now = end;
    },
    get pending() {
      return alarms.map(({ at }) => at);
    },
  };
}

/** A promise to be settled from outside. */
export interface Deferred<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: unknown) => void;
}

export function deferred<T>(): Deferred<T> {
  return Promise.withResolvers<T>();
}
