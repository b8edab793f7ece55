import type { Clock } from '../../util/clock.js';
import type { Sleep } from '../http/effect.js';

/** Lets one go every `everyMs` milliseconds; who comes sooner waits. Rejects when the signal fires while waiting. */
export function createPace(
  everyMs: number,
  clock: Clock,
  sleep: Sleep,
): (signal: AbortSignal) => Promise<void> {
  let next = 0;
  return async (signal) => {
    const now = clock();
    const turn = Math.max(now, next);
    next = turn + everyMs;
    if (turn > now) await sleep(turn - now, signal);
  };
}
