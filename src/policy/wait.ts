import { NOT_NEEDED } from './abort.js';
import type { Outcome } from './outcome.js';
import type { Sleep } from './timing.js';

/** How waiting for something ended. */
export type Waited<T> =
  | Outcome<T>
  /** The one who waits gave up. */
  | { kind: 'cancelled' }
  /** The time to wait was over first. */
  | { kind: 'late' };

/** Waits for `promise` at most `milliseconds` (`Infinity`: without end) and while `signal` is silent; never rejects. */
export function waitFor<T>(
  promise: Promise<T>,
  milliseconds: number,
  sleep: Sleep,
  signal?: AbortSignal,
): Promise<Waited<T>> {
  return new Promise((resolve) => {
    const over = milliseconds === Number.POSITIVE_INFINITY ? undefined : new AbortController();
    const finish = (waited: Waited<T>) => {
      signal?.removeEventListener('abort', cancel);
      over?.abort(NOT_NEEDED);
      resolve(waited);
    };
    const cancel = () => finish({ kind: 'cancelled' });
    promise.then(
      (value) => finish({ kind: 'value', value }),
      (error: unknown) => finish({ kind: 'error', error }),
    );
    if (signal?.aborted) {
      cancel();
      return;
    }
    signal?.addEventListener('abort', cancel, { once: true });
    if (!over) return;
    sleep(Math.max(0, milliseconds), over.signal).then(
      () => finish({ kind: 'late' }),
      () => undefined,
    );
  });
}
