/** A signal that fires after `milliseconds` with `reason()`; `clear` releases its timer. */
export function timeLimit(
  milliseconds: number,
  reason: () => Error,
): { signal: AbortSignal; clear: () => void } {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(reason()), milliseconds);
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}

/** Runs `work` once for all who ask while it is under way; the next to ask after it ended starts anew. */
export function shared<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  };
}

/** What `work` comes to, or the signal's reason as soon as it fires; the work itself goes on for others. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
